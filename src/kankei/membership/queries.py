"""A reader's standing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kankei.accounts.models import Reader
from kankei.membership import errors, rules
from kankei.membership.models import Contract, Plan


def running_contract(reader: Any) -> Contract | None:
    """The contract that has not ended, whether or not it still opens articles."""
    if reader is None or not reader.is_authenticated:
        return None
    return (
        Contract.objects.filter(reader=reader, ended_at__isnull=True).select_related("plan").first()
    )


def standing(reader: Any, *, at: datetime) -> rules.Standing:
    """What decides which articles `reader` (perhaps signed out) may read at `at`."""
    if reader is None or not reader.is_authenticated:
        return rules.Standing()
    contracts = list(Contract.objects.filter(reader=reader))
    return rules.Standing(
        is_registered=True,
        is_member=any(
            rules.runs_at(free_until=one.free_until, paid_until=one.paid_until, at=at)
            for one in contracts
        ),
        is_staff=reader.is_staff,
        had_free_month=any(one.free_until is not None for one in contracts),
    )


def offered_plans() -> QuerySet[Plan]:
    """Plans that can be joined now, cheapest first."""
    return Plan.objects.filter(is_offered=True)


def plan(slug: str) -> Plan:
    """The plan `slug` if it can be joined, or PlanNotOffered."""
    found = offered_plans().filter(slug=slug).first()
    if found is None:
        raise errors.PlanNotOffered()
    return found


@dataclass(frozen=True, slots=True)
class Membership:
    """How a reader stands with the paper, in the words a page needs."""

    contract: Contract | None
    is_running: bool
    is_free: bool
    ends_at: datetime | None
    had_free_month: bool

    @property
    def has_left(self) -> bool:
        return self.contract is not None and self.contract.left_at is not None


def membership_of(reader: Reader, *, at: datetime) -> Membership:
    """What the membership page shows: the running contract, and until when it opens articles."""
    contract = running_contract(reader)
    had = standing(reader, at=at).had_free_month
    if contract is None:
        return Membership(None, is_running=False, is_free=False, ends_at=None, had_free_month=had)
    ends = [until for until in (contract.free_until, contract.paid_until) if until is not None]
    return Membership(
        contract,
        is_running=rules.runs_at(
            free_until=contract.free_until, paid_until=contract.paid_until, at=at
        ),
        is_free=contract.free_until is not None and at < contract.free_until,
        ends_at=max(ends) if ends else None,
        had_free_month=had,
    )


def export_of(reader: Reader) -> list[dict[str, Any]]:
    """The reader's contracts, as they take them along."""
    return [
        {
            "plan": contract.plan.name,
            "price": contract.plan.price,
            "joined_at": contract.joined_at,
            "free_until": contract.free_until,
            "paid_until": contract.paid_until,
            "left_at": contract.left_at,
        }
        for contract in Contract.objects.filter(reader=reader).select_related("plan")
    ]
