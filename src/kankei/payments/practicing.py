"""The practice provider's pages: what stands on them, and what their buttons do there."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from kankei.payments.errors import CardDeclined, NoPracticeHere
from kankei.payments.practice import billing, shop
from kankei.payments.practice.books import DECLINED, FAILS_LATER, GOOD, Books, Refused
from kankei.payments.practice.shapes import Thing
from kankei.payments.providers import chosen
from kankei.payments.providers.reading import moment

CARDS = {"good": GOOD, "declined": DECLINED, "later": FAILS_LATER}


@dataclass(frozen=True, slots=True)
class Till:
    """An order as it stands on the page where it is paid."""

    session_id: str
    is_open: bool
    name: str
    yen: int
    period: str
    free_until: datetime | None
    back: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """A customer's card and subscription as they stand on the portal page."""

    session_id: str
    card: str
    name: str
    yen: int
    state: str
    ends: bool
    period_end: datetime | None
    back: str


def require_practice() -> None:
    """Refuse where real providers, or none, are chosen: these pages exist for practice alone."""
    if settings.PAYMENTS != "practice":
        raise NoPracticeHere()


def till(session_id: str) -> Till:
    """Return what stands on the page of an order."""
    with _books() as books:
        session = _found(books, "checkout.session", session_id)
        order = books.answers[f"order {session_id}"][1]
        price = books.things[order["price"]]
        return Till(
            session_id=session_id,
            is_open=session["status"] == "open",
            name=books.things[price["product"]]["name"],
            yen=price["unit_amount"] * order["quantity"],
            period=price["recurring"]["interval"],
            free_until=moment(order["trial_end"]),
            back=session["cancel_url"] or settings.SITE_URL,
        )


def pay(session_id: str, *, card: str) -> str:
    """Pay an order; return where the payer goes next, or raise CardDeclined."""
    with _books() as books:
        session = _found(books, "checkout.session", session_id)
        try:
            shop.pay(books, session_id, number=CARDS.get(card, DECLINED))
        except Refused as refusal:
            if refusal.status == 402:
                raise CardDeclined() from refusal
            raise NoPracticeHere() from refusal
        return str(session["success_url"])


def drawer(session_id: str) -> Drawer:
    """Return what stands on the portal page."""
    with _books() as books:
        session = _found(books, "billing_portal.session", session_id)
        subscription = _newest(books, session)
        item = subscription["items"]["data"][0]
        card = books.things[subscription["default_payment_method"]]
        return Drawer(
            session_id=session_id,
            card=card["card"]["last4"],
            name=books.things[item["price"]["product"]]["name"],
            yen=item["price"]["unit_amount"] * item["quantity"],
            state=subscription["status"],
            ends=subscription["cancel_at_period_end"],
            period_end=moment(item["current_period_end"]),
            back=session["return_url"] or settings.SITE_URL,
        )


def change_card(session_id: str, *, card: str) -> str:
    """Keep another card; return the way back, or raise CardDeclined."""
    with _books() as books:
        session = _found(books, "billing_portal.session", session_id)
        customer = books.get("customer", session["customer"])
        try:
            shop.add_card(books, customer, number=CARDS.get(card, DECLINED))
        except Refused as refusal:
            raise CardDeclined() from refusal
        return str(session["return_url"])


def end_or_resume(session_id: str, *, ends: bool) -> str:
    """End with the period, or take that back; return the way back."""
    with _books() as books:
        session = _found(books, "billing_portal.session", session_id)
        word = "true" if ends else "false"
        billing.update(books, _newest(books, session), {"cancel_at_period_end": word})
        return str(session["return_url"])


def end_free_month(session_id: str) -> str:
    """Let the free month end at once, and its bill be asked for: so that it need not be waited for."""
    with _books() as books:
        session = _found(books, "billing_portal.session", session_id)
        billing.update(books, _newest(books, session), {"trial_end": "now"})
        billing.bill_now(books, _newest(books, session))
        return str(session["return_url"])


def _books() -> AbstractContextManager[Books]:
    require_practice()
    return chosen.practice_books()()


def _found(books: Books, kind: str, number: str) -> Thing:
    try:
        return books.get(kind, number)
    except Refused as refusal:
        raise NoPracticeHere() from refusal


def _newest(books: Books, session: Thing) -> Thing:
    found = books.all("subscription", customer=session["customer"])
    if not found:
        raise NoPracticeHere()
    return found[0]
