"""The student plan: for who shows it, for a year, and asked anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from kankei.bills.students import keep_up
from kankei.membership import actions, errors, students
from kankei.membership.models import Contract, Plan, StudentProof
from kankei.notifications.models import Message
from tests.bills.test_confirmation import shown_in, text_of
from tests.make import make_contract, make_editor, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="gakusei", name="学生会員", price=980, kind="student")


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("aoi@example.ac.jp", True),
        ("aoi@mail.example.ac.jp", True),
        ("aoi@ac.jp.example.com", False),
        ("aoi@notac.jp", False),
        ("aoi@example.jp", False),
    ],
)
def test_a_confirmed_address_of_a_school_proves_it_at_once(
    sign_in: Browser, plan: Plan, clock: object, address: str, is_one: bool
) -> None:
    browser = sign_in(make_reader(address))
    answer = browser.get("/join/gakusei/")
    assert answer.headers["Location"] == "/account/student/"
    browser.post("/account/student/", {"note": "みなと大学。学生証を見せられます"})
    if not is_one:
        assert browser.get("/join/gakusei/").status_code == 302
        return
    browser.post("/join/gakusei/", {"shown": shown_in(browser.get("/join/gakusei/"))})
    assert Contract.objects.get().plan == plan


def test_an_address_that_is_not_confirmed_proves_nothing(sign_in: Browser, clock: object) -> None:
    reader = make_reader()
    EmailAddress.objects.create(user=reader, email="x@example.ac.jp", verified=False)
    sign_in(reader).post("/account/student/", {"note": ""})
    assert StudentProof.objects.get().proven_at is None


def test_the_operator_decides_by_hand_and_the_reader_hears_of_it(
    sign_in: Browser, at: datetime, clock: object
) -> None:
    reader = make_reader()
    browser, desk = sign_in(reader), sign_in(make_editor())
    browser.post("/account/student/", {"note": "みなと大学 文学部"})
    browser.post("/account/student/", {"note": "みなと大学 文学部3年"})
    assert "みなと大学 文学部3年" in desk.get("/desk/students/").content.decode()
    desk.post("/desk/students/", {"proof": StudentProof.objects.get().pk, "approve": "1"})
    assert students.is_student(reader, at=at)
    assert not students.is_student(reader, at=at.replace(year=2022))
    assert "学生であることを確かめました" in Message.objects.get(to=reader.email).subject
    assert "2022年5月20日まで" in text_of(browser.get("/account/student/"))


def test_who_is_declined_may_ask_again(sign_in: Browser, clock: object) -> None:
    browser, desk = sign_in(), sign_in(make_editor())
    for _ in range(2):
        browser.post("/account/student/", {"note": "みなと大学"})
        desk.post("/desk/students/", {"proof": StudentProof.objects.get().pk, "decline": "1"})
        assert not StudentProof.objects.exists()


def test_nobody_joins_the_student_plan_around_the_page(plan: Plan, at: datetime) -> None:
    with pytest.raises(errors.NotStudent):
        actions.join(make_reader(), plan=plan, at=at)


def test_a_proof_is_asked_for_anew_and_without_one_the_plan_ends_with_its_period(
    plan: Plan, at: datetime
) -> None:
    reader = make_reader()
    students.ask(reader, confirmed=["a@example.ac.jp"], note="", at=at)
    year = at + timedelta(days=365)
    contract = make_contract(reader, plan=plan, paid_until=year + timedelta(days=9))
    for day in (300, 336, 340, 364):
        keep_up(at=at + timedelta(days=day))
    assert Message.objects.filter(key__startswith="student-renew:").count() == 1
    contract.refresh_from_db()
    assert contract.left_at is None
    keep_up(at=year + timedelta(days=1))
    contract.refresh_from_db()
    assert contract.left_at is not None and contract.ended_at is None
