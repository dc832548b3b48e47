"""A whole publish among a million keywords is two hundred times faster than asking stored queries."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bench import stage
from bench.keywords import follow_keywords
from bench.measuring import Result, seconds

SMALL, FULL = 100_000, 1_000_000
ARTICLES = 24
# Published before, so that the words that are in most articles are known, as to a worker that runs.
BEFORE = 40
# The loop takes seconds an article: it is asked of every so many-th one.
PEER_ASKED = 8
FEW, MANY = 10, 10_000
FOLLOWS_EACH = 10
TOPICS = 60


def measure() -> Iterator[Result]:
    vendor = stage.set_up()
    count = FULL if stage.is_full() else SMALL
    words = follow_keywords(count)
    _topics(words)
    stored = _stored_queries(words)
    every = list(_articles())
    for article, text in every[:BEFORE]:
        _publish(article, text)
    articles = every[BEFORE:]
    ours, peer = [], []
    for number, (article, text) in enumerate(articles):
        # As the worker has it, which takes the article from its queue.
        fresh = type(article).objects.get(pk=article.pk)
        ours.append(seconds(lambda fresh=fresh, text=text: _publish(fresh, text)))
        if number % PEER_ASKED == 0:
            peer.append(seconds(lambda text=text: _percolate(stored, text)))
    brought = statistics.mean(_entries(article) for article, _ in articles)
    yield Result(
        "publish",
        # At a tenth of the keywords the loop is a tenth as long, and a publish hardly shorter.
        1 / 200 * FULL / count,
        statistics.median(ours),
        statistics.median(peer),
        f"route, entries and index among {count:,} keywords and {TOPICS} topics, {brought:.0f} entries"
        f" an article; peer: {count:,} stored queries in tantivy, all asked one by one",
    )
    yield _with_many_readers(vendor, articles)


def _entries(article: Any) -> int:
    from kankei.feeds.models import FeedEntry  # noqa: PLC0415

    return FeedEntry.objects.filter(position=article.position).count()


def _topics(words: list[str]) -> None:
    """Topics with words of their own, some of which stand in articles."""
    from kankei.feeds.models import Feed  # noqa: PLC0415

    Feed.objects.bulk_create(
        Feed(kind="topic", key=f"topic{n}", name=f"話題{n}", aliases=words[n * 50 : n * 50 + 5])
        for n in range(TOPICS)
    )


def _with_many_readers(vendor: str, articles: list[tuple[Any, str]]) -> Result:
    """Publish with few readers, with a thousand times as many, and with few again."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    first = _readers(FEW)
    few = [seconds(lambda one=one: _publish_anew(*one)) for one in articles]
    _readers(MANY - FEW)
    rows = _rows()
    many = [seconds(lambda one=one: _publish_anew(*one)) for one in articles]
    with CaptureQueriesContext(connection) as asked:
        _publish_anew(*articles[0])
    touching = [one for one in asked if "follows_follow" in one["sql"] or "reader" in one["sql"]]
    written = _rows() - rows
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM follows_follow WHERE reader_id >= %s", [first + FEW])
    few += [seconds(lambda one=one: _publish_anew(*one)) for one in articles]
    return Result(
        "publish-readers",
        # What runs differ by on a machine with other work.
        1.25,
        statistics.median(many),
        statistics.median(few),
        f"{MANY:,} readers with {FOLLOWS_EACH} follows each: {written} rows written for readers,"
        f" {len(touching)} statements about them; peer: {FEW} readers",
    )


def _rows() -> int:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM follows_follow) + (SELECT count(*) FROM library_readstate)"
            " + (SELECT count(*) FROM notifications_message)"
        )
        return int(cursor.fetchone()[0])


def _readers(count: int) -> int:
    """Make so many readers who follow what stands in the articles; return the first one's id."""
    from kankei.accounts.models import Reader  # noqa: PLC0415
    from kankei.feeds.models import Feed  # noqa: PLC0415
    from kankei.follows.models import Follow  # noqa: PLC0415

    before = Reader.objects.count()
    made = Reader.objects.bulk_create(
        (Reader(email=f"bench{before + n}@example.jp", password="!") for n in range(count)),
        batch_size=1000,
    )
    feeds = list(
        Feed.objects.filter(entries__isnull=False).values_list("pk", flat=True).distinct()[:500]
    )
    Follow.objects.bulk_create(
        (
            Follow(reader=one, feed_id=feeds[(n * 7 + k) % len(feeds)], created_at=stage.AT)
            for n, one in enumerate(made)
            for k in range(FOLLOWS_EACH)
        ),
        batch_size=2000,
    )
    return int(made[0].pk)


def _articles() -> Iterator[tuple[Any, str]]:
    from kankei.articles import actions  # noqa: PLC0415
    from kankei.articles.models import Article, Author, Section  # noqa: PLC0415

    section = Section.objects.create(slug="world", name="国際")
    authors = [Author.objects.create(slug=f"author{n}", name=f"筆者{n}") for n in range(2)]
    for number, text in enumerate(islice(stage.fresh(1), BEFORE + ARTICLES)):
        article = Article(headline=f"記事{number}", body=text, section=section)
        article.live = False
        article.authors = authors
        article.save()
        actions.publish(article, at=stage.AT)
        yield article, text


def _publish(article: Any, text: str) -> None:
    from django.db import transaction  # noqa: PLC0415

    from kankei.feeds import actions as feeds  # noqa: PLC0415
    from kankei.search import actions as search  # noqa: PLC0415

    codes, pairs = {"USA": 3, "RUS": 2}, ["RUS-USA"]
    with transaction.atomic():
        received = feeds.route(article, text=text, codes=codes, pairs=pairs, at=stage.AT)
        search.index_article(article, text=text, codes=codes, pairs=pairs, received=received)


def _publish_anew(article: Any, text: str) -> None:
    """Publish as if for the first time: taken off everything before, at no cost to the publish."""
    from kankei.feeds import actions as feeds  # noqa: PLC0415
    from kankei.feeds.words import words_of  # noqa: PLC0415

    feeds.take_off(article)
    words_of.cache_clear()
    _publish(article, text)


def _stored_queries(words: list[str]) -> tuple[Any, list[Any]]:
    """The queries of a percolator, ready to be asked: a term, or a phrase of a keyword's words."""
    import tantivy  # noqa: PLC0415

    from kankei.feeds.words import cut_alone  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    queries = []
    for word in words:
        cut = list(cut_alone.__wrapped__(word)) or [word]
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
