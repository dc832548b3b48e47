"""The order of follows, by the reader's own hand.

Every move is told as one step or as a place beside another follow, and done on the order as it is
now: what was followed, ended or moved from another window meanwhile is not lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from kankei.follows import rules
from kankei.follows.models import Follow

STEPS = ("top", "up", "down", "bottom")


@transaction.atomic
def step(reader: Any, *, feed: int, way: str) -> list[int]:
    """Move the follow of `feed` one of the `STEPS`; return the feeds in their new order."""
    order = _order(reader)
    return _keep(order, rules.stepped(list(order), feed, way))


@transaction.atomic
def put_beside(
    reader: Any, *, feed: int, before: int | None = None, after: int | None = None
) -> list[int]:
    """Put the follow of `feed` before another, or behind one; return the feeds in their order.

    Both neighbours may be named: if one was ended meanwhile, the other says where.
    """
    order = _order(reader)
    return _keep(order, rules.moved(list(order), feed, before=before, after=after))


@transaction.atomic
def arrange(reader: Any, feeds: Iterable[int]) -> list[int]:
    """Let `feeds` stand in this sequence, on the places that they have together."""
    order = _order(reader)
    return _keep(order, rules.arranged(list(order), feeds))


def _order(reader: Any) -> dict[int, Follow]:
    # Locked in one order for all, whatever the reader's is.
    rows = Follow.objects.select_for_update().filter(reader=reader).order_by("pk")
    shown = [one for one in rows if one.state != Follow.State.MUTED]
    shown.sort(key=lambda one: (one.place, one.created_at, one.pk))
    return {one.feed_id: one for one in shown}


def _keep(order: dict[int, Follow], wanted: Sequence[int]) -> list[int]:
    changed = []
    for place, feed_id in enumerate(wanted, 1):
        if order[feed_id].place != place:
            order[feed_id].place = place
            changed.append(order[feed_id])
    if list(order) != list(wanted):
        Follow.objects.bulk_update(changed, ["place"])
    return list(wanted)
