"""Put a message into the outbox, and forget an address."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.common.clock import now
from kankei.notifications.models import Message


@transaction.atomic
def put(
    *, key: str, to: str, subject: str, text: str, html: str = "", reader: Reader | None = None
) -> Message:
    """Put a message into the outbox; the same `key` again changes nothing and sends nothing."""
    at = now()
    message, _ = Message.objects.get_or_create(
        key=key,
        defaults={
            "reader": reader,
            "to": to,
            "subject": " ".join(subject.split())[:200],
            "text": text,
            "html": html,
            "created_at": at,
            "due_at": at,
        },
    )
    return message


def send_again(message: Message, *, at: datetime) -> bool:
    """Let a message that is uncertain or failed leave once more, by an operator's own hand."""
    troubled = [Message.State.UNCERTAIN, Message.State.FAILED]
    turned = Message.objects.filter(pk=message.pk, state__in=troubled).update(
        state=Message.State.PENDING, due_at=at, tries=0, fault=""
    )
    if turned:
        audit.record("notifications.sent_again", at=at, message=message.pk)
    return bool(turned)


def forget(reader: Reader) -> int:
    """Remove every message to `reader`, whichever way it was addressed; return how many."""
    removed, _ = Message.objects.filter(Q(reader=reader) | Q(to__iexact=reader.email)).delete()
    return removed
