"""A refund that does not arrive: taken back by a further note, told, and out of the figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kankei.accounts.models import Reader
from kankei.bills import figures, receipts
from kankei.bills.models import ReturnNote
from kankei.membership.models import Plan
from kankei.payments import actions, reconcile
from kankei.payments.models import Charge
from kankei.payments.practice import shop
from tests.payments.conftest import House

pytestmark = pytest.mark.django_db


def test_a_refund_that_failed_is_taken_back_by_a_note_and_by_the_figures(
    house: House, reader: Reader, plan: Plan, sign_in: Callable[..., Client], settings: Any
) -> None:
    settings.INVOICE_REGISTRATION = "T1234567890123"
    house.join(reader, plan)
    house.later(days=31, hours=2)
    house.tell()
    actions.refund(Charge.objects.get(), yen=500, by=reader, at=house.at)
    receipts.note_returns(at=house.at)
    assert figures.income(at=house.at)[-1].returned == 500
    tax = figures.income(at=house.at)[-1].tax

    house.later(days=2)
    shop.fail_refund(house.books, house.books.all("refund")[0])
    for _ in range(2):
        house.tell()
        receipts.note_returns(at=house.at)
    charge = Charge.objects.get()
    assert (charge.refunded_yen, charge.state, charge.refunded_at) == (0, "paid", None)
    notes = ReturnNote.objects.order_by("pk").values_list("yen", "is_reversal")
    assert list(notes) == [(500, False), (500, True)]
    month = figures.income(at=house.at)[-1]
    assert (month.returned, month.net, month.tax) == (0, 1980, 180)
    assert tax == 180 - 45
    assert house.mails().count("refund-failed") == 1
    assert list(reconcile.differences(at=house.at)) == []

    browser = sign_in(reader)
    second = ReturnNote.objects.get(is_reversal=True)
    page = browser.get(f"/account/returns/{second.number}/").content.decode()
    assert "適格返還請求書の訂正" in page and "返金の取り消し" in page
    assert browser.get(f"/account/returns/{second.number}/pdf/").content.startswith(b"%PDF")
    assert "返金は届かず、取り消しました" in browser.get("/account/payments/").content.decode()

    actions.refund(charge, yen=700, by=reader, at=house.at)
    receipts.note_returns(at=house.at)
    assert figures.income(at=house.at)[-1].returned == 700
    assert ReturnNote.objects.count() == 3
