"""Reads of the outbox."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from kankei.notifications.models import Message


def outbox(*, most: int = 50) -> QuerySet[Message]:
    """The newest messages, whatever became of them."""
    return Message.objects.order_by("-created_at", "-pk")[:most]


def waiting(*, before: datetime) -> QuerySet[Message]:
    """Messages put before `before` that no task has taken up."""
    return Message.objects.filter(state=Message.State.PENDING, created_at__lt=before).order_by("pk")


def stuck(*, before: datetime) -> QuerySet[Message]:
    """Messages whose sender was killed between handing over and noting it."""
    return Message.objects.filter(state=Message.State.SENDING, taken_at__lt=before)
