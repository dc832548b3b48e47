"""Merging two hundred followed feeds costs about as much as two hundred looks into an index."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from bench import stage
from bench.measuring import Result, compared

FEEDS = 2_000
ENTRIES = 400_000
FOLLOWS = 200
BOUND = {"sqlite": 1.5, "postgresql": 3.0}
_BY_KEY = {
    "sqlite": "SELECT id, name FROM feeds_feed WHERE id IN (SELECT value FROM json_each(%s))",
    "postgresql": "SELECT id, name FROM feeds_feed WHERE id = ANY(string_to_array(%s, ',')::bigint[])",
}


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds import queries  # noqa: PLC0415

    ids = _fill()
    chance = random.Random(7)

    def by_key(followed: list[int]) -> object:
        given = (
            json.dumps(followed) if connection.vendor == "sqlite" else ",".join(map(str, followed))
        )
        with connection.cursor() as cursor:
            cursor.execute(_BY_KEY[connection.vendor], [given])
            return cursor.fetchall()

    result = compared(
        "mynews",
        ours=lambda followed: queries.merged(followed, most=30),
        peer=by_key,
        inputs=[chance.sample(ids, FOLLOWS) for _ in range(300)],
        bound=BOUND[connection.vendor],
        words=f"{FOLLOWS} follows, {ENTRIES:,} entries on {connection.vendor}; peer: {FOLLOWS} rows by key",
    )
    yield result


def _fill() -> list[int]:
    """Feeds of very different length: the first holds thousands of entries, the last a few."""
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds.models import Feed  # noqa: PLC0415

    feeds = Feed.objects.bulk_create(
        (Feed(kind="topic", key=f"bench-{n}", name=f"話題{n}") for n in range(FEEDS)),
        batch_size=1000,
    )
    ids = [feed.pk for feed in feeds]
    weights = [1 / (rank + 1) ** 0.9 for rank in range(FEEDS)]
    share = ENTRIES / sum(weights)
    first = 6_600_000_000_000_000
    rows = [
        (feed_id, first + step * 4096 * 60_000 * (rank + 1) + rank)
        for rank, (feed_id, weight) in enumerate(zip(ids, weights, strict=True))
        for step in range(max(5, int(weight * share)))
    ]
    with connection.cursor() as cursor:
        statement = "INSERT INTO feeds_feedentry (feed_id, position, because) VALUES (%s, %s, '')"
        for start in range(0, len(rows), 20_000):
            cursor.executemany(statement, rows[start : start + 20_000])
        cursor.execute("ANALYZE")
    return ids
