"""Send what stands in the outbox: at most once, and honestly uncertain where nobody can know."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from kankei.notifications import composing, queries, rules, transport
from kankei.notifications.models import Message
from kankei.notifications.rules import Outcome, Tried

logger = logging.getLogger(__name__)

# Longer than any one try can take: what is "sending" for so long has lost its sender.
PATIENCE = timedelta(minutes=10)


def send(message_pk: int, *, at: datetime) -> Message | None:
    """Try once to send a message that is pending; return it as it stands afterwards."""
    taken = _take(Message.objects.filter(pk=message_pk, state=Message.State.PENDING), at=at)
    if taken is not None:
        with transport.Lines() as lines:
            _try(taken, lines, at=at)
    return Message.objects.filter(pk=message_pk).first()


def send_next(lines: transport.Lines, *, at: datetime) -> bool:
    """Try the message that has waited longest; whether there was one."""
    message = _take(queries.due(at=at), at=at)
    if message is None:
        return False
    _try(message, lines, at=at)
    return True


def give_up_stuck(*, at: datetime) -> int:
    """Call uncertain what a killed worker was sending; return how many messages that were."""
    return queries.stuck(before=at - PATIENCE).update(
        state=Message.State.UNCERTAIN, fault="the sender ended before it could note the outcome"
    )


def _take(wanted: QuerySet[Message], *, at: datetime) -> Message | None:
    """Claim the first of `wanted`: nobody else looks at it until `PATIENCE` is over.

    It stays pending until it is handed over: a worker that dies before that leaves no doubt, and the
    message is due again when the claim runs out. `taken_at` is the name of the claim: a death is no
    try, however many there are.
    """
    with transaction.atomic():
        message = wanted.select_for_update(skip_locked=_can_skip()).first()
        if message is None:
            return None
        message.taken_at = at
        message.due_at = at + PATIENCE
        message.save(update_fields=["taken_at", "due_at"])
        return message


def _try(message: Message, lines: transport.Lines, *, at: datetime) -> None:
    mine = Message.objects.filter(pk=message.pk, taken_at=at)

    def begin() -> bool:
        """Note that the message is leaving; from here on nobody else sends it, whatever happens."""
        return bool(mine.filter(state=Message.State.PENDING).update(state=Message.State.SENDING))

    try:
        is_written = _is_written(message, at=at)
    except Exception as error:
        # Nothing has left yet: whatever it was, trying again is safe.
        logger.exception("a message could not be written", extra={"outbox": message.pk})
        tried: Tried | None = Tried(Outcome.AGAIN, type(error).__name__)
    else:
        dropped = Tried(Outcome.DROPPED)
        tried = lines.deliver(message, at=at, begin=begin) if is_written else dropped
    if tried is None:
        return
    tries = message.tries + 1
    state = rules.after(tried.outcome, tries=tries)
    wait = rules.wait_before(tries, asked=tried.wait)
    # Not save(): the message may have gone with its reader meanwhile.
    mine.filter(state__in=[Message.State.PENDING, Message.State.SENDING]).update(
        state=state,
        tries=tries,
        fault=tried.fault[:300],
        sent_at=at if tried.outcome is Outcome.SENT else None,
        due_at=at + wait if state == Message.State.PENDING else message.due_at,
    )


def _is_written(message: Message, *, at: datetime) -> bool:
    """Give a message that tells of articles its words; whether there is anything left to tell."""
    if message.about is None:
        return True
    letter = composing.compose(message, at=at)
    if letter is None:
        return False
    for name, value in asdict(letter).items():
        setattr(message, name, value)
    message.save(update_fields=["to", "subject", "text", "html", "headers"])
    return True


def _can_skip() -> bool:
    return bool(connection.features.has_select_for_update_skip_locked)
