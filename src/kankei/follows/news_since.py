"""What follows brought since a moment: the stuff of digests."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from kankei.common.ids import position_at
from kankei.feeds import queries as feeds
from kankei.feeds.queries import MergedEntry
from kankei.follows.models import Follow

_AT_ONCE = 100


def every_follow_of(reader: Any) -> list[Follow]:
    """All follows and mutes of `reader`, without their feeds."""
    return list(Follow.objects.filter(reader=reader).order_by("created_at", "pk"))


def news_since(
    every: Collection[Follow], *, above: int, most: int, is_known: Callable[[int], bool]
) -> list[MergedEntry]:
    """What the follows among `every` brought above a position, newest first, at most `most`.

    A follow brings what was published since it began: its backfill is no news. What is muted, or
    followed without wanting to be told, or `is_known`, does not come.
    """
    began = {
        follow.feed_id: max(above, position_at(follow.created_at) - 1)
        for follow in every
        if follow.state == Follow.State.FOLLOWING and follow.tell != Follow.Tell.NONE
    }
    mutes = [follow.feed_id for follow in every if follow.state == Follow.State.MUTED]
    found: list[MergedEntry] = []
    before: int | None = None
    while began and len(found) < most:
        entries = feeds.merged(began, before=before, most=_AT_ONCE)
        fresh = [entry for entry in entries if entry.position > above]
        held = feeds.held_by(mutes, [one.position for one in fresh]) if mutes and fresh else set()
        for position, feed_ids in fresh:
            because = tuple(one for one in feed_ids if position > began[one])
            if because and position not in held and not is_known(position):
                found.append(MergedEntry(position, because))
        if len(fresh) < _AT_ONCE:
            break
        before = fresh[-1].position
    return found[:most]
