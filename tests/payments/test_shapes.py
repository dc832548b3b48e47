"""Every answer of the practice provider has the fields and types of Stripe's own.

Stripe publishes an example of each of its objects. Where that file is at hand (KANKEI_STRIPE_FIXTURES
names it, or it lies in shared/data/stripe beside the checkout or above it), each answer is held
against it; else against the SDK alone, which knows the fields but not their nested values.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import stripe

from kankei.payments.practice import billing, routes, shop
from kankei.payments.practice.books import FAILS_LATER, GOOD, Books
from kankei.payments.practice.shapes import FIRST, Thing

# Fields that differ on purpose: the examples are of another kind of account or an older version.
MEANT: dict[str, str] = {
    "charge.source": "cards as sources are gone; payment_method is there",
    "payment_intent.source": "cards as sources are gone",
    "invoice.subscription": "it lies below parent since 2025",
    "customer.customer_account": "newer than the example",
    "invoice.lines.data[].pricing.price_details": "the example's line has no price",
    "line_item.pricing.price_details": "the example's line has no price",
    "invoice_payment.payment.payment_intent": "the example names no payment",
    "payment_intent.last_payment_error.charge": "the example's error is of another kind",
    "payment_intent.last_payment_error.code": "the example's error is of another kind",
    "payment_intent.last_payment_error.decline_code": "the example's error is of another kind",
    "payment_intent.last_payment_error.message": "the example's error is of another kind",
    "event.data.previous_attributes": "the example is of a thing that was made, not changed",
}
# Below these, anything may stand.
FREE = (".metadata", ".data.object", ".previous_attributes", ".refunds")
CLASSES: dict[str, Any] = {
    "customer": stripe.Customer,
    "product": stripe.Product,
    "price": stripe.Price,
    "coupon": stripe.Coupon,
    "discount": stripe.Discount,
    "payment_method": stripe.PaymentMethod,
    "checkout.session": stripe.checkout.Session,
    "subscription": stripe.Subscription,
    "subscription_item": stripe.SubscriptionItem,
    "invoice": stripe.Invoice,
    "line_item": stripe.InvoiceLineItem,
    "invoice_payment": stripe.InvoicePayment,
    "payment_intent": stripe.PaymentIntent,
    "charge": stripe.Charge,
    "refund": stripe.Refund,
    "dispute": stripe.Dispute,
    "billing_portal.session": stripe.billing_portal.Session,
    "event": stripe.Event,
}


@cache
def examples() -> dict[str, Thing]:
    places = [Path(os.environ["KANKEI_STRIPE_FIXTURES"])] if _is_named() else []
    for folder in Path(__file__).resolve().parents:
        places.append(folder / "shared/data/stripe/fixtures3.json")
    for place in places:
        if place.is_file():
            found: dict[str, Thing] = json.loads(place.read_text("utf-8"))["resources"]
            return found
    return {}


def _is_named() -> bool:
    return bool(os.environ.get("KANKEI_STRIPE_FIXTURES"))


@cache
def answers() -> dict[str, list[Thing]]:
    """Every kind of answer, as requests get them in a life with everything in it."""
    books = Books(at=int(time.time()))
    found: dict[str, list[Thing]] = {}

    def ask(method: str, path: str, text: str = "") -> Thing:
        status, answer = routes.answer(books, method, f"/v1/{path}", text, base="http://127.0.0.1")
        assert status == 200, answer
        for thing in answer["data"] if answer["object"] == "list" else [answer]:
            found.setdefault(thing["object"], []).append(thing)
        return answer

    customer = ask("POST", "customers", "email=aoi@example.jp&metadata[kankei_reader]=1")["id"]
    price = ask(
        "POST",
        "prices",
        "currency=jpy&unit_amount=1980&lookup_key=k&recurring[interval]=month&product_data[name]=会員",
    )["id"]
    ask("POST", "coupons", "id=HARU&amount_off=500&currency=jpy&duration=once")
    trial = books.at + 31 * 86400
    session = ask(
        "POST",
        "checkout/sessions",
        f"mode=subscription&customer={customer}&line_items[0][price]={price}"
        f"&subscription_data[trial_end]={trial}&discounts[0][coupon]=HARU&success_url=http://x/",
    )["id"]
    subscription = shop.pay(books, session, number=FAILS_LATER)["subscription"]
    billing.advance(books, trial + 7200)
    shop.add_card(books, books.get("customer", customer), number=GOOD)
    billing.advance(books, trial + 4 * 86400)
    charge = books.all("charge", paid=True)[0]
    ask("POST", "refunds", f"charge={charge['id']}&amount=100")
    shop.dispute(books, charge)
    ask("POST", "billing_portal/sessions", f"customer={customer}&return_url=http://x/")
    for path in (
        f"checkout/sessions/{session}", f"subscriptions/{subscription}", f"customers/{customer}",
        "invoices", "invoice_payments", "charges", "disputes", "events", "prices",
    ):  # fmt: skip
        ask("GET", path, "limit=100&expand[]=data.refunds" if path == "charges" else "limit=100")
    for kind in ("product", "discount", "payment_method", "payment_intent"):
        found[kind] = books.all(kind)
    found["subscription_item"] = found["subscription"][0]["items"]["data"]
    found["line_item"] = [one for bill in found["invoice"] for one in bill["lines"]["data"]]
    return found


def test_a_life_shows_every_kind_of_answer() -> None:
    assert set(answers()) == set(FIRST)


@pytest.mark.parametrize("kind", FIRST)
def test_every_field_is_one_that_the_sdk_knows_and_none_that_must_be_there_is_missing(
    kind: str,
) -> None:
    known = CLASSES[kind].__annotations__
    for answer in answers()[kind]:
        # What the SDK no longer lists, but the examples still have, is in MEANT or in them.
        unknown = set(answer) - set(known) - set(examples().get(kind, answer))
        assert not unknown
        needed = {name for name, hint in known.items() if not _may_be_absent(str(hint))}
        assert needed <= set(answer), needed - set(answer)


def _may_be_absent(hint: str) -> bool:
    return any(word in hint for word in ("Optional", "NoneType", "ClassVar"))


@pytest.mark.parametrize("kind", FIRST)
def test_every_answer_has_the_fields_and_types_of_stripes_example(kind: str) -> None:
    if not examples():
        pytest.skip("Stripe's examples are not at hand; KANKEI_STRIPE_FIXTURES can name them")
    faults = {
        fault for answer in answers()[kind] for fault in differing(answer, examples()[kind], kind)
    }
    assert not {fault for fault in faults if fault.split(":")[0] not in MEANT}


def differing(answer: Any, example: Any, place: str) -> Iterator[str]:
    """Where an answer has a field more, a field less, or a value of another type."""
    if answer is None or example is None or place.endswith(FREE):
        return
    if isinstance(answer, dict) and isinstance(example, dict):
        yield from (f"{place}.{name}: missing" for name in sorted(set(example) - set(answer)))
        yield from (f"{place}.{name}: not Stripe's" for name in sorted(set(answer) - set(example)))
        for name in sorted(set(answer) & set(example)):
            yield from differing(answer[name], example[name], f"{place}.{name}")
    elif isinstance(answer, list) and isinstance(example, list):
        for one in answer[:1] if example else []:
            yield from differing(one, example[0], f"{place}[]")
    elif type(answer) is not type(example):
        yield f"{place}: {type(answer).__name__}, not {type(example).__name__}"


def test_no_difference_is_excused_that_there_is_not() -> None:
    if not examples():
        pytest.skip("Stripe's examples are not at hand; KANKEI_STRIPE_FIXTURES can name them")
    every = {
        fault.split(":")[0]
        for kind in FIRST
        for answer in answers()[kind]
        for fault in differing(answer, examples()[kind], kind)
    }
    assert set(MEANT) == every
