"""Send what stands in the outbox: at most once, and honestly uncertain where nobody can know."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from kankei.notifications import queries, rules, transport
from kankei.notifications.models import Message

PATIENCE = timedelta(minutes=10)


def send(message_pk: int, *, at: datetime) -> Message | None:
    """Try once to send a message that is pending; return it as it stands afterwards."""
    is_taken = Message.objects.filter(pk=message_pk, state=Message.State.PENDING).update(
        state=Message.State.SENDING, taken_at=at, tries=F("tries") + 1
    )
    message = Message.objects.filter(pk=message_pk).first()
    if message is None or not is_taken:
        return message
    outcome, fault = transport.deliver(message)
    message.state = rules.after(outcome, tries=message.tries)
    message.fault = fault
    message.sent_at = at if outcome is rules.Outcome.SENT else None
    message.save(update_fields=["state", "fault", "sent_at"])
    return message


def left_behind(*, at: datetime) -> list[int]:
    """Mark messages that a killed worker was sending as uncertain; return those to take up again."""
    queries.stuck(before=at - PATIENCE).update(
        state=Message.State.UNCERTAIN, fault="the sender ended before it could note the outcome"
    )
    longest = rules.wait_before(rules.MOST_TRIES)
    fresh = queries.waiting(before=at - PATIENCE).filter(tries=0)
    tried = queries.waiting(before=at - longest).filter(tries__gt=0)
    return [*fresh.values_list("pk", flat=True), *tried.values_list("pk", flat=True)]
