"""A reader's standing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kankei.membership import rules
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
