"""A company's seats where mail and money come in: invitations, and how many are billed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from kankei.accounts.models import Reader
from kankei.bills import actions, changing, errors, invoices, letters
from kankei.bills.models import Invoice
from kankei.bills.seat_changes import Begins, SeatChange, seat_change
from kankei.membership import groups
from kankei.membership.models import Group, Seat


def offered(group: Group, seats: int, *, at: datetime) -> SeatChange:
    """Return what having `seats` means, or why that cannot be."""
    groups.check_number(seats)
    groups.check_room(group, seats)
    return seat_change(group, seats, due_days=settings.INVOICE_DUE_DAYS, at=at)


@transaction.atomic
def change(
    group: Group, wanted: SeatChange, *, shown: str, by: Reader, at: datetime
) -> Invoice | None:
    """Have the number of seats that was shown and agreed to; return the bill to be paid for it."""
    locked = Group.objects.select_for_update(of=("self",)).select_related("contract__plan")
    group = locked.get(pk=group.pk)
    # Another tab may have changed them since this page was computed.
    if group.contract.seats != wanted.old_seats:
        raise errors.TermsChanged()
    agreed = actions.agree(by, wanted, shown=shown, at=at)
    invoice = _begin(group, wanted, by=by, at=at)
    changing.made(agreed, group.contract)
    return invoice


def _begin(group: Group, change: SeatChange, *, by: Reader, at: datetime) -> Invoice | None:
    contract = group.contract
    if change.begins == Begins.PAID:
        more = change.seats - change.old_seats
        return invoices.ask_for_seats(contract, more, yen=change.due_now, at=at)
    if change.begins == Begins.NEXT and contract.paid_until is not None:
        groups.want_seats(group, change.seats, since=contract.paid_until, by=by, at=at)
        invoices.cancel_for_seats(contract, by=by, at=at)
        invoices.ask_anew(contract, by=by, at=at)
        return None
    change_for(group, change.seats, by=by, at=at)
    return None


@transaction.atomic
def change_for(group: Group, seats: int, *, by: Any, at: datetime) -> Group:
    """Have another number of seats at once; a bill that waits is issued anew for it."""
    changed = groups.change_seats(group, seats, by=by, at=at)
    invoices.ask_anew(changed.contract, by=by, at=at)
    return changed


def keep_up(*, at: datetime) -> None:
    """Begin the seats of periods that have come; take back bills for seats in those that are over."""
    groups.begin_next_seats(at=at)
    invoices.cancel_what_is_over(at=at)


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
