"""Pure decisions: which payments follow from a contract, what a receipt says, when to remind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kankei.membership import rules as membership
from kankei.membership.rules import Discount, Priced

JAPAN = ZoneInfo("Asia/Tokyo")
_REGISTRATION = re.compile(r"T\d{13}\Z")


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment: the day, and yen with the tax that they contain."""

    on: date
    yen: int
    tax: int


def payments(
    plan: Priced,
    coupon: Discount | None,
    *,
    seats: int,
    first_at: datetime,
    period: str,
    discounted: int,
) -> tuple[Payment, ...]:
    """Return each payment that differs from the next, and the first of those that go on alike."""
    found = []
    at = first_at
    for _number in range(discounted if coupon is not None else 0):
        found.append(_payment(membership.price_of(plan, coupon, seats=seats), at))
        at = membership.period_after(at, period)
    found.append(_payment(membership.price_of(plan, seats=seats), at))
    return tuple(found)


def due_on(at: datetime, *, days: int, until: datetime | None) -> date:
    """Return the day by which a bill of `at` is to be paid: within the period that it is for."""
    usual = day_of(at) + timedelta(days=days)
    return usual if until is None else min(usual, day_of(until))


def payments_less(yen: int, *, credit: int, first_at: datetime, period: str) -> tuple[Payment, ...]:
    """Return each payment of `yen` that differs for `credit`, and the first that does not."""
    found, at = [], first_at
    while credit > 0 and yen > 0:
        found.append(_payment(max(0, yen - credit), at))
        credit -= yen
        at = membership.period_after(at, period)
    return (*found, _payment(yen, at))


def period_after(at: datetime, period: str) -> datetime:
    """Return the end of a period that begins at `at`."""
    return membership.period_after(at, period)


def _payment(yen: int, at: datetime) -> Payment:
    return Payment(day_of(at), yen, membership.tax_in(yen))


def day_of(at: datetime) -> date:
    """Return the day of `at` in Japan."""
    return at.astimezone(JAPAN).date()


def is_registration(number: str) -> bool:
    """Whether `number` has the form of an invoice registration number: T and 13 digits."""
    return bool(_REGISTRATION.match(number))


# Reminders leave at nine in the morning, by Japan's clock.
REMIND_AT = time(9)
REMIND_DAYS_BEFORE = (1, 7)
DUNNING_DAY = 3


def reminder_due(ends_at: datetime, *, at: datetime) -> int | None:
    """Return which reminder is due at `at` for what ends at `ends_at`: 7 or 1 days before, or none.

    One that was missed is due until the next one is, or until the end: a worker that slept for
    a week sends one mail, not two.
    """
    if at >= ends_at:
        return None
    for days in REMIND_DAYS_BEFORE:
        morning = datetime.combine(day_of(ends_at) - timedelta(days=days), REMIND_AT, JAPAN)
        if at >= morning:
            return days
    return None


def dunning_due(past_due_since: datetime, *, grace_days: int, at: datetime) -> str | None:
    """Return which kind word is due at `at` for a payment that did not come: "day3", "last" or none."""
    ends_at = past_due_since + timedelta(days=grace_days)
    if at >= ends_at:
        return None
    if at >= ends_at - timedelta(days=1):
        return "last"
    if at >= past_due_since + timedelta(days=DUNNING_DAY):
        return "day3"
    return None
