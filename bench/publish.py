"""Publishing among followed words is fifty times faster than asking as many stored queries one by one."""

from __future__ import annotations

import itertools
import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

from bench import stage
from bench.measuring import Result

KEYWORDS = 250_000
FEEDS = 2_000
ASKED = 4_000
ARTICLES = 12
# A loop over stored queries grows with their number, a look into an index hardly: 50 times here are 200
# times among a million.
BOUND = 1 / 50


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.db import connection  # noqa: PLC0415

    words = _follow_keywords()
    articles = list(_articles())
    ours = [_seconds(lambda one=one: _publish(*one)) for one in articles]
    # Stored queries are asked in a loop, so that twice as many take twice as long.
    asked = _stored_queries(words[:ASKED])
    peers = [_seconds(lambda text=text: _percolate(asked, text)) for _, text in articles]
    yield Result(
        "publish",
        BOUND,
        statistics.median(ours),
        statistics.median(peers) * KEYWORDS / ASKED,
        f"route, entries and index among {KEYWORDS:,} keywords on {connection.vendor};"
        f" peer: stored queries in tantivy, {ASKED:,} of them measured",
    )


def _seconds(deed: Any) -> float:
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def _follow_keywords() -> list[str]:
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds.models import Feed  # noqa: PLC0415
    from kankei.feeds.words import candidates_of  # noqa: PLC0415

    chance = random.Random(20210520)
    there = sorted(
        {word for text in stage.texts() for word in candidates_of(text) if 2 <= len(word) <= 6}
    )
    chance.shuffle(there)
    made = (a + b for a, b in itertools.product(there[:1200], there[-1200:]))
    words = list(itertools.islice(dict.fromkeys(itertools.chain(there[:FEEDS], made)), KEYWORDS))
    feeds = Feed.objects.bulk_create(
        (Feed(kind="keyword", key=word, name=word) for word in words[:FEEDS]),
        batch_size=1000,
    )
    first = feeds[0].pk
    with connection.cursor() as cursor:
        statement = "INSERT INTO feeds_anchor (word, feed_id, is_enough) VALUES (%s, %s, %s)"
        for start in range(0, len(words), 50_000):
            cursor.executemany(
                statement,
                [
                    (word, first + (start + n) % FEEDS, True)
                    for n, word in enumerate(words[start : start + 50_000])
                ],
            )
        cursor.execute("ANALYZE")
    return words


def _articles() -> Iterator[tuple[Any, str]]:
    from kankei.articles import actions  # noqa: PLC0415
    from kankei.articles.models import Article  # noqa: PLC0415

    for number, text in enumerate(stage.fresh(1)[:ARTICLES]):
        article = Article(headline=f"記事{number}", body=text)
        article.live = False
        article.save()
        actions.publish(article, at=stage.AT)
        yield article, text


def _publish(article: Any, text: str) -> None:
    from django.db import transaction  # noqa: PLC0415

    from kankei.feeds import actions as feeds  # noqa: PLC0415
    from kankei.search import actions as search  # noqa: PLC0415

    codes, pairs = {"USA": 3, "RUS": 2}, ["RUS-USA"]
    with transaction.atomic():
        feeds.route(article, text=text, codes=codes, pairs=pairs, at=stage.AT)
        search.index_article(article, text=text, codes=codes, pairs=pairs)


def _stored_queries(words: list[str]) -> tuple[Any, list[Any]]:
    import tantivy  # noqa: PLC0415

    from kankei.feeds.words import cuts_of  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    queries = []
    for word in words:
        cut = list(cuts_of.__wrapped__(word)[0])
        queries.append(
            tantivy.Query.term_query(schema, "words", cut[0])
            if len(cut) == 1
            else tantivy.Query.phrase_query(schema, "words", cut)
        )
    return schema, queries


def _percolate(asked: tuple[Any, list[Any]], text: str) -> int:
    """What a store of queries does: index the one document, ask every query of it."""
    import tantivy  # noqa: PLC0415

    from kankei.feeds.words import words_of  # noqa: PLC0415

    schema, queries = asked
    index = tantivy.Index(schema)
    writer = index.writer(15_000_000, 1)
    writer.add_document(tantivy.Document(words=" ".join(words_of(text))))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    return sum(searcher.search(query, 1, count=False).hits != [] for query in queries)
