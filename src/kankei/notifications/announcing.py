"""Tell of a new article at once: those who asked for that, and work for nobody else.

An announcement is its own queue. Each step takes one feed's next readers, writes their notices and
messages and how far it came in one transaction: whoever is killed in between leaves nothing half done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef

from kankei.accounts.models import Reader
from kankei.articles.models import Article
from kankei.common.ids import moment_of, position_at
from kankei.feeds.models import Feed, FeedEntry
from kankei.follows.models import Follow
from kankei.library import queries as library
from kankei.notifications import letters
from kankei.notifications.hours import quiet_until
from kankei.notifications.models import Announcement, Device, Message, Notice, Telling

READERS_A_STEP = 500
# What is older was found late: nobody is rung for it, digests and マイニュース have it.
NEWS_FOR = timedelta(days=1)
_MILLISECOND = timedelta(milliseconds=1)


@transaction.atomic
def announce(article: Article, *, at: datetime) -> bool:
    """Let the followers of the article's feeds be told; whether anybody is to be, now.

    Once for each feed and occasion: an edit tells nobody again, a major update does.
    """
    position = article.position
    if position is None or position < position_at(at - NEWS_FOR):
        return False
    feeds = set(FeedEntry.objects.filter(position=position).values_list("feed_id", flat=True))
    Announcement.objects.get_or_create(position=position, defaults={"article": article})
    known = Announcement.objects.select_for_update().get(position=position)
    fresh = feeds - set(known.feeds)
    if not fresh:
        return False
    followed = Follow.objects.filter(
        feed=OuterRef("pk"), tell=Follow.Tell.AT_ONCE, state=Follow.State.FOLLOWING
    )
    asked = Feed.objects.filter(Exists(followed), pk__in=fresh).order_by("pk")
    known.feeds = sorted({*known.feeds, *fresh})
    known.waiting = [*known.waiting, *asked.values_list("pk", flat=True)]
    known.is_waiting = bool(known.waiting)
    known.save()
    return known.is_waiting


@transaction.atomic
def tell_some(*, at: datetime) -> int | None:
    """Tell the next readers of an announcement; return how many, or None when nothing waits."""
    waiting = Announcement.objects.filter(is_waiting=True).order_by("position")
    can_skip = connection.features.has_select_for_update_skip_locked
    one = waiting.select_for_update(skip_locked=can_skip).first()
    if one is None:
        return None
    article = Article.objects.filter(
        pk=one.article_id, position=one.position, live=True, retracted_at__isnull=True
    ).first()
    readers = _next_readers(one) if article else []
    if readers:
        told = _tell(one, readers, at=at)
        one.upto_reader = readers[-1]
    else:
        told, one.upto_reader = 0, 0
        one.waiting = one.waiting[1:] if article else []
        one.is_waiting = bool(one.waiting)
    one.save(update_fields=["upto_reader", "waiting", "is_waiting"])
    return told


def _next_readers(one: Announcement) -> list[int]:
    """The next who asked to be told of the feed at once, before the article was there."""
    found = Follow.objects.filter(
        feed_id=one.waiting[0],
        tell=Follow.Tell.AT_ONCE,
        state=Follow.State.FOLLOWING,
        created_at__lt=moment_of(one.position) + _MILLISECOND,
        reader_id__gt=one.upto_reader,
    ).order_by("reader_id")
    return list(found.values_list("reader_id", flat=True)[:READERS_A_STEP])


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the readers of one step, from one query each."""

    readers: set[int]
    devices: dict[int, list[Device]]
    tellings: dict[int, Telling]
    reasons: dict[int, list[int]]
    loud: dict[int, int]


def _tell(one: Announcement, asked: list[int], *, at: datetime) -> int:
    readers = _to_be_told(one, asked)
    known = _known_of(one, readers, at=at)
    notices: list[Notice] = []
    messages: list[Message] = []
    for pk in sorted(known.readers):
        telling = known.tellings.get(pk) or Telling(reader_id=pk)
        held = quiet_until(at, since=telling.quiet_from, until=telling.quiet_until)
        ways: list[Message] = []
        if known.loud.get(pk, 0) < telling.most_an_hour:
            ways = letters.messages_for(
                telling,
                devices=known.devices.get(pk, ()),
                position=one.position,
                held_until=held,
                at=at,
            )
        notices.append(
            Notice(
                reader_id=pk,
                article_id=one.article_id,
                position=one.position,
                feeds=known.reasons.get(pk, []),
                at=at,
                is_loud=bool(ways),
                held_until=held if ways else None,
            )
        )
        messages += ways
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    return len(notices)


def _to_be_told(one: Announcement, asked: Iterable[int]) -> set[int]:
    """Those of `asked` who were not told, have not muted it, and have not read it."""
    wanted = set(asked)
    told = Notice.objects.filter(position=one.position, reader_id__in=wanted)
    muted = Follow.objects.filter(
        reader_id__in=wanted, feed_id__in=one.feeds, state=Follow.State.MUTED
    )
    wanted -= set(told.values_list("reader_id", flat=True))
    wanted -= set(muted.values_list("reader_id", flat=True))
    return wanted - library.who_read(wanted, position=one.position)


def _known_of(one: Announcement, readers: Collection[int], *, at: datetime) -> _Known:
    brought: dict[int, list[int]] = defaultdict(list)
    follows = Follow.objects.filter(
        reader_id__in=readers, feed_id__in=one.feeds, state=Follow.State.FOLLOWING
    ).exclude(tell=Follow.Tell.NONE)
    for reader, feed in follows.order_by("pk").values_list("reader_id", "feed_id"):
        brought[reader].append(feed)
    lately = Notice.objects.filter(
        reader_id__in=readers, is_loud=True, held_until__isnull=True,
        at__gt=at - timedelta(hours=1), at__lte=at,
    )  # fmt: skip
    active = Reader.objects.filter(pk__in=readers, is_active=True)
    devices: dict[int, list[Device]] = defaultdict(list)
    for device in Device.objects.filter(reader_id__in=readers):
        devices[device.reader_id].append(device)
    counted: Any = lately.order_by().values_list("reader_id").annotate(Count("pk"))
    return _Known(
        readers=set(active.values_list("pk", flat=True)),
        devices=devices,
        tellings=Telling.objects.in_bulk(list(readers)),
        reasons=brought,
        loud=dict(counted),
    )
