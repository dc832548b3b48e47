"""Merging two hundred followed feeds costs about as much as two hundred looks into an index."""

from __future__ import annotations

import json
import random
import statistics
from collections.abc import Iterator
from functools import partial

from bench import stage
from bench.measuring import Result, compared, seconds

FOLLOWS = 200
SHOWN = 30
BOUND = {"sqlite": 1.5, "postgresql": 3.0}
# (feeds, entries, articles): the first feed holds a thirtieth of all, half of them a few.
SMALL, FULL = (2_000, 400_000, 20_000), (100_000, 27_000_000, 1_000_000)
_FIRST = 6_600_000_000_000_000
_A_MINUTE = 60_000 << 12
_FLAGS = {
    "live",
    "has_unpublished_changes",
    "expired",
    "locked",
    "is_date_assumed",
    "is_major_update",
}
_BY_KEY = {
    "sqlite": "SELECT id, name FROM feeds_feed WHERE id IN (SELECT value FROM json_each(%s))",
    "postgresql": "SELECT id, name FROM feeds_feed WHERE id = ANY(string_to_array(%s, ',')::bigint[])",
}


def measure() -> Iterator[Result]:
    vendor = stage.set_up()
    from kankei.feeds import queries  # noqa: PLC0415

    feeds, entries, articles = FULL if stage.is_full() else SMALL
    ids = fill(feeds=feeds, entries=entries, articles=articles)
    asked = followed(ids, 400)
    many = f"{FOLLOWS} follows, {entries:,} entries of {articles:,} articles"
    yield compared(
        "mynews",
        ours=_merged,
        peer=by_key,
        inputs=asked,
        bound=BOUND[vendor],
        words=f"{many}; peer: {FOLLOWS} rows by key",
    )
    if vendor == "postgresql":
        yield from _beside_the_naive(asked, many)
    marks = random.Random(2).sample(range(articles), 400)
    read = [_FIRST + one * _A_MINUTE for one in marks]
    yield compared(
        "mynews-unread",
        ours=lambda follows: queries.unread_among_newest(follows, below=0, read=read, most=100),
        peer=_merged,
        inputs=asked[:100],
        bound=10.0,
        words=f"unread of {FOLLOWS} follows counted to 100 each, nothing ever marked as a whole;"
        " peer: the merge",
    )


def by_key(follows: list[int]) -> object:
    """Look up as many rows by their key, in the quickest form of the database."""
    from django.db import connection  # noqa: PLC0415

    sqlite = connection.vendor == "sqlite"
    given = json.dumps(follows) if sqlite else ",".join(map(str, follows))
    with connection.cursor() as cursor:
        cursor.execute(_BY_KEY[connection.vendor], [given])
        return cursor.fetchall()


def _beside_the_naive(asked: list[list[int]], many: str) -> Iterator[Result]:
    """The merge beside what the ORM would ask: on a table with its key alone, and on ours.

    The promise of a hundred times is made of the first: of a table whose one index is its key, by
    feed and position, PostgreSQL sorts every entry of every feed. Along the index by position that
    the merge brought the ORM walks as well; there the merge only has to be the quicker of the two.
    """
    from django.db import connection, transaction  # noqa: PLC0415

    ours = [seconds(partial(_merged, one)) for one in asked]
    with_index = [seconds(partial(naive, one)) for one in asked]
    with transaction.atomic():
        with connection.cursor() as cursor:
            # What works beside this process would not be counted.
            cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
            cursor.execute("DROP INDEX entries_by_position")
        without = [seconds(partial(naive, one)) for one in asked[:9]]
        transaction.set_rollback(True)
    merged = statistics.median(ours)
    for name, bound, times, words in (
        ("mynews-naive", 1 / 100 if stage.is_full() else 1 / 5, without, "its key alone"),
        ("mynews-orm", 1.0, with_index, "the merge's index by position"),
    ):
        peer = statistics.median(times)
        more = f"{many}; peer: as the ORM would ask, on a table with {words}: {peer / merged:,.1f} times"
        yield Result(name, bound, merged, peer, more)


def _merged(follows: list[int]) -> object:
    from kankei.feeds import queries  # noqa: PLC0415

    return queries.merged(follows, most=SHOWN)


def naive(follows: list[int]) -> object:
    """What reads best in a view."""
    from kankei.feeds.models import FeedEntry  # noqa: PLC0415

    found = FeedEntry.objects.filter(feed_id__in=follows).order_by("-position")
    return list(found.values_list("position", flat=True).distinct()[:SHOWN])


def followed(ids: list[int], count: int) -> list[list[int]]:
    """What so many readers follow: half of it what all follow, half of it far from that."""
    chance = random.Random(7)
    weights = [1 / (rank + 1) ** 0.9 for rank in range(len(ids))]
    readers = []
    for _ in range(count):
        follows = set(chance.choices(ids, weights, k=FOLLOWS // 2))
        while len(follows) < FOLLOWS:
            follows.add(chance.choice(ids))
        readers.append(list(follows))
    return readers


def fill(*, feeds: int, entries: int, articles: int) -> list[int]:
    """Make feeds of very different length (Zipf 0.9), their entries spread over all articles."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM feeds_feed")
        first = cursor.fetchone()[0] + 1
    ids = list(range(first, first + feeds))
    stage.load(
        "feeds_feed",
        "id, kind, key, name, name_en, description, aliases, codes, created_at",
        (
            (pk, "topic", f"bench-{pk}", f"話題{pk}", "", "", "[]", "[]", "2026-06-01 12:00:00")
            for pk in ids
        ),
    )
    _load_articles(articles)
    with stage.without_index("feeds_feedentry", "position", "feed_id"):
        stage.load(
            "feeds_feedentry", "feed_id, position, because", _entries(ids, entries, articles)
        )
    stage.settle("articles_article", "feeds_feed", "feeds_feedentry")
    return ids


def _load_articles(count: int) -> None:
    """As much of the articles as a merge asks for; each other column as empty as it may be."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        every = connection.introspection.get_table_description(cursor, "articles_article")
    needed = [one.name for one in every if not one.null_ok and one.name != "id"]
    given = {"position": "", "published_at": "2026-06-01 12:00:00"}
    columns = list(dict.fromkeys([*needed, *(one.name for one in every if one.name in given)]))
    flag = "f" if connection.vendor == "postgresql" else 0
    values = {one: flag if one in _FLAGS else given.get(one, "") for one in columns}
    place = columns.index("position")
    row = list(values.values())
    stage.load(
        "articles_article",
        ", ".join(columns),
        ((*row[:place], _FIRST + n * _A_MINUTE, *row[place + 1 :]) for n in range(count)),
    )


def _entries(ids: list[int], entries: int, articles: int) -> Iterator[tuple[int, int, str]]:
    chance = random.Random(3)
    weights = [1 / (rank + 1) ** 0.9 for rank in range(len(ids))]
    share = entries / sum(weights)
    for pk, weight in zip(ids, weights, strict=True):
        count = max(3, min(articles, int(weight * share)))
        step = articles / count
        begin = chance.random() * step
        for n in range(count):
            yield pk, _FIRST + int(begin + n * step) * _A_MINUTE, ""
