"""Whoever is shut out is charged no more, also when the provider is away; what was decided is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.accounts import actions as accounts
from kankei.accounts.models import Reader
from kankei.bills import rounds as bills
from kankei.bills.models import Invoice, ReturnNote
from kankei.common.models import AuditEntry
from kankei.membership import groups
from kankei.membership import queries as memberships
from kankei.membership.models import Contract, Plan, Seat
from kankei.notifications.models import Message
from kankei.payments import actions, endings, reconcile
from kankei.payments.errors import ProviderAway
from kankei.payments.models import Charge, Ending
from tests.make import make_contract, make_plan, make_reader
from tests.payments.conftest import House

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def desk(sign_in: Browser) -> Client:
    return sign_in(make_reader(is_staff=True, is_superuser=True))


@pytest.fixture
def paying(house: House, reader: Reader, plan: Plan) -> str:
    """A month of 1,980 yen, paid from 20 June to 20 July, of which ten days are gone."""
    subscription = house.join(reader, plan)
    house.later(days=31, hours=2)
    house.later(days=10)
    house.tell()
    return subscription


def ban(desk: Client, reader: Reader, refund: str = "none") -> str:
    form = {"ban-email": reader.email, "ban-refund": refund, "ban-because": "迷惑行為"}
    return desk.post("/desk/people/ban/", form, follow=True).content.decode()


def away(*_: Any, **__: Any) -> None:
    raise ProviderAway


def test_a_ban_ends_what_runs_at_the_provider_and_nothing_is_charged_any_more(
    house: House, paying: str, desk: Client, reader: Reader
) -> None:
    page = ban(desk, reader)
    assert "会員の契約を終えました。これからの請求はありません。" in page
    assert "迷惑行為" in page
    assert house.state(paying).state == "canceled"
    assert Contract.objects.get().ended_at == house.at
    house.later(days=70)
    house.tell()
    assert Charge.objects.count() == 1 and Charge.objects.get().refunded_yen == 0
    assert list(reconcile.differences(at=house.at)) == []
    told = house.mails()
    assert told.count("shut-out") == 1 and "ended" not in told
    entry = AuditEntry.objects.get(verb="payments.ended_with_ban")
    assert entry.by is not None


def test_the_days_that_are_left_are_paid_back_where_the_operator_decides_so(
    house: House, paying: str, desk: Client, reader: Reader
) -> None:
    page = ban(desk, reader, "rest")
    # 20 of 30 days are left: 1,980 x 20 / 30.
    assert "1,320円を返金しました" in page
    charge = Charge.objects.get()
    assert charge.refunded_yen == 1320
    assert Ending.objects.get().refund_yen == 1320
    bills.go(at=house.at)
    assert ReturnNote.objects.get().yen == 1320
    assert list(reconcile.differences(at=house.at)) == []


def test_without_a_decision_about_the_refund_nobody_is_banned(
    house: House, paying: str, desk: Client, reader: Reader
) -> None:
    desk.post("/desk/people/ban/", {"ban-email": reader.email, "ban-because": "迷惑行為"})
    reader.refresh_from_db()
    assert reader.banned_at is None and house.state(paying).state == "active"


@pytest.mark.parametrize("refund", ["none", "rest"])
def test_while_the_provider_is_away_the_decision_waits_and_is_carried_out_once(
    house: House,
    paying: str,
    desk: Client,
    reader: Reader,
    refund: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("kankei.payments.providers.stripe.Stripe.end_now", away)
        assert "つながりしだい自動で終わり" in ban(desk, reader, refund)
        assert actions.end_banned(at=house.at) == 0
    reader.refresh_from_db()
    assert reader.banned_at is not None and house.state(paying).state == "active"
    if refund == "rest":
        # The contract ends, but the refund's answer gets lost on the way.
        with monkeypatch.context() as patched:
            patched.setattr("kankei.payments.endings.ledger.project", away)
            assert actions.end_banned(at=house.at) == 0
    house.later(minutes=10)
    assert actions.end_banned(at=house.at) == 1
    assert actions.end_banned(at=house.at) == 0
    assert house.state(paying).state == "canceled"
    assert Charge.objects.get().refunded_yen == (1320 if refund == "rest" else 0)
    assert house.mails().count("shut-out") == 1


def test_a_refund_that_was_made_but_not_noted_is_not_made_again(
    house: House, paying: str, desk: Client, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("kankei.payments.endings.telling.shut_out", away)
        patched.setattr("kankei.payments.endings.Ending.objects.filter", _keeps_waiting)
        with pytest.raises(ProviderAway):
            endings.end_for(reader, pays_back=True, because="", by=None, at=house.at)
    Ending.objects.update(done_at=None)
    house.later(hours=1)
    accounts.ban(reader, by=None, at=house.at)
    assert actions.end_banned(at=house.at) == 1
    assert Charge.objects.get().refunded_yen == 1320


def _keeps_waiting(**_: Any) -> Any:
    return Ending.objects.none()


def test_an_order_that_is_paid_after_the_ban_is_undone_and_paid_back(
    house: House, reader: Reader, plan: Plan, desk: Client
) -> None:
    make_contract(reader, plan=plan, at=house.at - timedelta(days=90), ended_at=house.at)
    checkout = house.order(reader, plan)
    ban(desk, reader)
    house.later(minutes=5)
    house.pay(checkout)
    house.tell()
    house.later(minutes=10)
    actions.end_banned(at=house.at)
    charge = Charge.objects.get()
    assert charge.refunded_yen == charge.yen == 1980
    assert not Contract.objects.filter(ended_at=None).exists()


def test_lifting_the_ban_says_plainly_that_the_contract_ended(
    house: House, paying: str, desk: Client, reader: Reader, sign_in: Browser
) -> None:
    ban(desk, reader)
    page = desk.post(f"/desk/people/{reader.pk}/lift-ban/", follow=True).content.decode()
    assert "会員の契約は停止の時に終わっていて、戻りません" in page
    message = Message.objects.get(key__startswith="let-in:")
    assert "会員の契約は停止の時に終わっています" in message.text
    reader.refresh_from_db()
    assert not memberships.standing(reader, at=house.at).is_member
    mine = sign_in(reader).get("/account/membership/").content.decode()
    assert "会員の契約はありません" in mine
    house.join(reader, Plan.objects.get(slug="tsukigime"))
    assert memberships.standing(reader, at=house.at).is_member


def test_what_is_paid_by_transfer_ends_too_and_its_bill_is_taken_back(
    house: House, reader: Reader, desk: Client, settings: Any
) -> None:
    from kankei.bills import invoices  # noqa: PLC0415

    settings.INVOICE_ACCOUNT = "みなと銀行"
    contract = make_contract(reader, plan=make_plan(price=3000), at=house.at, free_until=None)
    paid = invoices.ask(contract, at=house.at)
    invoices.note_transfer(paid.pk, on=house.at.date(), yen=3000, by=None, at=house.at)
    invoices.ask(contract, at=house.at)
    house.later(days=10)
    assert "銀行振り込みで送ってください" in ban(desk, reader, "rest")
    bills.go(at=house.at)
    assert ReturnNote.objects.get().yen == 3000 * 21 // 31
    assert Invoice.objects.get(charge=None).state == "cancelled"
    assert Contract.objects.get().ended_at == house.at


def test_a_seat_of_whom_is_banned_is_free_again_and_the_company_goes_on(
    house: House, reader: Reader, desk: Client
) -> None:
    plan = make_plan(kind="group", price=1500)
    group = groups.found(make_reader(), plan=plan, name="みなと商事", seats=2, at=house.at)
    Contract.objects.update(paid_until=house.at + timedelta(days=20))
    _, token = groups.invite(group, reader.email, by=group.contract.reader, at=house.at)
    groups.accept(reader, token, at=house.at)
    ban(desk, reader)
    assert not Seat.objects.filter(reader=reader).exists()
    ban(desk, group.contract.reader)
    assert Contract.objects.get().ended_at is None
