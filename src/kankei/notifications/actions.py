"""Put a message into the outbox, and forget an address."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from kankei.accounts.models import Reader
from kankei.common.clock import now
from kankei.notifications.models import Message
from kankei.notifications.tasks import send_message


@transaction.atomic
def put(
    *, key: str, to: str, subject: str, text: str, html: str = "", reader: Reader | None = None
) -> Message:
    """Put a message into the outbox; the same `key` again changes nothing and sends nothing."""
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "reader": reader,
            "to": to,
            "subject": subject.strip()[:200],
            "text": text,
            "html": html,
            "created_at": now(),
        },
    )
    if is_new:
        # The queue is in the same database: the task is there if, and only if, the message is.
        send_message.enqueue(message.pk)
    return message


def forget(reader: Reader) -> int:
    """Remove every message to `reader`, whichever way it was addressed; return how many."""
    removed, _ = Message.objects.filter(Q(reader=reader) | Q(to__iexact=reader.email)).delete()
    return removed
