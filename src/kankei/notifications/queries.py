"""Reads of the outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from kankei.notifications.models import Message, Telling

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
    found = Message.objects.filter(state__in=_TROUBLED).select_related("reader")
    return found.order_by("-taken_at", "-pk")[:most]


def telling_of(reader: Any) -> Telling:
    """How `reader` wants to be told; who never said so gets no mails."""
    return Telling.objects.filter(reader=reader).first() or Telling(reader=reader)


def counts_by_state() -> dict[str, int]:
    """How many messages there are in each state but the last, in which they leave everybody alone."""
    unsent = Message.objects.filter(state__in=[Message.State.PENDING, Message.State.SENDING])
    counted = (unsent | Message.objects.filter(state__in=_TROUBLED)).order_by().values("state")
    return {row["state"]: row["n"] for row in counted.annotate(n=Count("pk"))}
