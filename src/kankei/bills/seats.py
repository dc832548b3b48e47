"""Invite somebody to a company's seat: the promise and its mail, both or neither."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kankei.accounts.models import Reader
from kankei.bills import letters
from kankei.membership import groups
from kankei.membership.models import Group, Seat


@transaction.atomic
def invite(group: Group, address: str, *, by: Reader, at: datetime) -> Seat:
    """Promise a seat to `address` and mail the link; an earlier link for it ends."""
    seat, token = groups.invite(group, address, by=by, at=at)
    letters.to_stranger(
        seat.invited,
        "invitation",
        # The stored fingerprint tells one invitation from the next, and gives no seat away.
        key=f"seat:{seat.pk}:{seat.invitation[:32]}",
        language=by.language,
        group=group,
        address=letters.link("accept_seat", token),
    )
    return seat
