"""Recorded lives: a membership driven through the practice provider, and every state it was read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kankei.accounts.models import Reader
from kankei.membership.models import Coupon, Plan
from kankei.payments import actions
from kankei.payments.practice import billing, shop
from kankei.payments.practice.books import FAILS_LATER, GOOD, Books
from kankei.payments.practice.shapes import Thing
from kankei.payments.providers import chosen
from kankei.payments.providers.contract import ProviderState
from tests.payments.conftest import House


@dataclass(frozen=True, slots=True)
class Step:
    """A moment of a life: what the provider told then, and the state that a reading finds then."""

    at: datetime
    events: tuple[Thing, ...]
    state: ProviderState
    books: Books


@dataclass(frozen=True, slots=True)
class Life:
    """All steps of one subscription, in their order."""

    subscription: str
    steps: tuple[Step, ...]

    @property
    def last(self) -> Step:
        return self.steps[-1]


Deed = Callable[[], object]


def recorded(
    house: House,
    reader: Reader,
    plan: Plan,
    *,
    card: str,
    deeds: list[Deed],
    coupon: Coupon | None = None,
) -> Life:
    """Join with `card`, do every deed, and note what was told and what stood after each."""
    checkout = actions.begin(reader, plan=plan, at=house.at, coupon=coupon).checkout
    assert checkout is not None
    house.later(seconds=40)
    subscription = house.pay(checkout, card)
    steps = [_noted(house, subscription)]
    for deed in deeds:
        deed()
        steps.append(_noted(house, subscription))
    return Life(subscription, tuple(steps))


def _noted(house: House, subscription: str) -> Step:
    events = tuple(house.told)
    house.told.clear()
    step = Step(house.at, events, house.state(subscription), house.books.rehearsed())
    house.later(seconds=1)
    return step


def a_whole_life(house: House, reader: Reader, plan: Plan, other: Plan) -> Life:
    """Free, past due, paid after all, another plan, another address, left, paid back, disputed, won."""
    books = house.books

    def customer() -> Thing:
        return books.all("customer")[0]

    def subscription() -> Thing:
        return books.all("subscription")[0]

    def charge() -> Thing:
        return books.all("charge", paid=True)[0]

    def pay_due() -> None:
        for invoice in books.all("invoice", status="open"):
            billing.invoices.attempt(books, invoice)

    return recorded(
        house,
        reader,
        plan,
        card=FAILS_LATER,
        deeds=[
            lambda: house.later(days=31, hours=2),
            lambda: house.later(days=3, hours=2),
            lambda: shop.add_card(books, customer(), number=GOOD),
            pay_due,
            lambda: chosen.chosen().change_plan(
                subscription()["id"], offer=actions.offer_of(other, at=house.at), at=house.at
            ),
            lambda: chosen.chosen().change_mail(customer()["id"], email="midori@example.jp"),
            lambda: house.later(days=20),
            lambda: billing.update(books, subscription(), {"cancel_at_period_end": "true"}),
            lambda: billing.update(books, subscription(), {"cancel_at_period_end": "false"}),
            lambda: billing.update(books, subscription(), {"cancel_at_period_end": "true"}),
            lambda: shop.refund(books, charge(), amount=1000),
            lambda: shop.dispute(books, charge()),
            lambda: shop.close_dispute(books, books.all("dispute")[0], status="won"),
            lambda: house.later(days=366),
        ],
    )


def with_a_coupon(house: House, reader: Reader, plan: Plan) -> Life:
    """Half the price three times; a part paid back, which does not arrive; then left."""
    books = house.books
    coupon = Coupon.objects.create(code="HARU50", percent=50, periods=3)
    return recorded(
        house,
        reader,
        plan,
        card=GOOD,
        coupon=coupon,
        deeds=[
            lambda: house.later(days=31, hours=2),
            lambda: house.later(days=31, hours=2),
            lambda: shop.refund(books, books.all("charge", paid=True)[0], amount=300),
            lambda: shop.fail_refund(books, books.all("refund")[0]),
            lambda: house.later(days=62, hours=2),
            lambda: billing.update(
                books, books.all("subscription")[0], {"cancel_at_period_end": "true"}
            ),
            lambda: house.later(days=32),
        ],
    )


def a_free_month(house: House, reader: Reader, plan: Plan) -> Life:
    """Joined, left within the free month, and over with it: nothing was ever charged."""
    books = house.books
    return recorded(
        house,
        reader,
        plan,
        card=GOOD,
        deeds=[
            lambda: billing.update(
                books, books.all("subscription")[0], {"cancel_at_period_end": "true"}
            ),
            lambda: house.later(days=32),
        ],
    )


def never_paid(house: House, reader: Reader, plan: Plan) -> Life:
    """A card that fails whenever it is charged: tried four times, then given up."""
    return recorded(
        house,
        reader,
        plan,
        card=FAILS_LATER,
        deeds=[
            lambda: house.later(days=31, hours=2),
            *(partial(house.later, days=days) for days in (4, 6, 8)),
        ],
    )
