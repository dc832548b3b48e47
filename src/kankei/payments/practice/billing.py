"""Subscriptions of the practice provider, as its clock goes: trial, renewals, changes, the end."""

from __future__ import annotations

import calendar
import copy
from datetime import UTC, datetime
from typing import Any

from kankei.payments.practice import invoices
from kankei.payments.practice.books import Books, Refused
from kankei.payments.practice.invoices import LIVE
from kankei.payments.practice.shapes import Thing, listed, plan_of


def later(at: int, *, interval: str, count: int) -> int:
    """Return the moment `count` months or years after `at`, or the last day where it has none."""
    here = datetime.fromtimestamp(at, UTC)
    months = here.year * 12 + here.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    day = min(here.day, calendar.monthrange(year, month + 1)[1])
    return int(here.replace(year=year, month=month + 1, day=day).timestamp())


def _period_end(subscription: Thing, price: Thing, *, after: int) -> int:
    """The end of the period that begins `after`, counted from where the subscription is anchored."""
    count, anchor = 1, subscription["billing_cycle_anchor"]
    interval = price["recurring"]["interval"]
    while (end := later(anchor, interval=interval, count=count)) <= after:
        count += 1
    return end


def start(books: Books, order: Thing, *, card: str) -> Thing:
    """Begin what was ordered: free until `trial_end`, else billed at once."""
    price = books.get("price", order["price"])
    trial_end = order["trial_end"]
    subscription = books.make(
        "subscription",
        customer=order["customer"],
        metadata=dict(order["metadata"]),
        start_date=books.at,
        billing_cycle_anchor=trial_end or books.at,
        default_payment_method=card,
        status="trialing" if trial_end else "incomplete",
        trial_start=books.at if trial_end else None,
        trial_end=trial_end,
    )
    end = trial_end or _period_end(subscription, price, after=books.at)
    item = books.make(
        "subscription_item",
        price=price,
        plan=plan_of(price),
        quantity=order["quantity"],
        subscription=subscription["id"],
        current_period_start=books.at,
        current_period_end=end,
    )
    del books.things[item["id"]]
    address = f"/v1/subscription_items?subscription={subscription['id']}"
    subscription["items"] = listed([item], address)
    for coupon in order["coupons"]:
        subscription["discounts"].append(_discount(books, coupon, subscription)["id"])
    books.note("customer.subscription.created", subscription)
    amount = 0 if trial_end else price["unit_amount"] * order["quantity"]
    first = invoices.line(books, subscription, price, amount=amount, period=(books.at, end))
    invoice = invoices.write(books, subscription, [first], reason="subscription_create")
    invoices.finalize(books, invoice)
    return subscription


def _discount(books: Books, coupon_id: str, subscription: Thing) -> Thing:
    coupon = books.get("coupon", coupon_id)
    months = coupon["duration_in_months"]
    return books.make(
        "discount",
        start=books.at,
        customer=subscription["customer"],
        subscription=subscription["id"],
        source={"coupon": coupon["id"], "type": "coupon"},
        # Its months count from when it was applied, also where a free month comes first.
        end=later(books.at, interval="month", count=months) if months else None,
    )


def renew(books: Books, subscription: Thing) -> None:
    """Begin the next period, and write its bill, which is asked for an hour later."""
    before = copy.deepcopy(subscription)
    item = subscription["items"]["data"][0]
    begins = item["current_period_end"]
    ends = _period_end(subscription, item["price"], after=begins)
    item |= {"current_period_start": begins, "current_period_end": ends}
    if subscription["status"] == "trialing":
        subscription["status"] = "active"
    amount = item["price"]["unit_amount"] * item["quantity"]
    one = invoices.line(books, subscription, item["price"], amount=amount, period=(begins, ends))
    invoices.write(books, subscription, [one], reason="subscription_cycle")
    books.note("customer.subscription.updated", subscription, before=before)


def end(books: Books, subscription: Thing, *, reason: str = "cancellation_requested") -> None:
    """End a subscription now; its open bills are not tried any more."""
    if subscription["status"] not in LIVE:
        raise Refused("A canceled subscription can only update its cancellation_details.")
    subscription |= {"status": "canceled", "ended_at": books.at}
    subscription["canceled_at"] = subscription["canceled_at"] or books.at
    subscription["cancellation_details"]["reason"] = reason
    for invoice in books.all("invoice"):
        about = invoice["parent"]["subscription_details"]["subscription"]
        if about == subscription["id"] and invoice["status"] in {"draft", "open"}:
            invoice |= {
                "auto_advance": False,
                "next_payment_attempt": None,
                "automatically_finalizes_at": None,
            }
    books.note("customer.subscription.deleted", subscription)


