"""A digest costs its reader's own: a merged query over the follows, and one row of the outbox."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import time, timedelta

from bench import stage
from bench.measuring import Result, compared

READERS = 1_000
FEEDS = 500
FOLLOWS = 50
ENTRIES_A_FEED = 200
BOUND = 20.0


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds import queries as feeds  # noqa: PLC0415
    from kankei.follows.models import Follow  # noqa: PLC0415
    from kankei.notifications import digests  # noqa: PLC0415
    from kankei.notifications.models import Message, Telling  # noqa: PLC0415

    readers = _fill()
    followed = {
        reader: list(Follow.objects.filter(reader_id=reader).values_list("feed_id", flat=True))
        for reader in readers
    }
    result = compared(
        "told",
        ours=lambda reader: digests.make_for(reader, at=stage.AT),
        peer=lambda reader: feeds.merged(followed[reader], most=100),
        inputs=readers,
        bound=BOUND,
        words=f"a digest for each of {READERS:,} readers with {FOLLOWS} follows on"
        f" {connection.vendor}; peer: their merged query alone",
    )
    made = Message.objects.filter(key__startswith="digest:").count()
    if made != READERS or Telling.objects.filter(next_digest_at__lte=stage.AT).exists():
        raise AssertionError(f"{made} digests were made for {READERS} readers")
    yield result


def _fill() -> list[int]:
    from kankei.accounts.models import Reader  # noqa: PLC0415
    from kankei.common.ids import position_at  # noqa: PLC0415
    from kankei.feeds.models import Feed, FeedEntry  # noqa: PLC0415
    from kankei.follows.models import Follow  # noqa: PLC0415
    from kankei.notifications.models import Telling  # noqa: PLC0415

    chance = random.Random(11)
    began = stage.AT - timedelta(days=30)
    feeds = Feed.objects.bulk_create(
        Feed(kind="topic", key=f"told-{n}", name=f"話題{n}") for n in range(FEEDS)
    )
    # One entry an hour or so in each feed, the newest minutes ago.
    FeedEntry.objects.bulk_create(
        (
            FeedEntry(
                feed=feed,
                position=position_at(stage.AT - timedelta(minutes=chance.randint(1, 12_000)), n),
            )
            for feed in feeds
            for n in range(ENTRIES_A_FEED)
        ),
        batch_size=2000,
        ignore_conflicts=True,
    )
    readers = Reader.objects.bulk_create(
        Reader(email=f"told-{n}@example.jp", password="!") for n in range(READERS)
    )
    Follow.objects.bulk_create(
        (
            Follow(reader=reader, feed=feed, created_at=began)
            for reader in readers
            for feed in chance.sample(feeds, FOLLOWS)
        ),
        batch_size=2000,
    )
    Telling.objects.bulk_create(
        Telling(
            reader=reader,
            morning=time(7),
            next_digest_at=stage.AT - timedelta(hours=5),
            told_below=position_at(stage.AT - timedelta(days=1)),
        )
        for reader in readers
    )
    return [reader.pk for reader in readers]
