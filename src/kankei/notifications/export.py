"""What was sent to a reader and how they want to be told, to take along."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kankei.accounts.models import Reader
from kankei.notifications.models import Message, Notice, Telling


def messages_to(reader: Reader) -> list[dict[str, Any]]:
    """Every message to `reader` that the outbox still holds, newest first."""
    found = Message.objects.filter(reader=reader).order_by("-created_at", "-pk")
    return [
        {
            "channel": one.channel,
            "subject": one.subject,
            "text": one.text,
            "state": one.state,
            "created_at": one.created_at,
            "sent_at": one.sent_at,
        }
        for one in found
    ]


def telling_of(reader: Reader) -> dict[str, Any] | None:
    """The hours at which `reader` is told, if they chose any."""
    one = Telling.objects.filter(reader=reader).first()
    if one is None:
        return None
    names = ("morning", "evening", "weekly", "weekly_day", "quiet_from", "quiet_until")
    return {name: getattr(one, name) for name in names} | {
        "most_an_hour": one.most_an_hour,
        "is_mailed_at_once": one.is_mailed_at_once,
    }


def notices_to(reader: Reader) -> list[dict[str, Any]]:
    """The articles that `reader` was told of at once, newest first."""
    found = Notice.objects.filter(reader=reader).order_by("-at", "-pk")
    return [
        {
            "address": reverse("article", args=[one.article_id]),
            "at": one.at,
            "read_at": one.read_at,
        }
        for one in found
    ]
