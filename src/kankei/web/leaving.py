"""A company's seats when their administrator goes: handed over first, and never lost unsaid."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kankei.bills import letters
from kankei.membership import groups, handing_over, queries
from kankei.membership.errors import NotAnHeir, SeatsWouldBeLost

if TYPE_CHECKING:
    from kankei.accounts.models import Reader
    from kankei.membership.models import Group


def group_left_by(reader: Reader, *, at: datetime) -> dict[str, Any]:
    """What the page of leaving asks about the group that `reader` administers, if there is one."""
    group = groups.group_of(reader)
    if group is None:
        return {}
    heirs = handing_over.heirs_of(group)
    is_open = queries.is_open(group.contract, at=at)
    return {"group": group, "heirs": heirs, "would_be_lost": is_open and not heirs}


def let_group_go(reader: Reader, *, heir: str, is_given_up: bool, at: datetime) -> None:
    """Hand the group of `reader` over to `heir`, or to whoever has sat there longest.

    Where nobody sits, paid seats are given up only by saying so; whoever takes an invitation that
    is under way administers them from then on.
    """
    left = group_left_by(reader, at=at)
    if not left:
        return
    if left["heirs"]:
        hand_over(left["group"], heir or str(left["heirs"][0].pk), by=reader, at=at)
    elif left["would_be_lost"] and not is_given_up:
        raise SeatsWouldBeLost(group=left["group"].name)


def hand_over(group: Group, heir: str, *, by: Reader, at: datetime) -> Reader:
    """Let `heir` administer the group, and tell them so."""
    if not heir.isdecimal():
        raise NotAnHeir()
    to = handing_over.hand_over(group, to=int(heir), by=by, at=at)
    letters.to_reader(
        to,
        "group_handed_over",
        key=f"group {group.pk} to {to.pk} at {at.isoformat()}",
        group=group.name,
        address=letters.link("group"),
    )
    return to
