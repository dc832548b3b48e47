"""Apply what a provider has to contract and charges, under a lock; idempotent, in any order."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localtime

from kankei.accounts.models import Reader
from kankei.common import audit, numbering
from kankei.membership.models import Contract, Plan
from kankei.payments import rules, telling
from kankei.payments.models import Charge, Checkout, Subscription
from kankei.payments.providers.contract import Provider, ProviderState


class Outcome(StrEnum):
    """What became of a reading."""

    APPLIED = "applied"
    OLDER = "older"  # a later reading was applied already
    SURPLUS = "surplus"  # the reader has another subscription that runs
    NOBODY = "nobody"  # it belongs to no reader of this house, or never began


def project(provider: Provider, subscription_id: str, *, at: datetime) -> Outcome:
    """Read a subscription at its provider, and make contract and charges agree with it.

    `at` is when the reading began. Reading happens outside any transaction.
    """
    state = provider.read(subscription_id)
    if state is None:
        return Outcome.NOBODY
    outcome = apply(state, at=at)
    if outcome is Outcome.SURPLUS:
        _undo(provider, state)
    return outcome


def _undo(provider: Provider, state: ProviderState) -> None:
    """End a second subscription of the same reader, and pay back what it took."""
    provider.end_now(state.subscription_id)
    for bill in state.bills:
        if bill.state == "paid" and bill.refunded_yen < bill.yen:
            provider.refund(bill.charge_id, yen=bill.yen - bill.refunded_yen)


def apply(state: ProviderState, *, at: datetime) -> Outcome:
    """Write what follows from `state`, unless a reading begun after `at` was written before."""
    later = Subscription.objects.filter(
        provider=state.provider, subscription_id=state.subscription_id, checked_at__gt=at
    )
    # No lock is needed to see it: a reading's moment only ever grows.
    return Outcome.OLDER if later.exists() else _apply(state, at=at)


@transaction.atomic
def _apply(state: ProviderState, *, at: datetime) -> Outcome:
    # Everything about one reader's money queues at their row.
    reader = Reader.objects.select_for_update().filter(pk=state.reader or 0).first()
    known = (
        Subscription.objects.select_for_update(of=("self",))
        .select_related("contract__plan", "contract__reader")
        .filter(provider=state.provider, subscription_id=state.subscription_id)
        .first()
    )
    if known is None:
        return _first(state, reader, at=at)
    if known.checked_at > at:
        return Outcome.OLDER
    _write(state, known, at=at)
    return Outcome.APPLIED


def _first(state: ProviderState, reader: Reader | None, *, at: datetime) -> Outcome:
    """A subscription that was not known: it makes a contract, unless the reader has one running."""
    plan = Plan.objects.filter(slug=state.plan).first()
    if reader is None or plan is None or not _counts(state, reader):
        return Outcome.NOBODY
    if state.is_live and _has_another(reader):
        return Outcome.SURPLUS
    if state.is_live:
        # A contract that only waits for a bank transfer, or has run out, makes room.
        running = Contract.objects.filter(reader=reader, ended_at=None, is_group=False)
        running.update(ended_at=at)
    order = Checkout.objects.filter(pk=state.order or 0, reader=reader).first()
    contract = Contract.objects.create(
        reader=reader,
        plan=plan,
        provider=state.provider,
        coupon=order.coupon if order else None,
        joined_at=state.started_at,
        ended_at=state.ended_at,
    )
    subscription = Subscription(
        contract=contract,
        provider=state.provider,
        subscription_id=state.subscription_id,
        customer_id=state.customer_id,
    )
    if order is not None:
        order.contract, order.state = contract, Checkout.State.DONE
        order.save(update_fields=["contract", "state"])
    audit.record("membership.joined", by=reader, subject=contract, at=at, plan=plan.slug)
    _write(state, subscription, at=at)
    if state.is_live:
        telling.welcome(contract)
    return Outcome.APPLIED


def _counts(state: ProviderState, reader: Reader) -> bool:
    """Whether a subscription leaves a trace: it runs, money moved, or it used the free month."""
    if state.is_live or state.bills:
        return True
    had_one = Contract.objects.filter(reader=reader, free_until__isnull=False).exists()
    return state.free_until is not None and not had_one


def _has_another(reader: Reader) -> bool:
    runs = Subscription.objects.filter(contract__reader=reader, ended_at=None)
    return runs.filter(contract__is_group=False).exists()


def _write(state: ProviderState, subscription: Subscription, *, at: datetime) -> None:
    terms = rules.terms_of(state)
    contract = subscription.contract
    had_left, had_ended = contract.left_at, contract.ended_at
    plan = contract.plan
    if terms.plan != plan.slug:
        plan = Plan.objects.filter(slug=terms.plan).first() or plan
    dates = {name: getattr(terms, name) for name in _DATES}
    if _is_changed(contract, plan=plan, **dates):
        contract.save()
    subscription.state = state.state
    subscription.current_period_end = state.period_end
    subscription.cancel_at_period_end = state.cancel_at_period_end
    subscription.ended_at, subscription.checked_at = state.ended_at, at
    subscription.save()
    _enter_all(state, contract)
    if contract.left_at and not had_left and not contract.ended_at:
        telling.left(contract, until=terms.paid_until or terms.free_until)
        audit.record("membership.left", by=contract.reader, subject=contract, at=at)
    if contract.ended_at and not had_ended:
        telling.ended(contract)
        audit.record("membership.ended", subject=contract, at=at)


_DATES = ("free_until", "paid_until", "past_due_since", "left_at", "ended_at")


def _is_changed(row: Model, **values: Any) -> bool:
    """Set `values` on a row, and say whether any of them was another before."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return bool(changed)


def _enter_all(state: ProviderState, contract: Contract) -> None:
    """Make the ledger say what it should about every bill."""
    entries = rules.entries_of(state.bills)
    numbers = [entry.charge_id for entry in entries]
    known = Charge.objects.filter(provider=state.provider, charge_id__in=numbers)
    before = {charge.charge_id: charge for charge in known}
    for entry in entries:
        _enter(entry, before.get(entry.charge_id), state, contract)


def _enter(
    entry: rules.Entry, before: Charge | None, state: ProviderState, contract: Contract
) -> None:
    """Make the ledger say what it should about one bill, and tell what is new in it."""
    charge = before or Charge(provider=state.provider, what=contract.plan.name)
    was = (charge.state, charge.refunded_yen) if before else ("", 0)
    if not _is_changed(charge, **asdict(entry)) and before is not None:
        return
    charge.contract = contract
    charge.save()
    if charge.paid_at and charge.receipt_number is None:
        year = localtime(charge.paid_at).year
        charge.receipt_number = numbering.next_of_year("receipt", year)
        charge.save(update_fields=["receipt_number"])
        telling.receipt(charge)
        if was[0] == "failed":
            telling.recovered(contract, charge)
    if charge.state == "failed" and was[0] != "failed" and not contract.ended_at:
        telling.payment_failed(contract, charge)
    if charge.refunded_yen > was[1]:
        telling.refunded(charge)
    elif charge.refunded_yen < was[1]:
        telling.refund_failed(charge, yen=was[1] - charge.refunded_yen)
        audit.record("payments.refund_failed", subject=charge, at=charge.billed_at)
