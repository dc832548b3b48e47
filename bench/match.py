"""Finding which followed keywords an article has costs at most three times cutting it into words."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from sudachipy import dictionary, tokenizer

from bench import stage
from bench.measuring import Result, compared

KEYWORDS = 50_000
BOUND = {"sqlite": 3.0, "postgresql": 4.5}


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds import queries  # noqa: PLC0415
    from kankei.feeds.words import candidates_of  # noqa: PLC0415

    _follow_keywords()
    bare = dictionary.Dictionary().create(mode=tokenizer.Tokenizer.SplitMode.A)
    result = compared(
        "match",
        ours=lambda text: queries.anchored(candidates_of(text)),
        peer=lambda text: [morpheme.surface() for morpheme in bare.tokenize(text)],
        inputs=stage.fresh(2),
        bound=BOUND[connection.vendor],
        words=f"{KEYWORDS:,} keywords on {connection.vendor}; peer: SudachiPy's bare tokenising",
    )
    yield result


def _follow_keywords() -> None:
    """Keywords of which some stand in every article and most in none, as with readers."""
    from kankei.feeds.models import Anchor, Feed  # noqa: PLC0415
    from kankei.feeds.words import candidates_of  # noqa: PLC0415

    chance = random.Random(20210520)
    words = sorted(
        {word for text in stage.texts() for word in candidates_of(text) if 2 <= len(word) <= 6}
    )
    chance.shuffle(words)
    there = words[: KEYWORDS // 20]
    made = (a + b for a, b in itertools.product(words[:400], words[-400:]))
    keywords = list(itertools.islice(dict.fromkeys(itertools.chain(there, made)), KEYWORDS))
    feeds = Feed.objects.bulk_create(
        (Feed(kind="keyword", key=word, name=word) for word in keywords), batch_size=5000
    )
    Anchor.objects.bulk_create(
        (Anchor(word=feed.key, feed=feed, is_enough=True) for feed in feeds), batch_size=5000
    )
