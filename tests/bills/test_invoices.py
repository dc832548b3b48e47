"""Bills by transfer: asked for by readers and groups, noted by the operator, to the yen."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kankei.bills import invoices
from kankei.bills.models import Invoice
from kankei.common.models import AuditEntry
from kankei.membership import queries
from kankei.membership.models import Contract, Coupon
from kankei.notifications.models import Message
from kankei.payments.models import Charge
from tests.bills.test_confirmation import shown_in, text_of
from tests.make import make_contract, make_editor, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture(autouse=True)
def _account(settings: object, clock: object) -> None:
    settings.INVOICE_ACCOUNT = "みなと銀行 芝浦支店 普通 1234567"  # type: ignore[attr-defined]


@pytest.fixture
def contract(at: datetime) -> Contract:
    plan = make_plan(name="月ぎめ会員", price=1980)
    return make_contract(
        make_reader(display_name="藤堂慎二"), plan=plan, free_until=at + timedelta(days=5)
    )


def asked(contract: Contract, sign_in: Browser) -> Invoice:
    sign_in(contract.reader).post("/account/bills/ask/")
    return Invoice.objects.latest("pk")


def pay(desk: Client, invoice: Invoice, yen: int, on: str = "2021-05-21") -> object:
    return desk.post(f"/desk/bills/{invoice.pk}/", {"on": on, "yen": yen}, follow=True)


def test_a_reader_asks_for_a_bill_and_sees_sum_day_and_account(
    contract: Contract, sign_in: Browser
) -> None:
    browser = sign_in(contract.reader)
    answer = browser.post("/account/bills/ask/", follow=True)
    text = text_of(answer)
    for item in (
        "請求書",
        "番号B2021-000001",
        "藤堂慎二様",
        "1,980円",
        "2021年6月3日(木)",
        "みなと銀行",
    ):
        assert item in text
    assert browser.get("/account/bills/B2021-000001/pdf/").content.startswith(b"%PDF-1.")
    assert sign_in().get("/account/bills/B2021-000001/").status_code == 404
    assert "請求書 B2021-000001 をお送りします" in Message.objects.get().subject


def test_asking_twice_gives_the_same_bill(contract: Contract, sign_in: Browser) -> None:
    assert asked(contract, sign_in).pk == asked(contract, sign_in).pk
    assert Message.objects.count() == 1


def test_money_that_came_lets_the_period_follow_the_free_month_and_makes_a_receipt(
    contract: Contract, sign_in: Browser, at: datetime
) -> None:
    invoice, operator = asked(contract, sign_in), make_editor(display_name="経理の森")
    assert "入金を記録しました" in text_of(pay(sign_in(operator), invoice, 1980))
    contract.refresh_from_db()
    assert contract.free_until is not None
    assert contract.paid_until == contract.free_until.replace(month=6)
    charge = Charge.objects.get()
    assert (charge.yen, charge.tax_yen, charge.provider) == (1980, 180, "manual")
    assert charge.receipt_number == "2021-000001"
    assert (charge.period_start, charge.period_end) == (contract.free_until, contract.paid_until)
    assert "支払いの日2021年5月21日(金)" in text_of(
        sign_in(contract.reader).get("/account/payments/2021-000001/")
    )
    entry = AuditEntry.objects.get(verb="bills.transfer_noted")
    assert (entry.by, entry.details) == (operator, {"yen": 1980, "on": "2021-05-21"})
    assert "ご入金を確かめました" in Message.objects.order_by("-pk")[0].subject


def test_a_part_is_said_plainly_and_begins_nothing_until_the_rest_comes(
    contract: Contract, sign_in: Browser
) -> None:
    invoice, desk = asked(contract, sign_in), sign_in(make_editor())
    assert "一部入金:1,000円。残り980円です。" in text_of(pay(desk, invoice, 1000))
    contract.refresh_from_db()
    assert contract.paid_until is None and not Charge.objects.exists()
    page = text_of(sign_in(contract.reader).get(f"/account/bills/{invoice.number}/"))
    assert "1,000円のご入金を確かめました。残りは980円です。" in page
    pay(desk, invoice, 980)
    invoice.refresh_from_db()
    assert invoice.state == "paid"
    assert Charge.objects.get().yen == 1980


def test_too_much_is_said_plainly_and_the_receipt_is_for_what_was_billed(
    contract: Contract, sign_in: Browser
) -> None:
    invoice, desk = asked(contract, sign_in), sign_in(make_editor())
    assert "過入金 20円".replace(" ", "") in text_of(pay(desk, invoice, 2000))
    assert Charge.objects.get().yen == 1980
    page = text_of(sign_in(contract.reader).get(f"/account/bills/{invoice.number}/"))
    assert "20円多くいただいています" in page


def test_a_bill_is_paid_once(contract: Contract, sign_in: Browser) -> None:
    invoice, desk = asked(contract, sign_in), sign_in(make_editor())
    pay(desk, invoice, 1980)
    assert "すでに入金済みか、取り消されています" in text_of(pay(desk, invoice, 1980))
    assert Charge.objects.count() == 1


@pytest.mark.parametrize("typed", [{"on": "", "yen": "1980"}, {"on": "2021-05-21", "yen": "-5"}, {"on": "2021-05-21", "yen": "千円"}])  # fmt: skip
def test_a_slip_of_the_pen_notes_nothing(
    contract: Contract, sign_in: Browser, typed: dict[str, str]
) -> None:
    invoice = asked(contract, sign_in)
    answer = sign_in(make_editor()).post(f"/desk/bills/{invoice.pk}/", typed, follow=True)
    assert "1円以上の金額を入力してください" in text_of(answer)
    assert not invoice.transfers.exists()


def test_the_operator_may_let_a_period_begin_early_and_the_money_does_not_count_twice(
    sign_in: Browser, at: datetime
) -> None:
    contract = make_contract(make_reader(), free_until=None)
    invoice, desk = asked(contract, sign_in), sign_in(make_editor())
    assert not queries.standing(contract.reader, at=at).is_member
    desk.post(f"/desk/bills/{invoice.pk}/", {"begin": "1"})
    assert queries.standing(contract.reader, at=at).is_member
    contract.refresh_from_db()
    until = contract.paid_until
    pay(desk, invoice, 1980)
    contract.refresh_from_db()
    assert contract.paid_until == until == at.replace(month=6)


def test_cancelling_ends_what_had_begun_early(sign_in: Browser, at: datetime) -> None:
    contract = make_contract(make_reader(), free_until=None)
    invoice, desk = asked(contract, sign_in), sign_in(make_editor())
    desk.post(f"/desk/bills/{invoice.pk}/", {"begin": "1"})
    desk.post(f"/desk/bills/{invoice.pk}/", {"cancel": "1", "because": "申し込みの取り下げ"})
    assert not queries.standing(contract.reader, at=at).is_member
    page = text_of(sign_in(contract.reader).get(f"/account/bills/{invoice.number}/"))
    assert "この請求書は取り消されました" in page
    assert asked(contract, sign_in).number == "B2021-000002"


def test_a_bill_with_money_on_it_is_not_cancelled(contract: Contract, sign_in: Browser) -> None:
    invoice, desk = asked(contract, sign_in), sign_in(make_editor())
    pay(desk, invoice, 500)
    answer = desk.post(f"/desk/bills/{invoice.pk}/", {"cancel": "1"}, follow=True)
    assert "この請求書には入金があります" in text_of(answer)


def test_a_coupon_is_taken_off_as_many_bills_as_it_says(
    contract: Contract, sign_in: Browser
) -> None:
    contract.coupon = Coupon.objects.create(code="HARU50", percent=50, periods=2)
    contract.save()
    desk, sums = sign_in(make_editor()), []
    for _ in range(3):
        invoice = asked(contract, sign_in)
        sums.append(invoice.yen)
        pay(desk, invoice, invoice.yen)
    assert sums == [990, 990, 1980]


def test_a_company_is_billed_for_its_seats_when_it_orders(sign_in: Browser, at: datetime) -> None:
    make_plan(slug="hojin", name="法人会員", price=1500, kind="group")
    browser, bought = sign_in(), {"name": "みなと商事", "seats": "7"}
    page = browser.get("/join/hojin/", bought)
    browser.post("/join/hojin/", {"shown": shown_in(page), **bought})
    invoice = Invoice.objects.get()
    assert (invoice.yen, invoice.tax_yen) == (10500, 954)
    text = text_of(browser.get(f"/account/bills/{invoice.number}/"))
    assert "みなと商事様" in text and "法人会員7席1か月分" in text
    pay(sign_in(make_editor()), invoice, 10500)
    group_contract = Contract.objects.get()
    assert queries.is_open(group_contract, at=at)


def test_who_pays_by_card_gets_no_bill(sign_in: Browser, at: datetime) -> None:
    contract = make_contract(make_reader(), provider="stripe")
    browser = sign_in(contract.reader)
    assert browser.post("/account/bills/ask/").status_code == 409
    assert "請求書を受け取る" not in text_of(browser.get("/account/membership/"))


def test_without_an_account_to_pay_to_there_are_no_bills(
    contract: Contract, sign_in: Browser, settings: object
) -> None:
    settings.INVOICE_ACCOUNT = ""  # type: ignore[attr-defined]
    assert sign_in(contract.reader).post("/account/bills/ask/").status_code == 409


def test_bills_are_seen_and_changed_only_by_who_was_given_the_right(
    contract: Contract, sign_in: Browser
) -> None:
    invoice = asked(contract, sign_in)
    editor = make_reader(is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    desk = sign_in(editor)
    assert desk.get("/desk/bills/").status_code in {302, 403}
    pay(desk, invoice, 1980)
    editor.user_permissions.add(Permission.objects.get(codename="view_invoice"))
    desk = sign_in(type(editor).objects.get(pk=editor.pk))
    assert "B2021-000001" in desk.get("/desk/bills/").content.decode()
    pay(desk, invoice, 1980)
    assert not invoice.transfers.exists()


def test_the_list_costs_as_many_queries_however_long_it_is(
    sign_in: Browser, at: datetime, django_assert_max_num_queries: Callable
) -> None:
    desk = sign_in(make_editor())
    for _ in range(2):
        invoices.ask(make_contract(make_reader(), free_until=None), at=at)
    desk.get("/desk/bills/")
    with django_assert_max_num_queries(60) as few:
        desk.get("/desk/bills/")
    for _ in range(10):
        invoices.ask(make_contract(make_reader(), free_until=None), at=at)
    with django_assert_max_num_queries(len(few)):
        desk.get("/desk/bills/")


def test_what_was_paid_and_billed_is_taken_along(contract: Contract, sign_in: Browser) -> None:
    invoice = asked(contract, sign_in)
    pay(sign_in(make_editor()), invoice, 1980)
    packed = sign_in(contract.reader).get("/account/export/").content
    with ZipFile(BytesIO(packed)) as file:
        taken = json.loads(file.read("data.json"))
        page = file.read("index.html").decode()
    assert taken["charges"][0]["receipt_number"] == "2021-000001"
    assert taken["bills"][0]["came"] == [{"on": "2021-05-21", "yen": 1980}]
    assert "2021-000001" in page and "B2021-000001" in page
