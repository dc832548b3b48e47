"""Stripe's objects, read into Kankei's own frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from kankei.payments.providers.contract import (
    Bill,
    Preview,
    ProviderState,
    SessionState,
    Told,
)

READER, ORDER, PLAN = "kankei_reader", "kankei_order", "kankei_plan"
# How a dispute ends without costing the paper anything.
SETTLED = frozenset({"won", "warning_closed", "prevented"})


def moment(at: int | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at, UTC)


def state(
    provider: str,
    subscription: Any,
    invoices: Iterable[Any],
    charges: Iterable[Any],
    disputed: frozenset[str],
) -> ProviderState:
    """Return a subscription, with its bills and what became of their payments."""
    item = subscription["items"]["data"][0]
    paid_with = {one["payment_intent"]: one for one in charges if one["paid"]}
    bills = [bill(one, paid_with, disputed) for one in invoices if one["status"] != "draft"]
    return ProviderState(
        provider=provider,
        subscription_id=subscription["id"],
        customer_id=subscription["customer"],
        state=subscription["status"],
        plan=_metadata(item["price"]).get(PLAN, ""),
        seats=item["quantity"] or 1,
        started_at=_sure(subscription["start_date"]),
        free_until=moment(subscription["trial_end"]),
        period_end=moment(item["current_period_end"]),
        # Whoever leaves at the portal is given a date instead, by some accounts' settings.
        cancel_at_period_end=bool(
            subscription["cancel_at_period_end"] or subscription["cancel_at"]
        ),
        canceled_at=moment(subscription["canceled_at"]),
        ended_at=moment(subscription["ended_at"]),
        bills=tuple(sorted((one for one in bills if one.yen), key=_by_time)),
        reader=_number(_metadata(subscription).get(READER)),
        order=_number(_metadata(subscription).get(ORDER)),
    )


def bill(invoice: Any, paid_with: Mapping[str, Any], disputed: frozenset[str]) -> Bill:
    """Return one bill; its period is that of the line that lasts longest."""
    line = max(invoice["lines"]["data"], key=lambda one: one["period"]["end"])
    charge = next(
        (
            paid_with[intent]
            for payment in invoice["payments"]["data"]
            if (intent := payment["payment"].get("payment_intent")) in paid_with
        ),
        None,
    )
    refunds = [
        one
        for one in (charge["refunds"]["data"] if charge else [])
        if one["status"] not in {"failed", "canceled"}
    ]
    return Bill(
        charge_id=invoice["id"],
        yen=invoice["amount_paid"] if invoice["status"] == "paid" else invoice["amount_due"],
        state=_standing(invoice),
        period_start=_sure(line["period"]["start"]),
        period_end=_sure(line["period"]["end"]),
        billed_at=_sure(invoice["created"]),
        paid_at=moment(invoice["status_transitions"]["paid_at"]),
        refunded_yen=charge["amount_refunded"] if charge else 0,
        refunded_at=moment(max((one["created"] for one in refunds), default=None)),
        is_disputed=charge is not None and charge["id"] in disputed,
    )


def preview(subscription: Any, invoice: Any) -> Preview:
    """Return what the bill that a change would write says; in a free month none is written yet."""
    is_free = subscription["status"] == "trialing"
    before = invoice["starting_balance"]
    after = before if is_free else before + invoice["total"]
    item = subscription["items"]["data"][0]
    return Preview(
        due_now=0 if is_free else invoice["amount_due"],
        credit=max(0, -after),
        period_end=_sure(item["current_period_end"]),
        free_until=moment(subscription["trial_end"]) if is_free else None,
        had_discount=bool(subscription["discounts"]),
    )


def session(found: Any) -> SessionState:
    return SessionState(
        session_id=found["id"],
        state=found["status"],
        order=_number(_metadata(found).get(ORDER)),
        subscription_id=found["subscription"] or "",
    )


def told(event: Any) -> Told:
    """Return an event without anything but numbers: no name or address of a reader comes along."""
    thing = event["data"]["object"]
    kind = thing["object"]
    about = {"object": kind, "id": thing["id"]}
    parent = (thing.get("parent") or {}) if kind == "invoice" else {}
    details = parent.get("subscription_details") or {}
    named = {
        "subscription": thing["id"] if kind == "subscription" else thing.get("subscription"),
        "customer": thing["id"] if kind == "customer" else thing.get("customer"),
        "charge": thing["id"] if kind == "charge" else thing.get("charge"),
    }
    named["subscription"] = details.get("subscription") or named["subscription"]
    about |= {name: value for name, value in named.items() if isinstance(value, str)}
    return Told(event_id=event["id"], kind=event["type"], about=about)


def _standing(invoice: Any) -> str:
    status: str = invoice["status"]
    if status == "open":
        return "failed" if invoice["attempted"] else "open"
    return "failed" if status == "uncollectible" else status


def _by_time(one: Bill) -> tuple[datetime, str]:
    return one.billed_at, one.charge_id


def _metadata(thing: Any) -> dict[str, str]:
    return dict(thing["metadata"] or {})


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _sure(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)
