"""What people do at the practice provider: pay an order, change a card, get money back, protest."""

from __future__ import annotations

import copy
import json
from urllib.parse import unquote_plus

from kankei.payments.practice import billing, invoices
from kankei.payments.practice.books import DECLINED, FAILS_LATER, Books, Refused
from kankei.payments.practice.shapes import Thing


def pay(books: Books, session_id: str, *, number: str) -> Thing:
    """Pay an open order with a card; a card that is declined leaves the order open."""
    session = books.get("checkout.session", session_id)
    if session["status"] != "open":
        raise Refused("This Checkout Session is no longer open.")
    order = books.answers[f"order {session_id}"][1]
    if number == DECLINED or (number == FAILS_LATER and not order["trial_end"]):
        raise Refused("Your card was declined.", status=402, code="card_declined")
    customer = books.get("customer", session["customer"])
    card = add_card(books, customer, number=number)
    subscription = billing.start(books, order, card=card["id"])
    invoice = books.get("invoice", subscription["latest_invoice"])
    session |= {
        "status": "complete",
        "url": None,
        "subscription": subscription["id"],
        "invoice": invoice["id"],
        "payment_status": "paid" if invoice["amount_due"] else "no_payment_required",
        "customer_details": {
            "address": None,
            "business_name": None,
            "email": customer["email"],
            "individual_name": None,
            "name": None,
            "phone": None,
            "tax_exempt": "none",
            "tax_ids": [],
        },
    }
    books.note("checkout.session.completed", session)
    return session


def close(books: Books, session_id: str) -> Thing:
    """Make an open order unusable."""
    session = books.get("checkout.session", session_id)
    if session["status"] != "open":
        raise Refused("Only Checkout Sessions with a status in [open] can be expired.")
    session |= {"status": "expired", "url": None}
    books.note("checkout.session.expired", session)
    return session


def add_card(books: Books, customer: Thing, *, number: str) -> Thing:
    """Keep a card as the one that a customer pays with from now on."""
    if number == DECLINED:
        raise Refused("Your card was declined.", status=402, code="card_declined")
    card = books.make("payment_method", customer=customer["id"], metadata={"card": number})
    card["card"]["last4"] = number[-4:]
    books.note("payment_method.attached", card)
    before = copy.deepcopy(customer)
    customer["invoice_settings"]["default_payment_method"] = card["id"]
    books.note("customer.updated", customer, before=before)
    for subscription in books.all("subscription", customer=customer["id"]):
        if subscription["status"] in invoices.LIVE:
            billing.update(books, subscription, {"default_payment_method": card["id"]})
    return card


def refund(books: Books, charge: Thing, *, amount: int, reason: str | None = None) -> Thing:
    """Pay back a part of a charge, or all of it."""
    left = charge["amount"] - charge["amount_refunded"]
    if not charge["paid"] or not 0 < amount <= left:
        raise Refused(f"Refund amount ({amount}) is greater than unrefunded amount ({left}).")
    made = books.make(
        "refund",
        amount=amount,
        charge=charge["id"],
        payment_intent=charge["payment_intent"],
        payment_method=charge["payment_method"],
        customer=charge["customer"],
        reason=reason,
    )
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    charge["refunds"]["data"].insert(0, made)
    books.note("refund.created", made)
    books.note("charge.refunded", charge)
    return made


def fail_refund(books: Books, made: Thing) -> None:
    """The bank of the card sends money back that was paid back."""
    charge = books.get("charge", made["charge"])
    made |= {"status": "failed", "failure_reason": "expired_or_canceled_card"}
    for one in charge["refunds"]["data"]:
        if one["id"] == made["id"]:
            one |= {"status": "failed", "failure_reason": made["failure_reason"]}
    charge["amount_refunded"] -= made["amount"]
    charge["refunded"] = False
    books.note("refund.failed", made)
    books.note("charge.refund.updated", made)


def dispute(books: Books, charge: Thing) -> Thing:
    """The holder of the card protests to the bank."""
    made = books.make(
        "dispute",
        amount=charge["amount"],
        charge=charge["id"],
        payment_intent=charge["payment_intent"],
    )
    charge["disputed"] = True
    books.note("charge.dispute.created", made)
    return made


def close_dispute(books: Books, protest: Thing, *, status: str) -> None:
    """The bank decides: "won" for the paper, or "lost"."""
    protest["status"] = status
    books.note("charge.dispute.closed", protest)


def forget(books: Books, customer: Thing) -> Thing:
    """End all that runs for a customer, and forget them."""
    for subscription in books.all("subscription", customer=customer["id"]):
        if subscription["status"] in invoices.LIVE:
            billing.end(books, subscription)
    _blot_out(books, customer["email"])
    gone: Thing = {"id": customer["id"], "object": "customer", "deleted": True}
    books.things[customer["id"]] = gone
    books.note("customer.deleted", customer | {"email": None})
    return gone


def _blot_out(books: Books, email: str | None) -> None:
    """Take an address out of everything that was ever written about a customer."""
    if not email:
        return
    word = json.dumps(email, ensure_ascii=False)
    for number, thing in books.things.items():
        text = json.dumps(thing, ensure_ascii=False)
        if word in text:
            books.things[number] = json.loads(text.replace(word, "null"))
    for key, (request, kept) in list(books.answers.items()):
        if word in json.dumps(kept, ensure_ascii=False) or email in unquote_plus(request):
            del books.answers[key]
