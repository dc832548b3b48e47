"""Prices, tax and coupons: whole yen that add up, and codes that are used once a person."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kankei.membership import coupons, errors, queries, rules
from kankei.membership.models import Coupon
from tests.make import make_contract, make_reader

JST = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True)
class Price:
    price: int


@dataclass(frozen=True)
class Off:
    percent: int = 0
    yen: int = 0


prices = st.integers(min_value=0, max_value=1_000_000).map(Price)
offs = st.one_of(
    st.none(),
    st.integers(1, 100).map(lambda n: Off(percent=n)),
    st.integers(1, 100_000).map(lambda n: Off(yen=n)),
)


@given(plan=prices, coupon=offs, seats=st.integers(1, 1000))
def test_base_and_tax_add_up_to_the_price_and_the_tax_is_ten_percent_rounded_down(
    plan: Price, coupon: Off | None, seats: int
) -> None:
    yen = rules.price_of(plan, coupon, seats=seats)
    tax = rules.tax_in(yen)
    base = yen - tax
    assert base + tax == yen
    assert 0 <= tax <= Fraction(yen, 11) < tax + 1


@given(plan=prices, coupon=offs, seats=st.integers(1, 1000))
def test_a_coupon_never_makes_dearer_and_never_pays_out(
    plan: Price, coupon: Off | None, seats: int
) -> None:
    whole = plan.price * seats
    assert rules.price_of(plan, seats=seats) == whole
    assert 0 <= rules.price_of(plan, coupon, seats=seats) <= whole


def test_a_half_is_a_half_to_the_yen() -> None:
    assert rules.price_of(Price(1980), Off(percent=50)) == 990
    assert rules.price_of(Price(1981), Off(percent=50)) == 991
    assert rules.price_of(Price(500), Off(yen=980)) == 0
    assert (rules.tax_in(1980), rules.tax_in(19800), rules.tax_in(1)) == (180, 1800, 0)


def test_a_code_is_read_however_it_is_typed() -> None:
    assert rules.folded_code(" ｈａｒｕ 50 ") == "HARU50"


def test_months_are_counted_by_japans_calendar() -> None:
    # One o'clock in the night of 31 January in Japan is still the 30th in UTC.
    at = datetime(2026, 1, 31, 1, tzinfo=JST).astimezone(ZoneInfo("UTC"))
    assert rules.a_month_after(at) == datetime(2026, 2, 28, 1, tzinfo=JST)


@pytest.mark.django_db
def test_a_coupon_is_used_once_a_person_and_by_no_more_people_than_may(at: datetime) -> None:
    coupon = Coupon.objects.create(code="HARU50", percent=50, most=2)
    first, second, third = make_reader(), make_reader(), make_reader()
    for reader in (first, second):
        found = coupons.coupon_for(reader, "haru50", at=at)
        assert found == coupon
        coupons.redeem(reader, coupon, at=at)
    coupons.redeem(first, coupon, at=at)
    coupon.refresh_from_db()
    assert coupon.used == 2
    with pytest.raises(errors.NoSuchCoupon):
        coupons.coupon_for(third, "haru50", at=at)
    # Who began with it and did not finish may go on with it; who joined with it may not again.
    assert coupons.coupon_for(first, "haru50", at=at) == coupon
    make_contract(first, coupon=coupon)
    with pytest.raises(errors.CouponUsed):
        coupons.coupon_for(first, "haru50", at=at)


@pytest.mark.django_db
def test_a_coupon_ends_on_its_day_and_an_unknown_code_is_refused(at: datetime) -> None:
    Coupon.objects.create(code="NATSU", yen=500, expires_at=at)
    reader = make_reader()
    assert coupons.coupon_for(reader, "natsu", at=at - timedelta(seconds=1)) is not None
    assert coupons.coupon_for(reader, "  ", at=at) is None
    for code in ("natsu", "fuyu"):
        with pytest.raises(errors.NoSuchCoupon):
            coupons.coupon_for(reader, code, at=at)


@pytest.mark.django_db(transaction=True)
def test_twelve_people_who_use_the_last_three_coupons_at_once_are_three(at: datetime) -> None:
    coupon = Coupon.objects.create(code="HARU", percent=10, most=3)
    readers = [make_reader() for _ in range(12)]
    start = threading.Barrier(len(readers))
    used: list[int] = []

    def use(reader: object) -> None:
        start.wait()
        try:
            used.append(coupons.redeem(reader, coupon, at=at).pk)  # type: ignore[arg-type]
        except errors.NoSuchCoupon:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=use, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    coupon.refresh_from_db()
    assert (len(used), coupon.used) == (3, 3)


@pytest.mark.parametrize(("months", "free"), [(None, False), (11, True), (12, True), (13, False)])
@pytest.mark.django_db
def test_the_free_month_comes_again_only_as_published(
    at: datetime, settings: object, months: int | None, free: bool
) -> None:
    settings.FREE_MONTH_AGAIN_AFTER_MONTHS = months  # type: ignore[attr-defined]
    reader, over = make_reader(), at.replace(year=2020)
    make_contract(reader, at=over, free_until=over, ended_at=over)
    assert queries.standing(reader, at=at).had_free_month is not free
