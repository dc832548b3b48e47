"""What has to be exact: coupons, old letters, half-set keys, the reconcile command, what waits."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from kankei.accounts.models import Reader
from kankei.config import checks
from kankei.config.commands.checking import _payments
from kankei.membership import rules
from kankei.membership.models import Contract, Coupon, Plan
from kankei.payments import actions, reconcile
from kankei.payments.errors import NoSuchProvider, NotFromTheProvider, NothingToPay, ProviderAway
from kankei.payments.models import Charge, Customer, ProviderEvent
from kankei.payments.practice import shop
from kankei.payments.practice.webhooks import letter
from kankei.payments.providers import chosen
from kankei.payments.providers.contract import Told
from kankei.payments.providers.manual import Manual
from kankei.payments.providers.stripe import TELLING
from tests.house import tree
from tests.payments.conftest import SECRET, House

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("percent", [33, 50])
def test_what_a_coupon_leaves_is_charged_to_the_yen_and_only_as_often_as_it_says(
    house: House, reader: Reader, plan: Plan, percent: int
) -> None:
    plan.price = 1985
    plan.save()
    coupon = Coupon.objects.create(code="HARU", percent=percent, periods=2)
    checkout = actions.begin(reader, plan=plan, coupon=coupon, at=house.at).checkout
    assert checkout is not None
    house.later(minutes=1)
    house.pay(checkout)
    for _ in range(3):
        house.later(days=32)
    house.tell()
    reduced = rules.price_of(plan, coupon)
    assert sorted(Charge.objects.values_list("yen", flat=True)) == [reduced, reduced, 1985]
    assert Contract.objects.get().coupon == coupon


def test_a_coupon_for_all_of_the_price_charges_nothing(
    house: House, reader: Reader, plan: Plan
) -> None:
    coupon = Coupon.objects.create(code="ZENBU", percent=100, periods=1)
    checkout = actions.begin(reader, plan=plan, coupon=coupon, at=house.at).checkout
    assert checkout is not None
    house.pay(checkout)
    house.later(days=32)
    house.tell()
    assert not Charge.objects.exists()
    contract = Contract.objects.get()
    assert contract.paid_until is not None
    assert contract.paid_until > house.at


def test_a_letter_that_is_older_than_five_minutes_is_not_taken(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.pay(house.order(reader, plan))
    body, headers = letter(house.told[0], secret=SECRET, at=int(time.time()) - 301)
    with pytest.raises(NotFromTheProvider):
        actions.hear("practice", body, headers, at=house.at)
    body, headers = letter(house.told[0], secret=SECRET)
    with pytest.raises(NotFromTheProvider):
        actions.hear("practice", body.replace(b"aoi", b"ran"), headers, at=house.at)
    assert not ProviderEvent.objects.exists()


def test_an_event_whose_task_was_lost_is_taken_up_later(
    house: House, reader: Reader, plan: Plan
) -> None:
    subscription = house.pay(house.order(reader, plan))
    told = Told("evt_lost", "customer.subscription.created", {"subscription": subscription})
    ProviderEvent.objects.create(
        provider="practice",
        event_id=told.event_id,
        kind=told.kind,
        payload=dict(told.about),
        received_at=house.at,
    )
    assert actions.take_up_events(at=house.at + timedelta(minutes=1)) == 0
    assert actions.take_up_events(at=house.at + timedelta(minutes=6)) == 1
    assert Contract.objects.get().reader == reader
    assert actions.take_up_events(at=house.at + timedelta(minutes=6)) == 0


def test_an_event_that_changes_no_subscription_is_kept_and_looked_at_no_further(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.order(reader, plan)
    house.tell("customer.created")
    event = ProviderEvent.objects.get()
    assert event.projected_at is not None
    assert "aoi" not in str(event.payload)


def test_a_subscription_that_is_nobodys_here_is_left_alone(
    house: House, reader: Reader, plan: Plan
) -> None:
    subscription = house.pay(house.order(reader, plan))
    reader.delete()
    house.tell()
    assert house.state(subscription).is_live, "another house may share the account"
    assert not Contract.objects.exists()


def test_the_reconcile_command_prints_what_differs_and_mends_it_when_asked(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.pay(house.order(reader, plan))

    def said(*arguments: str) -> str:
        words = StringIO()
        call_command("reconcile", *arguments, stdout=words)
        return words.getvalue()

    assert "subscription is unknown here, trialing there" in said()
    assert "1 differences, mended." in said("--mend")
    assert said() == "0 differences.\n"


def found(settings: Any, **values: str) -> list[str]:
    for name, value in values.items():
        setattr(settings, name, value)
    # What else a paper has to say about itself before it takes money is tested with the bills.
    ids = [str(message.id) for message in checks.every_setting()]
    return [one for one in ids if one[7:10] in {"E03", "W03"}]


def test_half_set_keys_are_told_in_one_sentence_each(settings: Any) -> None:
    assert found(settings) == []
    assert found(settings, PAYMENTS="cheque") == ["kankei.E030"]
    assert found(settings, PAYMENTS="stripe") == ["kankei.E032", "kankei.E033"]
    assert found(settings, STRIPE_SECRET_KEY="pk_live_1") == ["kankei.E032", "kankei.E033"]
    assert found(settings, STRIPE_SECRET_KEY="rk_live_1") == ["kankei.E033"]
    assert found(settings, STRIPE_WEBHOOK_SECRET="whsec_1") == []
    assert found(settings, PAYMENTS="manual") == ["kankei.W030"]
    settings.ALLOWED_HOSTS = ["news.example.jp"]
    site = {"SITE_URL": "https://news.example.jp"}
    assert found(settings, PAYMENTS="practice", **site) == ["kankei.E031", "kankei.W030"]
    assert found(settings, PAYMENTS="stripe", STRIPE_SECRET_KEY="sk_test_1") == ["kankei.W031"]


def test_a_contract_of_a_provider_without_keys_is_told_to_the_operator(settings: Any) -> None:
    settings.PAYMENTS = "manual"
    for name in ("stripe", "practice", "elsewhere"):
        with pytest.raises(NoSuchProvider, match=name):
            chosen.provider(name)


def test_by_bank_transfer_nobody_is_sent_to_a_page(reader: Reader, plan: Plan, at: Any) -> None:
    started = actions.begin(reader, plan=plan, at=at)
    assert started.address == "/account/membership/"
    assert started.contract is not None
    assert started.contract.provider == "manual"
    with pytest.raises(NothingToPay):
        actions.portal_url(reader)
    assert actions.leave(reader, at=at).left_at == at
    assert actions.resume(reader, at=at).left_at is None


def test_the_manual_provider_asks_nobody(at: Any) -> None:
    manual = Manual()
    told = Told("e", "k", {})
    assert manual.read("x") is None
    assert (list(manual.live_subscriptions()), list(manual.subscriptions_of(told))) == ([], [])
    assert not manual.pay_due("x")
    with pytest.raises(NotFromTheProvider):
        manual.hear(b"", {})


def test_the_events_that_the_operator_is_told_to_send_are_those_that_are_looked_at() -> None:
    page = (tree.ROOT / "docs/reference/payments.md").read_text("utf-8")
    asked = re.findall(r"`((?:checkout|customer|invoice|charge|refund)\.[a-z_.]+)`", page)
    assert sorted(asked) == sorted(TELLING)


def test_checking_the_house_tells_of_events_that_wait(house: House, at: datetime) -> None:
    assert _payments().state == "ok"
    ProviderEvent.objects.create(
        provider="stripe", event_id="evt_1", kind="invoice.paid", received_at=at
    )
    house.later(minutes=9)
    assert _payments().state == "ok"
    house.later(minutes=2)
    assert _payments().state == "FAULT"


def test_an_event_waits_while_the_provider_is_away(
    house: House, reader: Reader, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.pay(house.order(reader, plan))

    def away(*_: object, **__: object) -> None:
        raise ProviderAway

    with monkeypatch.context() as patched:
        patched.setattr("kankei.payments.providers.stripe.Stripe.read", away)
        house.tell()
    assert ProviderEvent.objects.filter(projected_at=None, fault__contains="did not answer").count()
    assert not Contract.objects.exists()
    assert actions.take_up_events(at=house.at + timedelta(minutes=6))
    assert Contract.objects.get().reader == reader


def test_an_order_that_a_later_one_overtook_leads_to_the_later_ones_page(
    house: House, reader: Reader, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_checkout = chosen.chosen().__class__.begin_checkout
    later: list[str] = []

    def slowly(self: Any, order: Any) -> Any:
        begun = begin_checkout(self, order)
        if not later:
            later.append("")
            later[0] = house.order(reader, plan).url
        return begun

    monkeypatch.setattr("kankei.payments.providers.stripe.Stripe.begin_checkout", slowly)
    started = actions.begin(reader, plan=plan, at=house.at)
    assert started.address == later[0]
    states = [one["status"] for one in house.books.all("checkout.session")]
    assert sorted(states) == ["expired", "open"]


def test_a_subscription_that_another_house_forgot_is_printed(
    house: House, reader: Reader, plan: Plan
) -> None:
    subscription = house.join(reader, plan)
    del house.books.things[subscription]
    assert [str(one) for one in reconcile.differences(at=house.at)] == [
        f"{subscription}: subscription is running here, unknown there"
    ]


def test_a_customer_who_was_deleted_at_the_provider_joins_all_the_same(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.order(reader, plan)
    gone = Customer.objects.get().customer_id
    with house.opened() as books:
        shop.forget(books, books.get("customer", gone))
    house.join(reader, plan)
    assert Customer.objects.get().customer_id != gone
    assert Contract.objects.get(ended_at=None).reader == reader
