"""A membership by card from the free month to its end, with the provider's webhooks in order."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from allauth.account.signals import email_changed
from django.test import Client

from kankei.accounts.models import Reader
from kankei.membership import queries as memberships
from kankei.membership.errors import AlreadyMember
from kankei.membership.models import Contract, Plan
from kankei.payments import actions, queries, reconcile
from kankei.payments.models import Charge, Checkout, ProviderEvent, Subscription
from kankei.payments.practice import billing, shop
from kankei.payments.practice.books import DECLINED, FAILS_LATER, GOOD, Refused
from tests.payments.conftest import House

pytestmark = pytest.mark.django_db
Running = Callable[[Reader], Contract]


def test_an_order_opens_nothing_before_it_is_paid_at_the_provider(
    house: House, reader: Reader, plan: Plan
) -> None:
    checkout = house.order(reader, plan)
    assert "/practice/checkout/" in checkout.url
    assert not memberships.standing(reader, at=house.at).is_member
    assert not memberships.standing(reader, at=house.at).had_free_month


def test_the_free_month_begins_with_a_good_card_and_is_told_once(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    ends = memberships.free_month_for(reader, at=house.at)
    house.join(reader, plan)
    assert contract_of(reader).free_until == ends
    assert memberships.standing(reader, at=house.at).is_member
    assert house.mails() == ["welcome"]
    assert not Charge.objects.exists()


def test_the_page_that_a_payer_comes_back_to_does_not_wait_for_a_webhook(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.pay(house.order(reader, plan))
    settled = actions.settle(reader, at=house.at)
    assert settled is not None
    assert settled.state == Checkout.State.DONE
    assert memberships.standing(reader, at=house.at).is_member
    house.tell()
    assert house.mails() == ["welcome"]


def test_a_card_that_is_declined_does_not_use_up_the_free_month(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    checkout = house.order(reader, plan)
    with pytest.raises(Refused, match="declined"):
        house.pay(checkout, DECLINED)
    assert not memberships.standing(reader, at=house.at).had_free_month
    house.later(minutes=10)
    house.pay(checkout, GOOD)
    house.tell()
    assert contract_of(reader).free_until == checkout.free_until


def test_after_a_page_that_ran_out_the_free_month_is_still_there(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    house.order(reader, plan)
    house.later(hours=3)
    house.tell()
    house.join(reader, plan)
    assert contract_of(reader).free_until == memberships.rules.a_month_after(house.at)


def test_the_first_charge_comes_with_the_end_of_the_free_month_and_stands_in_the_ledger(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    house.join(reader, plan)
    free_until = contract_of(reader).free_until
    house.later(days=31, hours=2)
    assert memberships.standing(reader, at=house.at).is_member, "before the webhook came"
    house.tell()
    charge = Charge.objects.get()
    assert (charge.yen, charge.tax_yen, charge.state) == (1980, 180, "paid")
    assert charge.period_start == free_until
    assert charge.receipt_number
    assert contract_of(reader).paid_until == charge.period_end
    assert house.mails() == ["welcome", "receipt"]


def test_a_payment_that_fails_keeps_access_for_the_grace_and_a_good_card_mends_it(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    subscription = house.join(reader, plan, FAILS_LATER)
    house.later(days=31, hours=2)
    house.tell()
    assert contract_of(reader).past_due_since is not None
    assert memberships.standing(reader, at=house.at + timedelta(days=13)).is_member
    assert not memberships.standing(reader, at=house.at + timedelta(days=15)).is_member

    customer = house.books.get("customer", house.state(subscription).customer_id)
    shop.add_card(house.books, customer, number=GOOD)
    assert actions.pay_due(reader, at=house.at)

    contract = contract_of(reader)
    assert contract.past_due_since is None
    assert memberships.standing(reader, at=house.at + timedelta(days=27)).is_member
    assert [charge.state for charge in Charge.objects.all()] == ["paid"]
    house.tell()
    assert house.mails() == ["welcome", "past-due", "receipt", "recovered"]


def test_what_is_not_paid_within_the_grace_ends_and_can_be_joined_again(
    house: House, reader: Reader, plan: Plan, settings: object
) -> None:
    first = house.join(reader, plan, FAILS_LATER)
    house.later(days=31, hours=2)
    house.tell()
    house.later(days=14)
    actions.end_after_grace(at=house.at)
    house.tell()
    assert house.state(first).state == "canceled"
    assert not memberships.standing(reader, at=house.at).is_member
    assert house.mails().count("ended") == 1
    assert not [bill for bill in house.state(first).bills if bill.state == "failed"]

    second = house.join(reader, plan)
    assert memberships.standing(reader, at=house.at).is_member
    assert house.state(second).free_until is None


def test_leaving_keeps_access_to_the_end_and_is_confirmed_by_one_mail(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    subscription = house.join(reader, plan)
    house.later(days=3)
    actions.leave(reader, at=house.at)
    actions.leave(reader, at=house.at)
    house.tell()
    assert house.state(subscription).cancel_at_period_end
    assert memberships.standing(reader, at=house.at + timedelta(days=20)).is_member
    house.later(days=30)
    house.tell()
    assert not memberships.standing(reader, at=house.at).is_member
    assert not Charge.objects.exists()
    assert house.mails() == ["welcome", "left", "ended"]


def test_whoever_left_may_take_it_back_until_the_end(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    subscription = house.join(reader, plan)
    actions.leave(reader, at=house.at)
    house.later(days=2)
    assert actions.begin(reader, plan=plan, at=house.at).address == "/account/membership/"
    assert not house.state(subscription).cancel_at_period_end
    assert contract_of(reader).left_at is None


def test_joining_again_later_has_no_second_free_month(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.join(reader, plan)
    actions.leave(reader, at=house.at)
    house.later(days=40)
    house.tell()
    again = house.join(reader, plan)
    assert house.state(again).free_until is None
    assert Charge.objects.get().state == "paid"


def test_another_plan_is_gone_on_with_and_days_are_settled(
    house: House, reader: Reader, plan: Plan, yearly: Plan, contract_of: Running
) -> None:
    house.join(reader, plan)
    house.later(days=41)
    house.tell()
    contract = actions.change_plan(reader, plan=yearly, at=house.at)
    assert contract.plan == yearly
    assert contract.paid_until is not None
    assert contract.paid_until > house.at + timedelta(days=364)
    newest = Charge.objects.first()
    assert newest is not None
    assert 19800 - 1980 < newest.yen < 19800


def test_money_paid_back_stands_in_the_ledger_and_is_told(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.join(reader, plan)
    house.later(days=32)
    house.tell()
    charge = Charge.objects.get()
    actions.refund(charge, yen=980, by=reader, at=house.at)
    assert (charge.state, charge.refunded_yen) == ("paid", 980)
    actions.refund(charge, yen=1000, by=reader, at=house.at)
    house.tell()
    charge.refresh_from_db()
    assert (charge.state, charge.refunded_yen) == ("refunded", 1980)
    assert not memberships.standing(reader, at=house.at).is_member
    assert house.mails().count("refunded") == 2


def test_a_dispute_shuts_the_paid_period_until_it_is_won(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.join(reader, plan)
    house.later(days=32)
    house.tell()
    protest = shop.dispute(house.books, house.books.all("charge", paid=True)[0])
    house.tell()
    assert Charge.objects.get().state == "disputed"
    assert not memberships.standing(reader, at=house.at).is_member
    shop.close_dispute(house.books, protest, status="won")
    house.tell()
    assert Charge.objects.get().state == "paid"
    assert memberships.standing(reader, at=house.at).is_member


def test_two_tabs_that_both_press_join_lead_to_one_open_page(
    house: House, reader: Reader, plan: Plan
) -> None:
    first, second = house.order(reader, plan), house.order(reader, plan)
    with pytest.raises(Refused, match="no longer open"):
        house.pay(first)
    house.pay(second)
    house.tell()
    assert Subscription.objects.filter(ended_at=None).count() == 1


def test_joining_in_a_second_tab_after_the_first_was_paid_is_refused_kindly(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.pay(house.order(reader, plan))
    with pytest.raises(AlreadyMember):
        actions.begin(reader, plan=plan, at=house.at)
    assert memberships.standing(reader, at=house.at).is_member


def test_a_second_subscription_that_came_through_all_the_same_is_ended_and_paid_back(
    house: House, reader: Reader, plan: Plan
) -> None:
    kept = house.join(reader, plan)
    house.later(days=32)
    house.tell()
    # As if two pages had been completed in the same second: no check of ours saw it.
    order = dict(house.books.answers[f"order {Checkout.objects.get().session_id}"][1])
    order["trial_end"] = None
    card = house.state(kept).customer_id
    number = house.books.get("customer", card)["invoice_settings"]["default_payment_method"]
    surplus = billing.start(house.books, order, card=number)["id"]
    house.tell()
    assert house.state(surplus).state == "canceled"
    assert [bill.refunded_yen for bill in house.state(surplus).bills] == [1980]
    assert house.state(kept).state == "active"
    house.tell()
    assert Subscription.objects.filter(ended_at=None).count() == 1
    assert memberships.standing(reader, at=house.at).is_member
    assert house.mails().count("welcome") == 1


def test_what_no_webhook_told_is_found_by_reconciling_and_mended(
    house: House, reader: Reader, plan: Plan
) -> None:
    house.pay(house.order(reader, plan))
    house.told.clear()
    assert [str(one.what) for one in reconcile.differences(at=house.at)] == ["subscription"]
    list(reconcile.differences(at=house.at, mend=True))
    assert memberships.standing(reader, at=house.at).is_member
    house.later(days=31, hours=2)
    house.told.clear()
    found = {one.what for one in reconcile.differences(at=house.at, mend=True)}
    assert {"state", "paid_until"} <= found
    assert list(reconcile.differences(at=house.at)) == []
    assert Charge.objects.get().state == "paid"
    assert house.mails() == ["welcome", "receipt"]


def test_bills_of_a_reader_are_found(house: House, reader: Reader, plan: Plan) -> None:
    house.join(reader, plan)
    house.later(days=32)
    house.tell()
    assert [charge.yen for charge in queries.charges_of(reader)] == [1980]


def test_whoever_is_erased_here_is_forgotten_there_and_what_was_billed_stays(
    house: House,
    reader: Reader,
    plan: Plan,
    sign_in: Callable[..., Client],
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    subscription = house.join(reader, plan)
    house.later(days=32)
    house.tell()
    browser = sign_in(reader)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/account/erase/", {"words": "退会します"})
    house.tell()
    assert house.state(subscription).state == "canceled"
    assert "aoi@example.jp" not in json.dumps(house.books.things)
    charge = Charge.objects.get()
    assert (charge.yen, charge.contract.reader) == (1980, None)
    assert charge.contract.ended_at is not None
    assert not any("aoi@example.jp" in str(row) for row in ProviderEvent.objects.values())


def test_a_new_address_is_known_to_the_provider_once_it_is_confirmed(
    house: House,
    reader: Reader,
    plan: Plan,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    subscription = house.join(reader, plan)
    reader.email = "midori@example.jp"
    reader.save()
    with django_capture_on_commit_callbacks(execute=True):
        email_changed.send(sender=Reader, request=None, user=reader)
    customer = house.books.get("customer", house.state(subscription).customer_id)
    assert customer["email"] == "midori@example.jp"


def test_leaving_by_a_date_at_the_portal_is_leaving_and_can_be_taken_back(
    house: House, reader: Reader, plan: Plan, contract_of: Running
) -> None:
    number = house.join(reader, plan)
    subscription = house.books.things[number]
    ends = subscription["items"]["data"][0]["current_period_end"]
    billing.update(house.books, subscription, {"cancel_at": str(ends)})
    house.tell()
    assert contract_of(reader).left_at is not None

    actions.resume(reader, at=house.at)
    assert contract_of(reader).left_at is None
    assert subscription["cancel_at"] is None

    billing.update(house.books, subscription, {"cancel_at": str(ends)})
    house.later(days=32)
    house.tell()
    assert subscription["status"] == "canceled"
    assert not memberships.standing(reader, at=house.at).is_member
