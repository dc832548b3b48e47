"""One whole cycle over real HTTP: the SDK, the practice provider's server, webhooks, a live house."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from kankei.accounts.models import Reader
from kankei.common.clock import now
from kankei.membership import queries as memberships
from kankei.membership.models import Contract, Plan
from kankei.payments import actions, reconcile
from kankei.payments.errors import NetworkInTransaction, ProviderAway
from kankei.payments.models import Charge, ProviderEvent
from kankei.payments.practice import billing, shop
from kankei.payments.practice.books import FAILS_LATER, GOOD, Books
from kankei.payments.practice.server import served
from kankei.payments.practice.webhooks import Postman
from kankei.payments.providers.stripe import Stripe
from tests.make import make_plan, make_reader

KEY, SECRET = "sk_test_over_http", "whsec_over_http"


@dataclass
class Shop:
    """Stripe as it is reached over HTTP, and the postman between it and the house."""

    books: Books
    postman: Postman
    address: str


@pytest.fixture
def stripe(live_server: Any, settings: Any) -> Iterator[Shop]:
    books = Books(at=int(time.time()))
    postman = Postman(f"{live_server.url}/payments/stripe/webhook/", SECRET)
    books.tell = postman.take
    with served(books, key=KEY) as address:
        settings.PAYMENTS = "stripe"
        settings.STRIPE_SECRET_KEY = KEY
        settings.STRIPE_WEBHOOK_SECRET = SECRET
        settings.STRIPE_API = address
        yield Shop(books, postman, address)


def test_a_membership_lives_over_real_http(
    stripe: Shop, queue: Callable[[], None], transactional_db: None
) -> None:
    reader, plan, at = make_reader(), make_plan(), now()
    checkout = actions.begin(reader, plan=plan, at=at).checkout
    assert checkout is not None
    assert checkout.url.startswith(stripe.address)
    shop.pay(stripe.books, checkout.session_id, number=FAILS_LATER)
    stripe.postman.doubles = {"customer.subscription.created"}
    assert set(stripe.postman.go()) == {200}
    assert not memberships.standing(reader, at=at).is_member, "only the worker looks at it"
    queue()
    assert memberships.standing(reader, at=at).is_member

    billing.advance(stripe.books, stripe.books.at + 32 * 86400)
    stripe.postman.go()
    queue()
    assert Contract.objects.get().past_due_since is not None

    shop.add_card(stripe.books, stripe.books.all("customer")[0], number=GOOD)
    assert actions.pay_due(reader, at=at)
    actions.refund(Charge.objects.get(), yen=500, by=reader, at=at)
    stripe.postman.loses = {"customer.subscription.updated"}
    actions.leave(reader, at=at)
    stripe.postman.go()
    queue()
    contract = Contract.objects.get()
    assert contract.left_at is not None
    assert Charge.objects.get().refunded_yen == 500
    assert list(reconcile.differences(at=at)) == []
    assert not ProviderEvent.objects.filter(projected_at=None).exists()


def test_the_provider_is_never_asked_inside_a_transaction(
    stripe: Shop, transactional_db: None
) -> None:
    speaks = Stripe(key=KEY, webhook_secret=SECRET, address=stripe.address)
    speaks.ensure_customer(reader=1, email="aoi@example.jp")
    with transaction.atomic(), pytest.raises(NetworkInTransaction):
        speaks.ensure_customer(reader=2, email="midori@example.jp")
    assert len(stripe.books.all("customer")) == 1


def test_a_provider_that_does_not_answer_leaves_no_order_and_no_free_month_used(
    settings: Any, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kankei.payments.providers.stripe.NETWORK_TRIES_AGAIN", 0)
    settings.PAYMENTS, settings.STRIPE_SECRET_KEY = "stripe", "sk_test_nobody_there"
    settings.STRIPE_API = "http://127.0.0.1:9"
    reader: Reader = make_reader()
    plan: Plan = make_plan()
    at = now()
    with pytest.raises(ProviderAway):
        actions.begin(reader, plan=plan, at=at)
    assert not reader.checkouts.filter(state="open").exists()
    assert not memberships.standing(reader, at=at).had_free_month


def test_a_request_that_is_sent_again_makes_one_thing(stripe: Shop, transactional_db: None) -> None:
    speaks = Stripe(key=KEY, webhook_secret=SECRET, address=stripe.address)
    first = speaks.ensure_customer(reader=1, email="aoi@example.jp")
    assert speaks.ensure_customer(reader=1, email="aoi@example.jp") == first
    assert len(stripe.books.all("customer")) == 1


def test_a_wrong_key_is_refused(stripe: Shop, transactional_db: None) -> None:
    speaks = Stripe(key="sk_test_wrong", webhook_secret=SECRET, address=stripe.address)
    with pytest.raises(ProviderAway):
        speaks.ensure_customer(reader=1, email="aoi@example.jp")
