"""Finding which followed keywords an article has costs a few times what cutting it into words does."""

from __future__ import annotations

import resource
from collections.abc import Iterator

from sudachipy import dictionary, tokenizer

from bench import stage
from bench.keywords import follow_keywords
from bench.measuring import Result, compared

SMALL, FULL = 50_000, 1_000_000
BOUND = {"sqlite": 3.0, "postgresql": 4.5}


def measure() -> Iterator[Result]:
    vendor = stage.set_up()
    from kankei.feeds import matching  # noqa: PLC0415
    from kankei.feeds.words import Runs  # noqa: PLC0415

    count = FULL if stage.is_full() else SMALL
    bare = dictionary.Dictionary().create(mode=tokenizer.Tokenizer.SplitMode.A)
    texts = stage.fresh(2)
    Runs(texts[0])
    before = _memory()
    follow_keywords(count)
    matched = [len(matching.anchored(Runs(text))) for text in stage.texts()]
    loaded = _memory()
    result = compared(
        "match",
        ours=lambda text: matching.anchored(Runs(text)),
        peer=lambda text: [morpheme.surface() for morpheme in bare.tokenize(text)],
        inputs=texts,
        bound=BOUND[vendor],
        words=f"{count:,} keywords, of which {sum(matched) / len(matched):.0f} stand in an article;"
        " peer: SudachiPy's bare tokenising; the process grew by"
        f" {(_memory() - loaded) // 1024} MB for matching ({(loaded - before) // 1024} for loading)",
    )
    yield result


def _memory() -> int:
    """The most kilobytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
