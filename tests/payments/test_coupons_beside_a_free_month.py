"""A coupon of several periods beside a free month: as often as was confirmed, whatever the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kankei.accounts.models import Reader
from kankei.bills import terms
from kankei.membership.models import Coupon, Plan
from kankei.membership.rules import a_month_after
from kankei.payments import actions, rules
from kankei.payments.models import Charge
from kankei.payments.practice.billing import later
from tests.payments.conftest import House

moments = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001
    datetime(2028, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def discounted(began: datetime, periods: int, *, interval: str, is_free: bool, paid: int) -> int:
    """How many bills a provider takes a coupon off that counts its months from the payment."""
    began = began.replace(microsecond=0)
    applied = int(began.timestamp()) + paid
    first_at = a_month_after(began) if is_free else began
    months = rules.coupon_months(periods, interval=interval, began=began, first_at=first_at)
    end = later(applied, interval="month", count=months)
    first = int(first_at.timestamp()) if is_free else applied
    bills = (later(first, interval=interval, count=number) for number in range(periods + 3))
    return sum(bill < end for bill in bills)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(moments, st.integers(1, 14), st.integers(1, 7200), st.booleans())
def test_a_coupon_is_never_taken_off_fewer_bills_than_were_confirmed(
    began: datetime, periods: int, paid: int, is_free: bool
) -> None:
    months = discounted(began, periods, interval="month", is_free=is_free, paid=paid)
    assert periods <= months <= periods + 1
    assert discounted(began, periods, interval="year", is_free=is_free, paid=paid) == periods


def test_but_for_some_days_at_the_ends_of_months_it_is_exactly_as_many() -> None:
    start = datetime(2025, 1, 1, 3, tzinfo=UTC)
    days = [start + timedelta(days=n, minutes=7 * n) for n in range(730)]
    found = [discounted(day, 3, interval="month", is_free=True, paid=60) for day in days]
    assert set(found) <= {3, 4}
    assert found.count(3) > 0.95 * len(found)


@pytest.mark.django_db
@pytest.mark.parametrize("periods", [1, 3])
def test_what_is_shown_is_what_is_charged_with_a_free_month_and_a_coupon(
    house: House, reader: Reader, plan: Plan, periods: int
) -> None:
    coupon = Coupon.objects.create(code="HARU50", percent=50, periods=periods)
    free_until = a_month_after(house.at)
    shown = terms.terms_of(
        plan, at=house.at, provider="practice", start=terms.Start(free_until), coupon=coupon
    )
    checkout = actions.begin(reader, plan=plan, at=house.at, coupon=coupon).checkout
    assert checkout is not None
    house.later(minutes=3)
    house.pay(checkout)
    for _ in range(periods + 2):
        house.later(days=31)
    house.tell()
    charged = [charge.yen for charge in Charge.objects.order_by("billed_at")]
    assert charged[: periods + 1] == [payment.yen for payment in shown.payments]
    assert Charge.objects.earliest("billed_at").tax_yen == 90
