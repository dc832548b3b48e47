"""Pure decisions: what a contract and its charges should be, given what the provider has."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from kankei.membership.rules import JAPAN, tax_in
from kankei.payments.providers.contract import Bill, ProviderState


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a contract the provider decides."""

    plan: str
    free_until: datetime | None
    paid_until: datetime | None
    past_due_since: datetime | None
    left_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger should say about one bill."""

    charge_id: str
    yen: int
    tax_yen: int
    refunded_yen: int
    state: str
    period_start: datetime
    period_end: datetime
    billed_at: datetime
    paid_at: datetime | None
    refunded_at: datetime | None


def is_good(bill: Bill) -> bool:
    """Whether a bill's money is here: paid, not paid back in full, not held back by a dispute."""
    return bill.state == "paid" and not bill.is_disputed and bill.refunded_yen < bill.yen


def terms_of(state: ProviderState) -> Terms:
    """Return what the contract of a subscription should say."""
    ended = state.ended_at
    return Terms(
        plan=state.plan,
        free_until=_until(state.free_until, ended),
        paid_until=_until(_paid_until(state), ended),
        past_due_since=None if ended else _past_due_since(state),
        left_at=state.canceled_at if state.cancel_at_period_end or ended else None,
        ended_at=ended,
    )


def _until(until: datetime | None, ended: datetime | None) -> datetime | None:
    return min(until, ended) if until is not None and ended is not None else until


def _paid_until(state: ProviderState) -> datetime | None:
    """Until when money is here; the provider writes the bill of a period after it began."""
    covered = max((bill.period_end for bill in state.bills if is_good(bill)), default=None)
    if state.state != "active" or state.period_end is None:
        return covered
    newest = max((bill.period_end for bill in state.bills), default=None)
    is_taken_back = newest is not None and newest >= state.period_end and newest != covered
    return covered if is_taken_back else state.period_end


def _past_due_since(state: ProviderState) -> datetime | None:
    if state.state not in {"past_due", "unpaid"}:
        return None
    due = [bill.billed_at for bill in state.bills if bill.state in {"open", "failed"}]
    return min(due, default=state.period_end)


def entries_of(bills: Iterable[Bill]) -> list[Entry]:
    """Return what the ledger should say; a bill that was never tried, or is void, is not in it."""
    return [_entry(bill) for bill in bills if bill.state in {"paid", "failed"}]


def _entry(bill: Bill) -> Entry:
    return Entry(
        charge_id=bill.charge_id,
        yen=bill.yen,
        tax_yen=tax_in(bill.yen),
        refunded_yen=bill.refunded_yen,
        state=charge_state(bill),
        period_start=bill.period_start,
        period_end=bill.period_end,
        billed_at=bill.billed_at,
        paid_at=bill.paid_at,
        refunded_at=bill.refunded_at,
    )


def coupon_months(periods: int, *, interval: str, began: datetime, first_at: datetime) -> int:
    """Return for how many months a provider has to keep a coupon for the first `periods` bills.

    A provider counts from when the coupon was applied, which is when the page was paid: at `began`
    or soon after it. It takes the coupon off every bill before the end of that time, and the first
    bill comes at `first_at`. Never fewer bills than were confirmed: where months are of unequal
    length that may be one more.
    """
    months = 12 if interval == "year" else 1
    last = _months_on(first_at, months * (periods - 1))
    if interval == "year":
        # In the middle of the year after the last bill that counts: no edge is near.
        return months_between(began, last) + 6
    count = periods
    # The page is paid after it began, if only by seconds: an end at the very moment is after it.
    while _months_on(began, count) < last:
        count += 1
    return count


def months_between(since: datetime, until: datetime) -> int:
    """Return how many whole months have passed from `since` to `until`."""
    count = 0
    while _months_on(since, count + 1) <= until:
        count += 1
    return count


def _months_on(at: datetime, months: int) -> datetime:
    """The same day and time months later as providers count: by UTC's calendar."""
    here = at.astimezone(UTC)
    years, month = divmod(here.year * 12 + here.month - 1 + months, 12)
    day = min(here.day, calendar.monthrange(years, month + 1)[1])
    return here.replace(year=years, month=month + 1, day=day)


def share_left(yen: int, *, since: datetime, until: datetime, at: datetime) -> int:
    """Return what the days from that of `at` on cost, of a period that cost `yen`; rounded down."""
    first, last, today = (
        one.astimezone(JAPAN).date() for one in (since, until, max(since, min(at, until)))
    )
    days = (last - first).days
    return yen * (last - today).days // days if days else 0


def charge_state(bill: Bill) -> str:
    """Return the state of a bill in the ledger; a part that was paid back leaves it paid."""
    if bill.state != "paid":
        return "failed"
    if bill.is_disputed:
        return "disputed"
    return "refunded" if bill.refunded_yen >= bill.yen else "paid"
