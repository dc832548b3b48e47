"""Bills by transfer that are late: one kind mail, then an end; what was paid before goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.bills import invoices, rounds
from kankei.bills.models import Invoice
from kankei.membership.models import Contract
from kankei.notifications.models import Message
from tests.bills.test_confirmation import text_of
from tests.make import make_contract, make_editor, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
DAY = timedelta(days=1)


@pytest.fixture
def contract(settings: Any, at: datetime) -> Contract:
    settings.INVOICE_ACCOUNT = "みなと銀行"
    return make_contract(make_reader(), at=at, free_until=None)


def mails(occasion: str) -> list[str]:
    return list(
        Message.objects.filter(key__startswith=f"{occasion}:").values_list("text", flat=True)
    )


def test_a_late_bill_is_reminded_of_once_then_taken_back_with_one_mail(
    contract: Contract, at: datetime
) -> None:
    bill = invoices.ask(contract, at=at)
    for day in range(40):
        for _ in range(2):
            rounds.go(at=at + day * DAY)
        bill.refresh_from_db()
        # Due after 14 days; reminded 4 days later, ended 14 days later.
        assert len(mails("bill-overdue")) == (day >= 18), day
        assert len(mails("bill-ended")) == (day >= 28), day
        assert (bill.state == "cancelled") == (day >= 28), day
    contract.refresh_from_db()
    assert contract.ended_at == at + 28 * DAY
    assert "2021年6月17日(木)までにご入金がなければ" in mails("bill-overdue")[0]
    assert "お支払いは不要です" in mails("bill-ended")[0]


def test_the_days_are_the_operators_to_set(contract: Contract, at: datetime, settings: Any) -> None:
    settings.INVOICE_REMIND_DAYS, settings.INVOICE_END_DAYS = 1, 2
    invoices.ask(contract, at=at)
    rounds.go(at=at + 15 * DAY)
    assert len(mails("bill-overdue")) == 1 and not mails("bill-ended")
    rounds.go(at=at + 16 * DAY)
    assert len(mails("bill-ended")) == 1


def test_a_house_that_slept_sends_the_end_alone(contract: Contract, at: datetime) -> None:
    invoices.ask(contract, at=at)
    rounds.go(at=at + 60 * DAY)
    assert not mails("bill-overdue") and len(mails("bill-ended")) == 1


def test_a_bill_of_which_a_part_came_is_left_to_the_operator_who_sees_it(
    contract: Contract, at: datetime, sign_in: Browser, clock: Any
) -> None:
    bill = invoices.ask(contract, at=at)
    invoices.note_transfer(bill.pk, on=at.date(), yen=100, by=None, at=at)
    late = invoices.ask(make_contract(make_reader(), at=at, free_until=None), at=at)
    clock.shift(20 * DAY)
    rounds.go(at=at + 60 * DAY - 40 * DAY)
    desk = text_of(sign_in(make_editor()).get("/desk/bills/"))
    assert "うち期限を過ぎたもの2件" in desk
    assert "一部の入金があるので、自動では取り消しません。" in desk
    assert "2021/6/17に自動で取り消します。" in desk
    rounds.go(at=at + 60 * DAY)
    assert {one.pk: one.state for one in Invoice.objects.all()} == {
        bill.pk: "open",
        late.pk: "cancelled",
    }


def test_what_was_paid_before_goes_on_when_the_next_bill_is_taken_back(
    contract: Contract, at: datetime
) -> None:
    first = invoices.ask(contract, at=at)
    invoices.note_transfer(first.pk, on=at.date(), yen=first.yen, by=None, at=at)
    invoices.ask(Contract.objects.get(), at=at)
    rounds.go(at=at + 29 * DAY)
    contract.refresh_from_db()
    assert contract.ended_at is None and contract.paid_until == at.replace(month=6)
    assert Invoice.objects.filter(state="cancelled").count() == 1


def test_a_period_that_had_begun_early_ends_with_its_bill(contract: Contract, at: datetime) -> None:
    bill = invoices.ask(contract, at=at)
    invoices.begin_early(bill.pk, by=None, at=at)
    rounds.go(at=at + 29 * DAY)
    contract.refresh_from_db()
    assert contract.ended_at == at + 29 * DAY
