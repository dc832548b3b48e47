"""What the worker does for bills on each of its rounds; each may run twice."""

from __future__ import annotations

from datetime import datetime

from kankei.bills import actions, invoices, overdue, receipts, reminders, seats, students


def go(*, at: datetime) -> None:
    """Join orders with contracts, write return notes, seat companies anew, remind, ask students anew."""
    actions.attach_to_contracts(at=at)
    receipts.note_returns(at=at)
    invoices.cancel_what_ended(at=at)
    seats.keep_up(at=at)
    overdue.keep_up(at=at)
    reminders.remind(at=at)
    students.keep_up(at=at)
