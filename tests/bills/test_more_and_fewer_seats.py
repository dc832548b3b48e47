"""More seats during a period by days, fewer from the next one: shown, agreed to, billed, never exceeded."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kankei.accounts.models import Reader
from kankei.bills import invoices, rounds, seats
from kankei.bills.errors import InvoiceClosed
from kankei.bills.models import Confirmation, Invoice
from kankei.common.clock import now
from kankei.membership import errors, groups, queries, rules
from kankei.membership.models import Contract, Group, Seat
from kankei.payments.models import Charge
from tests.bills.test_confirmation import shown_in, text_of
from tests.make import NOON, make_editor, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
PAGE = "/account/group/seats/"


@pytest.fixture
def company(settings: Any, clock: time_machine.Traveller) -> Group:
    """Three seats at 1,500 yen a month, paid from 20 May to 20 June."""
    return found(settings)


def found(settings: Any, *, at: datetime = NOON, number: int = 3) -> Group:
    settings.INVOICE_ACCOUNT = "みなと銀行"
    plan = make_plan(name="法人会員", price=1500, kind="group")
    group = groups.found(make_reader(), plan=plan, name="みなと商事", seats=number, at=at)
    bill = invoices.ask(group.contract, at=at)
    invoices.note_transfer(bill.pk, on=at.date(), yen=bill.yen, by=None, at=at)
    return Group.objects.select_related("contract__plan", "contract__reader").get(pk=group.pk)


def again(group: Group) -> Group:
    return Group.objects.select_related("contract__plan", "contract__reader").get(pk=group.pk)


def wish(browser: Client, number: int) -> Any:
    page = browser.get(PAGE, {"seats": str(number)})
    return browser.post(PAGE, {"seats": str(number), "shown": shown_in(page)}, follow=True)


def seated(group: Group, *, at: datetime) -> Reader:
    reader = make_reader()
    _, token = groups.invite(group, reader.email, by=group.contract.reader, at=at)
    groups.accept(reader, token, at=at)
    return reader


def pay(bill: Invoice, *, at: datetime) -> None:
    invoices.note_transfer(bill.pk, on=at.date(), yen=bill.yen, by=None, at=at)


def test_more_seats_are_shown_with_their_days_billed_and_come_with_the_money(
    company: Group, sign_in: Browser, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=10))
    browser, desk = sign_in(company.contract.reader), sign_in(make_editor())
    text = text_of(browser.get(PAGE, {"seats": "5"}))
    # 21 of the 31 days of the period are left: 1,500 yen x 2 x 21 / 31 = 2,032.2.
    assert "みなと商事様の席を、3席から5席にします。" in text
    assert "増やす2席の、2021年5月30日(日)から2021年6月20日(日)までの分です。" in text
    assert "今回の請求書:2,032円(うち消費税10%184円)" in text
    assert "次の期間の請求書から1か月ごと:7,500円(税込み)" in text
    assert "2021年6月13日(日)まで" in text
    for heading in ("変わる時", "申し込みの期限", "解約と返金", "販売する者"):
        assert heading in text
    wish(browser, 5)
    bill = Invoice.objects.get(adds_seats__gt=0)
    assert (bill.yen, bill.tax_yen, bill.adds_seats) == (2032, 184, 2)
    kept = Confirmation.objects.get(data__about="seats")
    assert kept.contract == company.contract and kept.data["due_now"] == 2032
    assert Seat.objects.filter(group=company).count() == 3, "nothing is used that is not paid"
    assert "法人会員2席の追加" in text_of(browser.get(f"/account/bills/{bill.number}/"))
    assert "増やす席2席。" in text_of(browser.get("/account/group/"))
    assert "席の追加2席" in text_of(desk.get("/desk/bills/"))

    desk.post(f"/desk/bills/{bill.pk}/", {"on": "2021-05-31", "yen": "2032"})
    assert Seat.objects.filter(group=company).count() == 5
    charge = Charge.objects.get(charge_id=bill.number)
    assert (charge.yen, charge.tax_yen) == (2032, 184)
    assert charge.period_end == company.contract.paid_until
    assert again(company).contract.paid_until == company.contract.paid_until
    assert "+2" in text_of(browser.get("/account/payments/"))


def test_the_next_bill_is_for_all_seats_and_one_that_waits_is_written_anew(
    company: Group, sign_in: Browser
) -> None:
    browser = sign_in(company.contract.reader)
    browser.post("/account/bills/ask/", {"for": "group"})
    wish(browser, 5)
    pay(Invoice.objects.get(adds_seats__gt=0, state="open"), at=now())
    states = Invoice.objects.filter(adds_seats=0).order_by("pk").values_list("state", "yen")
    assert list(states) == [("paid", 4500), ("cancelled", 4500), ("open", 7500)]


def test_fewer_seats_come_with_the_next_period_and_cost_less_from_then_on(
    company: Group, sign_in: Browser, clock: time_machine.Traveller
) -> None:
    browser = sign_in(company.contract.reader)
    reader = seated(company, at=now())
    text = text_of(browser.get(PAGE, {"seats": "1"}))
    assert "日割りはありません。" in text
    assert "2021年6月20日(日)に次の期間が始まる時から。それまでは3席のままです。" in text
    wish(browser, 1)
    assert "3席のうち、空き2席" in text_of(browser.get("/account/group/"))
    assert "2021年6月20日から1席。" in text_of(browser.get("/account/group/"))
    late = seated(again(company), at=now() + timedelta(minutes=1))
    groups.invite(again(company), "a@example.jp", by=company.contract.reader, at=now())
    bill = invoices.ask(company.contract, at=now())
    assert bill.yen == 1500
    pay(bill, at=now())

    clock.shift(timedelta(days=31, minutes=1))
    rounds.go(at=now())
    assert Seat.objects.filter(group=company).count() == 1
    assert queries.standing(reader, at=now()).is_member
    assert not queries.standing(late, at=now()).is_member, "who came last is the first to go"


def test_fewer_than_are_taken_are_refused_and_nonsense_is_too(
    company: Group, sign_in: Browser
) -> None:
    browser = sign_in(company.contract.reader)
    for _ in range(2):
        seated(company, at=now())
    assert "使っている席が2席" in text_of(browser.get(PAGE, {"seats": "1"}, follow=True))
    for wrong in ("0", "1001", "-1", "三", ""):
        assert "1から1000まで" in text_of(browser.get(PAGE, {"seats": wrong}, follow=True))
    assert "席の数は変わっていません" in text_of(browser.get(PAGE, {"seats": "3"}, follow=True))
    assert not Confirmation.objects.exists()


def test_a_button_without_a_page_before_it_changes_nothing(
    company: Group, sign_in: Browser
) -> None:
    browser = sign_in(company.contract.reader)
    assert browser.post(PAGE, {"seats": "9"}).status_code == 409
    assert not Invoice.objects.filter(adds_seats__gt=0).exists()


def test_asking_again_for_another_number_takes_the_first_bill_back(
    company: Group, sign_in: Browser
) -> None:
    browser = sign_in(company.contract.reader)
    wish(browser, 5)
    wish(browser, 7)
    bills = Invoice.objects.filter(adds_seats__gt=0).order_by("pk")
    assert [(bill.state, bill.adds_seats) for bill in bills] == [("cancelled", 2), ("open", 4)]
    wish(browser, 2)
    assert not Invoice.objects.filter(adds_seats__gt=0, state="open").exists()


def test_a_bill_for_seats_ends_with_its_period(
    company: Group, sign_in: Browser, clock: time_machine.Traveller
) -> None:
    browser, desk = sign_in(company.contract.reader), sign_in(make_editor())
    wish(browser, 5)
    bill = Invoice.objects.get(adds_seats__gt=0)
    clock.shift(timedelta(days=32))
    desk.post(f"/desk/bills/{bill.pk}/", {"on": "2021-06-21", "yen": str(bill.yen)})
    assert not bill.transfers.exists()
    rounds.go(at=now())
    bill.refresh_from_db()
    assert bill.state == "cancelled"
    assert Seat.objects.filter(group=company).count() == 3


def test_seats_that_began_before_their_money_go_again_when_the_bill_is_taken_back(
    company: Group, sign_in: Browser
) -> None:
    browser, desk = sign_in(company.contract.reader), sign_in(make_editor())
    wish(browser, 4)
    bill = Invoice.objects.get(adds_seats__gt=0)
    desk.post(f"/desk/bills/{bill.pk}/", {"begin": "1"})
    people = [seated(again(company), at=now() + timedelta(minutes=n)) for n in range(4)]
    desk.post(f"/desk/bills/{bill.pk}/", {"cancel": "1", "because": "取り下げ"})
    assert [queries.standing(one, at=now()).is_member for one in people] == [True] * 3 + [False]


def test_a_coupon_is_not_used_up_by_seats_in_between(company: Group, sign_in: Browser) -> None:
    from kankei.membership.models import Coupon  # noqa: PLC0415

    coupon = Coupon.objects.create(code="HARU50", percent=50, periods=2)
    Contract.objects.update(coupon=coupon)
    wish(sign_in(company.contract.reader), 4)
    pay(Invoice.objects.get(adds_seats__gt=0), at=now())
    assert invoices.ask(again(company).contract, at=now()).yen == 3000


@pytest.mark.django_db(transaction=True)
def test_a_bill_that_is_noted_by_many_at_once_brings_its_seats_once(settings: Any) -> None:
    group = found(settings)
    wanted = seats.offered(group, 5, at=NOON)
    by = group.contract.reader
    bill = seats.change(group, wanted, shown=wanted.digest, by=by, at=NOON)
    assert bill is not None
    together(lambda _: pay(bill, at=NOON), 8)
    assert Seat.objects.filter(group=group).count() == again(group).contract.seats == 5
    assert Charge.objects.filter(charge_id=bill.number).count() == 1


@pytest.mark.django_db(transaction=True)
def test_people_who_sit_down_while_seats_are_taken_away_are_never_more_than_the_seats(
    settings: Any,
) -> None:
    group = found(settings, number=6)
    tokens = [
        groups.invite(group, f"{n}@example.jp", by=group.contract.reader, at=NOON)[1]
        for n in range(6)
    ]
    readers = [make_reader() for _ in range(6)]
    Contract.objects.filter(pk=group.contract_id).update(next_seats=2, next_seats_from=NOON)

    def act(number: int) -> None:
        if number == 6:
            groups.begin_next_seats(at=NOON)
        else:
            groups.accept(readers[number], tokens[number], at=NOON)

    together(act, 7)
    assert Seat.objects.filter(group=group).count() == again(group).contract.seats == 2
    assert Seat.objects.filter(group=group, reader__isnull=False).count() <= 2


def together(act: Callable[[int], object], count: int) -> None:
    """Do `act` on as many threads at once; refusals are left out."""
    start = threading.Barrier(count)

    def one(number: int) -> None:
        start.wait()
        try:
            act(number)
        except (errors.InvitationGone, InvoiceClosed):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


ends = st.dates(date(2021, 1, 1), date(2027, 12, 31))


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ends, st.integers(1, 400), st.integers(1, 100_000), st.sampled_from(["month", "year"]))
def test_a_price_by_days_adds_up(end: date, left: int, yen: int, period: str) -> None:
    until = datetime.combine(end, datetime.min.time(), rules.JAPAN) + timedelta(hours=12)

    def price(days: int) -> int:
        since = until - timedelta(days=days)
        return rules.price_by_days(yen, since=since, until=until, period=period)

    assert price(0) == 0
    assert price(left - 1) <= price(left)
    whole = until - rules.months_after(until, -12 if period == "year" else -1)
    assert price(whole.days) == yen
    assert price(whole.days - 1) < yen or yen < whole.days
