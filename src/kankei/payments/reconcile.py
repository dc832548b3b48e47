"""Compare the house's books with its providers': what differs, and mending it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from kankei.membership.models import Contract
from kankei.payments import ledger, rules
from kankei.payments.models import Charge, Subscription
from kankei.payments.providers.chosen import chosen, provider
from kankei.payments.providers.contract import Provider, ProviderState


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that stands otherwise here than there."""

    provider: str
    subscription_id: str
    what: str
    here: str
    there: str

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.what} is {self.here} here, {self.there} there"


def differences(*, at: datetime, mend: bool = False) -> Iterator[Difference]:
    """Yield what differs for everything that runs here or at the chosen provider."""
    seen: set[str] = set()
    for row in list(Subscription.objects.filter(ended_at=None).select_related("contract__plan")):
        seen.add(row.subscription_id)
        yield from _looked_at(provider(row.provider), row.subscription_id, at=at, mend=mend)
    speaks = chosen()
    for number in speaks.live_subscriptions():
        if number not in seen:
            yield from _looked_at(speaks, number, at=at, mend=mend)


def _looked_at(speaks: Provider, number: str, *, at: datetime, mend: bool) -> Iterator[Difference]:
    state = speaks.read(number)
    if state is None:
        yield Difference(speaks.name, number, "subscription", "running", "unknown")
        return
    found = list(compared(state))
    yield from found
    if found and mend:
        ledger.project(speaks, number, at=at)


def compared(state: ProviderState) -> Iterator[Difference]:
    """Yield what the books here say otherwise than `state`; nothing is changed."""
    row = Subscription.objects.filter(
        provider=state.provider, subscription_id=state.subscription_id
    ).select_related("contract__plan")
    known = row.first()
    if known is None:
        yield _differs(state, "subscription", "unknown", state.state)
        return
    if known.state != state.state:
        yield _differs(state, "state", known.state, state.state)
    terms = rules.terms_of(state)
    for field in fields(terms):
        there = getattr(terms, field.name)
        here = _here(known.contract, field.name)
        if here != there:
            yield _differs(state, field.name, here, there)
    yield from _charges(state)


def _charges(state: ProviderState) -> Iterator[Difference]:
    for entry in rules.entries_of(state.bills):
        charge = Charge.objects.filter(provider=state.provider, charge_id=entry.charge_id).first()
        if charge is None:
            yield _differs(state, f"bill {entry.charge_id}", "missing", f"{entry.yen} yen")
            continue
        for name in ("yen", "state", "refunded_yen", "period_end"):
            here, there = getattr(charge, name), getattr(entry, name)
            if here != there:
                yield _differs(state, f"{name} of bill {entry.charge_id}", here, there)


def _here(contract: Contract, name: str) -> Any:
    return contract.plan.slug if name == "plan" else getattr(contract, name)


def _differs(state: ProviderState, what: str, here: Any, there: Any) -> Difference:
    return Difference(state.provider, state.subscription_id, what, str(here), str(there))
