"""Bills of the practice provider: written, tried, paid, tried again, void."""

from __future__ import annotations

import copy
from typing import Any

from kankei.payments.practice.books import DECLINED, FAILS_LATER, Books, Refused
from kankei.payments.practice.shapes import Thing, listed

HOUR, DAY = 3600, 86400
# When a payment that failed is tried again, in days after the try before; then it is given up.
TRIES_AGAIN = (3, 5, 7)
LIVE = ("trialing", "active", "past_due", "unpaid")


def write(books: Books, subscription: Thing, lines: list[Thing], *, reason: str) -> Thing:
    """Write the draft of a bill over `lines`, less what coupons take off."""
    subtotal = sum(line["amount"] for line in lines)
    # Coupons are not taken off what settles days, and not used up by a bill of nothing.
    is_discounted = subtotal > 0 and reason != "subscription_update"
    off = _discounted(books, subscription, subtotal) if is_discounted else []
    total = subtotal - sum(one["amount"] for one in off)
    customer = books.get("customer", subscription["customer"])
    due = max(0, total + customer["balance"])
    invoice = books.make(
        "invoice",
        customer=customer["id"],
        customer_email=customer["email"],
        billing_reason=reason,
        subtotal=subtotal,
        subtotal_excluding_tax=subtotal,
        total=total,
        total_excluding_tax=total,
        total_discount_amounts=off,
        starting_balance=customer["balance"],
        amount_due=due,
        amount_remaining=due,
        automatically_finalizes_at=books.at + HOUR,
        period_start=subscription["items"]["data"][0]["current_period_start"],
        period_end=books.at,
        parent={
            "quote_details": None,
            "subscription_details": {
                "metadata": copy.deepcopy(subscription["metadata"]),
                "subscription": subscription["id"],
            },
            "type": "subscription_details",
        },
    )
    for line in lines:
        line["invoice"] = invoice["id"]
    invoice["lines"] = listed(lines, f"/v1/invoices/{invoice['id']}/lines")
    subscription["latest_invoice"] = invoice["id"]
    books.note("invoice.created", invoice)
    return invoice


def line(
    books: Books,
    subscription: Thing,
    price: Thing,
    *,
    amount: int,
    period: tuple[int, int],
    **more: Any,
) -> Thing:
    """Write one line of a bill."""
    item = subscription["items"]["data"][0]
    made = books.make(
        "line_item",
        amount=amount,
        subtotal=amount,
        period={"start": period[0], "end": period[1]},
        quantity=item["quantity"],
        quantity_decimal=str(item["quantity"]),
        subscription=subscription["id"],
        parent={
            "invoice_item_details": None,
            "subscription_item_details": {
                "invoice_item": None,
                "proration": more.get("proration", False),
                "proration_details": None,
                "subscription": subscription["id"],
                "subscription_item": item["id"],
            },
            "type": "subscription_item_details",
        },
        pricing={
            "price_details": {"price": price["id"], "product": price["product"]},
            "type": "price_details",
            "unit_amount_decimal": price["unit_amount_decimal"],
        },
    )
    del books.things[made["id"]]
    return made


def taken_off(invoice: Thing) -> int:
    """What coupons took off a bill."""
    return sum(one["amount"] for one in invoice["total_discount_amounts"])


def _discounted(books: Books, subscription: Thing, subtotal: int) -> list[Thing]:
    off, left = [], subtotal
    for number in list(subscription["discounts"]):
        discount = books.get("discount", number)
        if discount["end"] is not None and discount["end"] <= books.at:
            subscription["discounts"].remove(number)
            continue
        coupon = books.get("coupon", discount["source"]["coupon"])
        percent = coupon["percent_off"]
        amount = round(left * percent / 100) if percent else min(left, coupon["amount_off"])
        left -= amount
        off.append({"amount": amount, "discount": number})
        if coupon["duration"] == "once":
            subscription["discounts"].remove(number)
    return off


def finalize(books: Books, invoice: Thing) -> None:
    """Make a draft a bill, and try to have it paid."""
    customer = books.get("customer", invoice["customer"])
    invoice["status"], invoice["automatically_finalizes_at"] = "open", None
    invoice["effective_at"] = invoice["status_transitions"]["finalized_at"] = books.at
    invoice["number"] = f"{customer['invoice_prefix']}-{customer['next_invoice_sequence']:04d}"
    customer["next_invoice_sequence"] += 1
    # What is to the customer's credit pays first; what is below nothing becomes credit.
    customer["balance"] = min(0, customer["balance"] + invoice["total"])
    invoice["ending_balance"] = customer["balance"]
    books.note("invoice.finalized", invoice)
    attempt(books, invoice)


