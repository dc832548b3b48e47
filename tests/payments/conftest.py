"""A house that takes payments from the practice provider, whose books stand in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from kankei.accounts.models import Reader
from kankei.membership.models import Contract, Plan
from kankei.notifications.models import Message
from kankei.payments import actions
from kankei.payments.models import Checkout
from kankei.payments.practice import billing, shop
from kankei.payments.practice.books import GOOD, Books
from kankei.payments.practice.shapes import Thing
from kankei.payments.practice.webhooks import letter
from kankei.payments.providers import chosen
from kankei.payments.providers.contract import ProviderState
from tests.make import make_plan, make_reader

SECRET = "whsec_of_the_tests"


@dataclass
class House:
    """The provider's books and the house's own, with the clock that both go by."""

    books: Books
    clock: time_machine.Traveller
    told: list[Thing] = field(default_factory=list)

    @contextmanager
    def opened(self) -> Iterator[Books]:
        billing.advance(self.books, int(time.time()))
        yield self.books

    def later(self, **span: float) -> datetime:
        """Let time pass, there and here; nothing is told by it."""
        self.clock.shift(timedelta(**span))
        billing.advance(self.books, int(time.time()))
        return self.at

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(int(time.time())).astimezone()

    def order(self, reader: Reader, plan: Plan) -> Checkout:
        """Confirm an order, up to the provider's page."""
        checkout = actions.begin(reader, plan=plan, at=self.at).checkout
        assert checkout is not None
        return checkout

    def pay(self, checkout: Checkout, number: str = GOOD) -> str:
        """Pay an order at the provider's page; return the subscription it made."""
        with self.opened() as books:
            return str(shop.pay(books, checkout.session_id, number=number)["subscription"])

    def join(self, reader: Reader, plan: Plan, number: str = GOOD) -> str:
        subscription = self.pay(self.order(reader, plan), number)
        self.tell()
        return subscription

    def tell(self, *only: str) -> list[Thing]:
        """Bring the webhooks that wait, or those of some kinds; return what was brought."""
        brought = [event for event in self.told if not only or event["type"] in only]
        self.told[:] = [event for event in self.told if event not in brought]
        for event in brought:
            self.bring(event)
        return brought

    def bring(self, event: Thing) -> None:
        body, headers = letter(event, secret=SECRET)
        actions.hear("practice", body, headers, at=self.at)

    def state(self, subscription: str) -> ProviderState:
        found = chosen.chosen().read(subscription)
        assert found is not None
        return found

    def mails(self) -> list[str]:
        """What was told to members, by the first part of its key, oldest first."""
        return [key.split(":")[0] for key in self.keys()]

    def keys(self) -> list[str]:
        return list(Message.objects.order_by("pk").values_list("key", flat=True))


@pytest.fixture
def house(
    db: None, settings: Any, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> House:
    settings.PAYMENTS = "practice"
    settings.SECRET_KEY = SECRET
    made = House(Books(at=int(time.time())), clock)
    made.books.tell = made.told.append
    monkeypatch.setattr(chosen, "practice_books", lambda: made.opened)
    return made


@pytest.fixture
def plan(db: None) -> Plan:
    return make_plan(slug="tsukigime", name="月ぎめ会員", price=1980)


@pytest.fixture
def yearly(db: None) -> Plan:
    return make_plan(slug="nengime", name="年ぎめ会員", price=19800, period="year")


@pytest.fixture
def reader(db: None) -> Reader:
    return make_reader("aoi@example.jp")


@pytest.fixture
def contract_of(db: None) -> Callable[[Reader], Contract]:
    return lambda reader: Contract.objects.select_related("plan").get(
        reader=reader, ended_at__isnull=True
    )
