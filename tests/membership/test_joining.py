"""Joining, the free month, and leaving: through the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from kankei.membership import actions, queries
from kankei.membership.errors import AlreadyMember, NotMember, PlanNotOffered
from kankei.membership.models import Contract, Plan
from tests.make import make_contract, make_member, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
JST = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="tsukigime", name="月ぎめ会員", price=1980)


def test_the_first_month_is_free_to_the_minute(plan: Plan, at: datetime) -> None:
    reader = make_reader()
    contract = actions.join(reader, plan=plan, at=at)
    assert contract.free_until == at.replace(month=6)
    assert queries.standing(reader, at=contract.free_until - timedelta(seconds=1)).is_member
    assert not queries.standing(reader, at=contract.free_until).is_member


def test_a_month_from_the_31st_ends_on_the_last_day_of_february(plan: Plan) -> None:
    joined = datetime(2023, 1, 31, 9, tzinfo=JST)
    assert actions.join(make_reader(), plan=plan, at=joined).free_until == joined.replace(
        month=2, day=28
    )


def test_the_free_month_is_given_once_a_person(plan: Plan, at: datetime) -> None:
    reader = make_reader()
    first = actions.join(reader, plan=plan, at=at)
    actions.leave(reader, at=at + timedelta(days=3))
    later = at + timedelta(days=90)
    second = actions.join(reader, plan=plan, at=later)
    assert second.pk != first.pk
    assert second.free_until is None
    assert not queries.standing(reader, at=later).is_member


def test_leaving_keeps_access_to_the_end_and_coming_back_goes_on(plan: Plan, at: datetime) -> None:
    reader = make_reader()
    joined = actions.join(reader, plan=plan, at=at)
    actions.leave(reader, at=at + timedelta(days=2))
    actions.leave(reader, at=at + timedelta(days=3))
    assert queries.standing(reader, at=at + timedelta(days=20)).is_member
    again = actions.join(reader, plan=plan, at=at + timedelta(days=4))
    assert (again.pk, again.left_at, again.free_until) == (joined.pk, None, joined.free_until)


def test_joining_twice_makes_one_contract(plan: Plan, at: datetime) -> None:
    reader = make_reader()
    actions.join(reader, plan=plan, at=at)
    with pytest.raises(AlreadyMember):
        actions.join(reader, plan=plan, at=at)
    assert Contract.objects.count() == 1


def test_a_payment_by_hand_begins_where_the_free_month_ends(plan: Plan, at: datetime) -> None:
    reader = make_reader()
    contract = actions.join(reader, plan=plan, at=at)
    actions.record_payment(contract, at=at + timedelta(days=1))
    assert contract.paid_until == at.replace(month=7)


def test_a_leap_day_paid_for_a_year_ends_on_the_28th(at: datetime) -> None:
    yearly = make_plan(slug="nengime", period="year")
    joined = datetime(2024, 1, 29, tzinfo=JST)
    contract = actions.join(make_reader(), plan=yearly, at=joined)
    actions.record_payment(contract, at=joined)
    assert contract.paid_until == datetime(2025, 2, 28, tzinfo=JST)


def test_nobody_leaves_what_they_never_joined(at: datetime) -> None:
    with pytest.raises(NotMember):
        actions.leave(make_reader(), at=at)


def test_a_plan_that_is_no_longer_offered_cannot_be_joined(at: datetime) -> None:
    with pytest.raises(PlanNotOffered):
        actions.join(make_reader(), plan=make_plan(is_offered=False), at=at)


def test_leaving_takes_one_button(sign_in: Browser, clock: object) -> None:
    reader = make_member()
    browser = sign_in(reader)
    assert "解約する" in browser.get("/account/membership/").content.decode()
    page = browser.post("/account/membership/leave/", follow=True).content.decode()
    assert "解約済み" in page


def test_a_visitor_sees_the_offer_and_is_led_through_sign_in(client: Client, plan: Plan) -> None:
    assert "1,980" in client.get("/join/").content.decode()
    answer = client.get("/join/tsukigime/")
    assert answer.headers["Location"] == "/account/login/?next=/join/tsukigime/"


def test_an_unknown_plan_is_refused_in_words(sign_in: Browser) -> None:
    answer = sign_in().get("/join/nothing/")
    assert answer.status_code == 404
    assert "お申し込みいただけません" in answer.content.decode()


@pytest.mark.parametrize(
    ("days", "reads"), [(30, True), (31, True), (44, True), (45, False), (46, False)]
)
def test_a_payment_that_did_not_come_leaves_the_days_of_grace(
    at: datetime, days: int, reads: bool
) -> None:
    reader = make_reader()
    make_contract(
        reader,
        provider="stripe",
        free_until=at + timedelta(days=31),
        past_due_since=at + timedelta(days=31),
    )
    assert queries.standing(reader, at=at + timedelta(days=days)).is_member is reads


def test_a_membership_that_goes_on_by_itself_does_not_stop_while_the_next_bill_is_written(
    at: datetime,
) -> None:
    runs, left = make_reader(), make_reader()
    make_contract(runs, provider="stripe", free_until=at)
    make_contract(left, provider="stripe", free_until=at, left_at=at - timedelta(days=1))
    hours_later = at + timedelta(hours=3)
    assert queries.standing(runs, at=hours_later).is_member
    assert not queries.standing(left, at=hours_later).is_member


def test_what_was_billed_outlives_the_reader(plan: Plan, at: datetime) -> None:
    reader = make_reader()
    contract = actions.join(reader, plan=plan, at=at)
    reader.delete()
    contract.refresh_from_db()
    assert contract.reader is None
