"""Make the digests that are due: one for every reader's slot, however long nobody looked.

A digest costs a reader's follows, one merged query over them, and a row of the outbox; the
articles and words are fetched when it leaves.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from kankei.common.ids import position_at
from kankei.follows.news_since import every_follow_of, news_since
from kankei.library import queries as library
from kankei.notifications.models import Message, Notice, Telling

logger = logging.getLogger(__name__)

AT_ONCE = 200
MOST_LOOKED_AT = 300
MOST_LISTED = 30
# An article that is routed late, after a worker was away, is still told in a later digest.
ROUTED_WITHIN = timedelta(days=2)
REST_AFTER_A_FAULT = timedelta(minutes=10)


def make_due(*, at: datetime) -> int:
    """Make the digests of at most `AT_ONCE` readers whose hour has come; return how many readers."""
    due = Telling.objects.filter(next_digest_at__lte=at).order_by("next_digest_at", "reader")
    pks = list(due.values_list("pk", flat=True)[:AT_ONCE])
    for pk in pks:
        try:
            make_for(pk, at=at)
        except Exception:
            # One reader's fault keeps no digest from another.
            logger.exception("a digest could not be made", extra={"reader": pk})
            Telling.objects.filter(pk=pk).update(next_digest_at=at + REST_AFTER_A_FAULT)
    return len(pks)


@transaction.atomic
def make_for(reader_pk: int, *, at: datetime) -> None:
    """Make the digest of one reader, if it is due and there is anything to tell."""
    can_skip = connection.features.has_select_for_update_skip_locked
    rows = Telling.objects.select_for_update(of=_own_row(), skip_locked=can_skip)
    telling = rows.select_related("reader").filter(pk=reader_pk, next_digest_at__lte=at).first()
    slot = telling.hours.last_until(at) if telling else None
    if telling is None or slot is None:
        return
    found = _news(telling) if telling.reader.is_active else []
    if found:
        listed = [[one.position, list(one.feed_ids)] for one in found[:MOST_LISTED]]
        about = {
            "kind": "digest",
            "slot": slot.isoformat(),
            "entries": listed,
            "more": len(found) - len(listed),
        }
        message = Message(
            key=f"digest:{reader_pk}:{slot:%Y-%m-%dT%H:%M}",
            reader_id=reader_pk,
            to=telling.reader.email,
            about=about,
            created_at=at,
            due_at=at,
        )
        Message.objects.bulk_create([message], ignore_conflicts=True)
    _note(telling, [one.position for one in found], slot=slot, at=at)


def _news(telling: Telling) -> list[Any]:
    loud = Notice.objects.filter(
        reader=telling.reader, is_loud=True, position__gt=telling.told_below
    )
    told = {*telling.told_positions, *loud.values_list("position", flat=True)}
    marks = library.read_marks(telling.reader)
    return news_since(
        every_follow_of(telling.reader),
        above=telling.told_below,
        most=MOST_LOOKED_AT,
        is_known=lambda position: position in told or marks.is_read(position),
    )


def _note(telling: Telling, told: list[int], *, slot: datetime, at: datetime) -> None:
    telling.told_below = max(telling.told_below, position_at(slot - ROUTED_WITHIN))
    positions = {*telling.told_positions, *told}
    telling.told_positions = sorted(one for one in positions if one > telling.told_below)
    telling.next_digest_at = telling.hours.next_after(at)
    telling.save(update_fields=["told_below", "told_positions", "next_digest_at"])


def _own_row() -> tuple[str, ...]:
    return ("self",) if connection.features.has_select_for_update_of else ()
