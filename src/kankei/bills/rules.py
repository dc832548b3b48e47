"""Pure decisions: which payments follow from a contract, what a receipt says, when to remind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
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


def _payment(yen: int, at: datetime) -> Payment:
    return Payment(day_of(at), yen, membership.tax_in(yen))


def day_of(at: datetime) -> date:
    """Return the day of `at` in Japan."""
    return at.astimezone(JAPAN).date()


def is_registration(number: str) -> bool:
    """Whether `number` has the form of an invoice registration number: T and 13 digits."""
    return bool(_REGISTRATION.match(number))
