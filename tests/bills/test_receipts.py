"""Receipts and return notes: what the tax law asks for, for nobody but the payer, as page and PDF."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from kankei.bills import pdf, receipts
from kankei.bills.models import ReturnNote
from kankei.payments.models import Charge
from tests.bills.test_confirmation import text_of
from tests.make import make_charge, make_contract, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def charge(at: datetime, settings: object) -> Charge:
    settings.INVOICE_REGISTRATION = "T1234567890123"  # type: ignore[attr-defined]
    settings.SELLER_NAME = "株式会社みなと新報社"  # type: ignore[attr-defined]
    settings.SELLER_ADDRESS = "東京都港区芝浦9-9-9"  # type: ignore[attr-defined]
    reader = make_reader(display_name="藤堂慎二")
    plan = make_plan(name="月ぎめ会員", price=1980)
    contract = make_contract(reader, plan=plan, provider="stripe")
    return make_charge(contract, at=at, receipt_number="2021-000007")


def test_a_receipt_holds_every_item_of_a_qualified_invoice(
    sign_in: Browser, charge: Charge
) -> None:
    text = text_of(sign_in(charge.contract.reader).get("/account/payments/2021-000007/"))
    for item in (
        "領収書兼適格請求書", "番号2021-000007", "藤堂慎二様", "登録番号T1234567890123",
        "株式会社みなと新報社", "取引の日2021年5月20日(木)", "月ぎめ会員2021年5月20日(木)から",
        "10%対象(税抜き)1,800円", "消費税(10%)180円", "合計(税込み)1,980円", "クレジットカード",
    ):  # fmt: skip
        assert item in text


def test_without_a_registration_number_it_does_not_call_itself_a_qualified_invoice(
    sign_in: Browser, charge: Charge, settings: object
) -> None:
    for number in ("", "T123", "1234567890123"):
        settings.INVOICE_REGISTRATION = number  # type: ignore[attr-defined]
        text = text_of(sign_in(charge.contract.reader).get("/account/payments/2021-000007/"))
        assert "適格請求書" not in text.replace(
            "適格請求書発行事業者の登録番号を記載していません", ""
        )
        assert "登録番号を記載していません" in text


def test_nobody_sees_somebody_elses_papers(sign_in: Browser, charge: Charge, at: datetime) -> None:
    Charge.objects.filter(pk=charge.pk).update(refunded_yen=980, refunded_at=at)
    receipts.note_returns(at=at)
    number = ReturnNote.objects.get().number
    paths = [
        "/account/payments/2021-000007/", "/account/payments/2021-000007/pdf/",
        f"/account/returns/{number}/", f"/account/returns/{number}/pdf/",
    ]  # fmt: skip
    owner, other = sign_in(charge.contract.reader), sign_in()
    assert [owner.get(path).status_code for path in paths] == [200] * 4
    assert [other.get(path).status_code for path in paths] == [404] * 4
    assert [Client().get(path).status_code for path in paths] == [302] * 4
    assert "2021-000007" not in text_of(other.get("/account/payments/"))


def test_the_name_on_a_receipt_is_the_one_that_the_reader_wants(
    sign_in: Browser, charge: Charge
) -> None:
    browser = sign_in(charge.contract.reader)
    browser.post("/account/payments/", {"addressee": " 藤堂商店  経理部 "})
    assert "藤堂商店経理部様" in text_of(browser.get("/account/payments/2021-000007/"))
    browser.post("/account/payments/", {"addressee": ""})
    assert "藤堂慎二様" in text_of(browser.get("/account/payments/2021-000007/"))


def test_each_refund_gets_one_note_with_the_sum_and_the_first_day(
    sign_in: Browser, charge: Charge, at: datetime
) -> None:
    for yen, days in ((500, 3), (500, 4), (1980, 9)):
        later = at + timedelta(days=days)
        Charge.objects.filter(pk=charge.pk).update(refunded_yen=yen, refunded_at=later)
        receipts.note_returns(at=later)
        receipts.note_returns(at=later)
    notes = list(ReturnNote.objects.all())
    assert [(note.number, note.yen) for note in notes] == [
        ("H2021-000001", 500), ("H2021-000002", 1480),
    ]  # fmt: skip
    text = text_of(sign_in(charge.contract.reader).get("/account/returns/H2021-000002/"))
    for item in (
        "適格返還請求書", "−1,480円", "返金の日2021年5月29日(土)", "もとの取引の日2021年5月20日(木)",
        "もとの領収書の番号2021-000007", "登録番号T1234567890123",
    ):  # fmt: skip
        assert item in text


def test_base_and_tax_of_a_return_add_up_too(
    sign_in: Browser, charge: Charge, at: datetime
) -> None:
    Charge.objects.filter(pk=charge.pk).update(refunded_yen=1000, refunded_at=at)
    receipts.note_returns(at=at)
    text = text_of(sign_in(charge.contract.reader).get("/account/returns/H2021-000001/"))
    base, tax, total = (
        int(re.search(pattern, text)[1].replace(",", ""))  # type: ignore[index]
        for pattern in (
            r"税抜き\)−([\d,]+)円",
            r"消費税\(10%\)−([\d,]+)円",
            r"合計\(税込み\)−([\d,]+)円",
        )
    )
    assert (base + tax, total, tax) == (total, 1000, 90)


def test_what_was_not_paid_has_no_receipt(sign_in: Browser, charge: Charge) -> None:
    failed = make_charge(charge.contract, state="failed", paid_at=None, receipt_number=None)
    page = sign_in(charge.contract.reader).get("/account/payments/").content.decode()
    assert failed.get_state_display() in page
    assert page.count("/pdf/") == 1


def test_the_list_costs_as_many_queries_however_long_it_is(
    sign_in: Browser, charge: Charge, at: datetime, django_assert_max_num_queries: Callable
) -> None:
    for _ in range(30):
        make_charge(charge.contract, refunded_yen=100, refunded_at=at)
    receipts.note_returns(at=at)
    browser = sign_in(charge.contract.reader)
    with django_assert_max_num_queries(12):
        browser.get("/account/payments/")


def words_of(sheet: bytes) -> str:
    """The text of a PDF of ours: its streams, unpacked, with each string read as UCS-2."""
    words = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", sheet, re.S):
        drawn = zlib.decompress(base64.a85decode(stream.strip(), adobe=False) if not stream.strip().endswith(b"~>") else base64.a85decode(b"<~" + stream.strip(), adobe=True))  # fmt: skip
        for raw in re.findall(rb"\((.*?)(?<!\\)\) Tj", drawn, re.S):
            plain = re.sub(
                rb"\\([0-7]{3}|.)",
                lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else m[1],
                raw,
            )
            words.append(plain.decode("utf-16-be", "replace"))
    return "".join(words)


def test_the_pdf_is_whole_and_says_what_the_page_says(sign_in: Browser, charge: Charge) -> None:
    answer = sign_in(charge.contract.reader).get("/account/payments/2021-000007/pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    sheet = answer.content
    assert sheet.startswith(b"%PDF-1.")
    assert sheet.rstrip().endswith(b"%%EOF")
    place = int(re.search(rb"startxref\s+(\d+)", sheet)[1])  # type: ignore[index]
    assert sheet[place : place + 4] == b"xref"
    for number, offset in enumerate(re.findall(rb"(\d{10}) \d{5} n", sheet), 1):
        assert sheet[int(offset) :].startswith(f"{number} 0 obj".encode())
    assert b"HeiseiKakuGo-W5" in sheet and b"/MediaBox" in sheet
    said = words_of(sheet)
    for item in ("領収書 兼 適格請求書", "藤堂慎二 様", "1,980円", "180円", "T1234567890123"):
        assert item in said


def test_the_same_receipt_is_the_same_pdf_to_the_byte(sign_in: Browser, charge: Charge) -> None:
    browser = sign_in(charge.contract.reader)
    path = "/account/payments/2021-000007/pdf/"
    assert browser.get(path).content == browser.get(path).content


def test_letters_that_the_fonts_do_not_have_are_set_as_geta(
    sign_in: Browser, charge: Charge
) -> None:
    browser = sign_in(charge.contract.reader)
    browser.post("/account/payments/", {"addressee": "𠮷野家😀" + "あ" * 90})
    sheet = browser.get("/account/payments/2021-000007/pdf/").content
    assert "〓野家〓" in words_of(sheet)
    assert pdf.printable("髙島") == "髙島"