def attempt(books: Books, invoice: Thing) -> bool:
    """Try to have a bill paid with the card on file; return whether it was."""
    invoice["attempted"] = True
    if invoice["amount_due"] == 0:
        _settle(books, invoice, tried=False)
        return True
    subscription = subscription_of(books, invoice)
    intent = _intent(books, invoice)
    card = card_of(books, subscription)
    is_good = card is not None and card["metadata"]["card"] not in {DECLINED, FAILS_LATER}
    charge = _charge(books, intent, card, is_good=is_good)
    invoice["attempt_count"] += 1
    if is_good:
        intent |= {"status": "succeeded", "amount_received": intent["amount"]}
        books.note("charge.succeeded", charge)
        books.note("payment_intent.succeeded", intent)
        _settle(books, invoice, tried=True)
        return True
    intent["status"] = "requires_payment_method"
    intent["last_payment_error"] = {
        "type": "card_error",
        "code": "card_declined",
        "decline_code": "generic_decline",
        "charge": charge["id"],
        "message": "Your card was declined.",
    }
    books.note("charge.failed", charge)
    books.note("payment_intent.payment_failed", intent)
    _fail(books, invoice, subscription)
    return False


def _intent(books: Books, invoice: Thing) -> Thing:
    """The intent to have a bill paid: one a bill, however often it is tried."""
    for payment in books.all("invoice_payment", invoice=invoice["id"]):
        return books.get("payment_intent", payment["payment"]["payment_intent"])
    intent = books.make(
        "payment_intent", amount=invoice["amount_due"], customer=invoice["customer"]
    )
    intent["client_secret"] = f"{intent['id']}_secret_practice"
    books.make(
        "invoice_payment",
        invoice=invoice["id"],
        amount_requested=invoice["amount_due"],
        payment={"type": "payment_intent", "payment_intent": intent["id"]},
    )
    return intent


def _charge(books: Books, intent: Thing, card: Thing | None, *, is_good: bool) -> Thing:
    charge = books.make(
        "charge",
        amount=intent["amount"],
        amount_captured=intent["amount"] if is_good else 0,
        captured=is_good,
        paid=is_good,
        status="succeeded" if is_good else "failed",
        customer=intent["customer"],
        payment_intent=intent["id"],
        payment_method=card["id"] if card else None,
        failure_code=None if is_good else "card_declined",
        failure_message=None if is_good else "Your card was declined.",
        outcome={
            "advice_code": None,
            "network_advice_code": None,
            "network_decline_code": None,
            "network_status": "approved_by_network" if is_good else "declined_by_network",
            "reason": None if is_good else "generic_decline",
            "seller_message": "Payment complete." if is_good else "The bank declined.",
            "type": "authorized" if is_good else "issuer_declined",
        },
    )
    charge["refunds"] = listed([], f"/v1/charges/{charge['id']}/refunds")
    intent["latest_charge"] = charge["id"]
    intent["payment_method"] = charge["payment_method"]
    return charge


def _settle(books: Books, invoice: Thing, *, tried: bool) -> None:
    invoice |= {
        "status": "paid",
        "amount_paid": invoice["amount_due"],
        "amount_remaining": 0,
        "next_payment_attempt": None,
    }
    invoice["status_transitions"]["paid_at"] = books.at
    for payment in books.all("invoice_payment", invoice=invoice["id"]) if tried else ():
        payment |= {"status": "paid", "amount_paid": invoice["amount_due"]}
        payment["status_transitions"]["paid_at"] = books.at
    books.note("invoice.paid", invoice)
    books.note("invoice.payment_succeeded", invoice)
    subscription = subscription_of(books, invoice)
    others = [one for one in open_ones(books, subscription["id"]) if one["attempted"]]
    if subscription["status"] in {"past_due", "unpaid", "incomplete"} and not others:
        before = copy.deepcopy(subscription)
        subscription["status"] = "active"
        books.note("customer.subscription.updated", subscription, before=before)


def _fail(books: Books, invoice: Thing, subscription: Thing) -> None:
    tries = invoice["attempt_count"]
    is_last = tries > len(TRIES_AGAIN) or subscription["status"] not in LIVE
    invoice["next_payment_attempt"] = None if is_last else books.at + TRIES_AGAIN[tries - 1] * DAY
    books.note("invoice.payment_failed", invoice)
    if subscription["status"] == "active":
        before = copy.deepcopy(subscription)
        subscription["status"] = "past_due"
        books.note("customer.subscription.updated", subscription, before=before)


def void(books: Books, invoice: Thing) -> None:
    """Ask for a bill no longer."""
    if invoice["status"] not in {"open", "draft"}:
        raise Refused(f"You can only void open invoices; this one is {invoice['status']}.")
    invoice |= {"status": "void", "next_payment_attempt": None, "automatically_finalizes_at": None}
    invoice["status_transitions"]["voided_at"] = books.at
    books.note("invoice.voided", invoice)


def open_ones(books: Books, subscription_id: str) -> list[Thing]:
    """Bills of a subscription that wait for money, oldest first."""
    return [
        invoice
        for invoice in reversed(books.all("invoice", status="open"))
        if invoice["parent"]["subscription_details"]["subscription"] == subscription_id
    ]


def subscription_of(books: Books, invoice: Thing) -> Thing:
    return books.get("subscription", invoice["parent"]["subscription_details"]["subscription"])


def card_of(books: Books, subscription: Thing) -> Thing | None:
    """The card that a subscription is paid with: its own, else the customer's."""
    customer = books.get("customer", subscription["customer"])
    number = (
        subscription["default_payment_method"]
        or customer["invoice_settings"]["default_payment_method"]
    )
    return books.get("payment_method", number) if number else None