def update(books: Books, subscription: Thing, asked: Thing) -> None:
    """Change what is asked: end with the period or not, another price or quantity, metadata."""
    if subscription["status"] not in LIVE:
        raise Refused("A canceled subscription can only update its cancellation_details.")
    before = copy.deepcopy(subscription)
    if "cancel_at_period_end" in asked:
        ends = asked["cancel_at_period_end"] == "true"
        item = subscription["items"]["data"][0]
        subscription["cancel_at_period_end"] = ends
        subscription["cancel_at"] = item["current_period_end"] if ends else None
        subscription["canceled_at"] = books.at if ends else None
        why = "cancellation_requested" if ends else None
        subscription["cancellation_details"]["reason"] = why
    if "cancel_at" in asked:
        at = int(asked["cancel_at"]) if asked["cancel_at"] else None
        subscription["cancel_at"] = at
        subscription["canceled_at"] = books.at if at else None
    if "default_payment_method" in asked:
        subscription["default_payment_method"] = asked["default_payment_method"]
    if asked.get("trial_end") == "now" and subscription["status"] == "trialing":
        subscription["trial_end"] = subscription["billing_cycle_anchor"] = books.at
        subscription["items"]["data"][0]["current_period_end"] = books.at
    subscription["metadata"] |= asked.get("metadata", {})
    if "items" in asked:
        _change_items(books, subscription, asked["items"]["0"], since=_since(books, asked))
    if asked.get("discounts") == "":
        subscription["discounts"] = []
    books.note("customer.subscription.updated", subscription, before=before)


def _since(books: Books, asked: Thing) -> int:
    """The moment from which days are settled: as asked, else now."""
    return int(asked.get("proration_date", books.at))


def _change_items(books: Books, subscription: Thing, asked: Thing, *, since: int) -> None:
    """Another price or quantity: in a trial it simply holds, else days are settled at once."""
    item = subscription["items"]["data"][0]
    old, quantity = item["price"], item["quantity"]
    new = books.get("price", asked.get("price", old["id"]))
    begins, ends = item["current_period_start"], item["current_period_end"]
    if not begins <= since <= ends:
        raise Refused("The proration date has to be within the current period.")
    left = (ends - since) / (ends - begins)
    credit = -round(_paid_share(books, subscription) * old["unit_amount"] * quantity * left)
    item |= {"price": new, "plan": plan_of(new), "quantity": int(asked.get("quantity", quantity))}
    if subscription["status"] == "trialing":
        return
    amount: float = new["unit_amount"] * item["quantity"] * left
    if new["recurring"]["interval"] != old["recurring"]["interval"]:
        subscription["billing_cycle_anchor"] = begins = books.at
        ends = _period_end(subscription, new, after=begins)
        amount = new["unit_amount"] * item["quantity"]
        item |= {"current_period_start": begins, "current_period_end": ends}
    now: dict[str, Any] = {"period": (since, ends), "proration": True}
    lines = [
        invoices.line(books, subscription, old, amount=credit, **now),
        invoices.line(books, subscription, new, amount=round(amount), **now),
    ]
    invoice = invoices.write(books, subscription, lines, reason="subscription_update")
    invoices.finalize(books, invoice)


def _paid_share(books: Books, subscription: Thing) -> float:
    """How much of the price the present period cost, after what a coupon took off."""
    for invoice in books.all("invoice"):
        is_cycle = invoice["billing_reason"] != "subscription_update" and invoice["subtotal"]
        if is_cycle and invoices.subscription_of(books, invoice) is subscription:
            return float((invoice["subtotal"] - invoices.taken_off(invoice)) / invoice["subtotal"])
    return 1.0


def bill_now(books: Books, subscription: Thing) -> None:
    """Begin the next period, and ask for its bill without the hour that it usually waits."""
    if subscription["items"]["data"][0]["current_period_end"] <= books.at:
        renew(books, subscription)
    for invoice in books.all("invoice", status="draft"):
        if invoices.subscription_of(books, invoice) is subscription:
            invoices.finalize(books, invoice)


def advance(books: Books, to: int) -> None:
    """Let time pass until `to`: whatever falls due happens at its moment, in order."""
    while True:
        due = [(at, number) for at, number in _due(books) if at <= to]
        if not due:
            break
        at, number = min(due)
        books.at = max(books.at, at)
        _happen(books, books.things[number])
    books.at = max(books.at, to)


def _due(books: Books) -> list[tuple[int, str]]:
    found = []
    for number, thing in books.things.items():
        at = None
        if thing["object"] == "subscription" and thing["status"] in LIVE:
            at = min(thing["items"]["data"][0]["current_period_end"], _end_of(thing))
        elif thing["object"] == "invoice" and thing["auto_advance"]:
            at = thing["automatically_finalizes_at"] or thing["next_payment_attempt"]
        elif thing["object"] == "checkout.session" and thing["status"] == "open":
            at = thing["expires_at"]
        if at is not None:
            found.append((at, number))
    return found


def _end_of(subscription: Thing) -> int:
    """When a subscription is to end; far away where that was not said."""
    if subscription["cancel_at_period_end"]:
        return int(subscription["items"]["data"][0]["current_period_end"])
    return int(subscription["cancel_at"] or 2**40)


def _happen(books: Books, thing: Thing) -> None:
    if thing["object"] == "checkout.session":
        thing |= {"status": "expired", "url": None}
        books.note("checkout.session.expired", thing)
    elif thing["object"] == "invoice" and thing["status"] == "draft":
        invoices.finalize(books, thing)
    elif thing["object"] == "invoice":
        subscription = invoices.subscription_of(books, thing)
        is_paid = invoices.attempt(books, thing)
        if not is_paid and thing["next_payment_attempt"] is None:
            end(books, subscription, reason="payment_failed")
    elif _end_of(thing) <= books.at:
        end(books, thing)
    else:
        renew(books, thing)
