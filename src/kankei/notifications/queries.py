"""Reads of the outbox."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from kankei.articles.models import Article
from kankei.articles.queries import by_numbers
from kankei.common.rows import rows
from kankei.feeds.models import Feed
from kankei.library import queries as library
from kankei.notifications.models import Device, Message, Notice, Telling

_TROUBLED = (Message.State.UNCERTAIN, Message.State.FAILED)


def outbox(*, most: int = 50) -> QuerySet[Message]:
    """The newest messages, whatever became of them."""
    return Message.objects.order_by("-created_at", "-pk")[:most]


def due(*, at: datetime) -> QuerySet[Message]:
    """Messages whose time to leave has come, the longest waiting first."""
    waiting = Message.objects.filter(state=Message.State.PENDING, due_at__lte=at)
    return waiting.order_by("due_at", "pk")


def stuck(*, before: datetime) -> QuerySet[Message]:
    """Messages whose sender was killed between handing over and noting it."""
    return Message.objects.filter(state=Message.State.SENDING, taken_at__lt=before)


def troubled(*, most: int = 100) -> QuerySet[Message]:
    """Messages that a person has to look at: perhaps they left, or they could not."""
    found = Message.objects.filter(state__in=_TROUBLED).select_related("device")
    return found.order_by("-taken_at", "-pk")[:most]


def telling_of(reader: Any) -> Telling:
    """How `reader` wants to be told; who never said so gets no mails."""
    return Telling.objects.filter(reader=reader).first() or Telling(reader=reader)


@dataclass(frozen=True, slots=True)
class Noticed:
    """An entry of お知らせ whose article still stands."""

    notice: Notice
    article: Article
    feeds: list[Feed]

    @property
    def is_major(self) -> bool:
        """Whether this told of a major update, and not of an earlier occasion."""
        is_newest = self.article.position == self.notice.position
        return is_newest and self.article.updated_at is not None


def notices(
    reader: Any, *, at: datetime, before: int | None = None, most: int = 50
) -> list[Noticed]:
    """What `reader` was told of at once, newest first, below the notice `before`."""
    mine = Notice.objects.filter(reader=reader)
    if before is not None:
        mine = mine.filter(pk__lt=before)
    found = list(mine.order_by("-pk")[:most])
    articles = {one.pk: one for one in by_numbers({one.article_id for one in found}, at=at)}
    feeds = Feed.objects.in_bulk({pk for one in found for pk in one.feeds})
    return [
        Noticed(one, articles[one.article_id], [feeds[pk] for pk in one.feeds if pk in feeds])
        for one in found
        if one.article_id in articles
    ]


_UNREAD = """
SELECT position FROM notifications_notice WHERE reader_id = %s AND read_at IS NULL
ORDER BY position DESC LIMIT %s
"""


def unread_notices(reader: Any, *, most: int = 100) -> int:
    """How many notices `reader` has neither seen nor read the article of, counted to `most` only."""
    positions = rows(_UNREAD, reader.pk, most)
    # Most pages of most readers end here, with one look into an index.
    marks = library.read_marks(reader) if positions else None
    return sum(not marks.is_read(position) for (position,) in positions) if marks else 0


def devices_of(reader: Any) -> list[Device]:
    """The browsers that take push messages for `reader`, oldest first."""
    return list(Device.objects.filter(reader=reader))


def counts_by_state() -> dict[str, int]:
    """How many messages there are in each state but the last, in which they leave everybody alone."""
    unsent = Message.objects.filter(state__in=[Message.State.PENDING, Message.State.SENDING])
    counted = (unsent | Message.objects.filter(state__in=_TROUBLED)).order_by().values("state")
    return {row["state"]: row["n"] for row in counted.annotate(n=Count("pk"))}


def known_keys(keys: Collection[str]) -> set[str]:
    """Those of `keys` whose message is in the outbox already, whatever became of it."""
    return set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
