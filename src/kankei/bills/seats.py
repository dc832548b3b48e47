"""A company's seats where mail and money come in: invitations, and how many are billed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from kankei.accounts.models import Reader
from kankei.bills import errors, invoices, letters
from kankei.bills.models import Invoice
from kankei.membership import groups, queries
from kankei.membership.models import Group, Seat


@transaction.atomic
def change(group: Group, seats: int, *, by: Reader, at: datetime) -> Group:
    """Have the administrator's number of seats.

    Fewer are fewer at once. More come with a bill for them: during a period that is paid, the
    operator adds them, or the next bill is asked for first.
    """
    if seats > group.contract.seats and queries.is_open(group.contract, at=at):
        raise errors.SeatsArePaid()
    return change_for(group, seats, by=by, at=at)


@transaction.atomic
def change_for(group: Group, seats: int, *, by: Any, at: datetime) -> Group:
    """Have another number of seats; a bill that waits is issued anew for it."""
    changed = groups.change_seats(group, seats, by=by, at=at)
    waiting = Invoice.objects.filter(contract=group.contract, state=Invoice.State.OPEN).first()
    if waiting is not None and waiting.seats != seats and not invoices.balance(waiting).came:
        invoices.cancel(waiting.pk, because="seats", by=by, at=at)
        invoices.ask(group.contract, at=at)
    return changed


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
