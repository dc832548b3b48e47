"""Join, pay, leave, come back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import errors, queries, rules
from kankei.membership.models import Contract, Plan


@transaction.atomic
def join(reader: Reader, *, plan: Plan, at: datetime) -> Contract:
    """Start a membership of `plan`; the first one a person ever starts begins with a free month."""
    if not plan.is_offered:
        raise errors.PlanNotOffered()
    # One reader's taps queue here, so that two of them cannot both find no contract.
    Reader.objects.select_for_update().get(pk=reader.pk)
    running = queries.running_contract(reader)
    if running is not None and rules.runs_at(
        free_until=running.free_until, paid_until=running.paid_until, at=at
    ):
        if running.left_at is None:
            raise errors.AlreadyMember()
        return _resume(running, at=at)
    if running is not None:
        _end(running, at=at)
    is_first = not queries.standing(reader, at=at).had_free_month
    contract = Contract.objects.create(
        reader=reader,
        plan=plan,
        joined_at=at,
        free_until=rules.a_month_after(at) if is_first else None,
    )
    audit.record("membership.joined", by=reader, subject=contract, at=at, plan=plan.slug)
    return contract


@transaction.atomic
def leave(reader: Reader, *, at: datetime) -> Contract:
    """End the membership at the end of what is free or paid for; leaving twice changes nothing."""
    contract = queries.running_contract(reader)
    if contract is None:
        raise errors.NotMember()
    if contract.left_at is not None:
        return contract
    contract.left_at = at
    contract.save(update_fields=["left_at"])
    audit.record("membership.left", by=reader, subject=contract, at=at)
    if not rules.runs_at(free_until=contract.free_until, paid_until=contract.paid_until, at=at):
        _end(contract, at=at)
    return contract


@transaction.atomic
def record_payment(contract: Contract, *, at: datetime, by: Reader | None = None) -> Contract:
    """Note that a period was paid by hand (bank transfer); it follows what was free or paid before."""
    starts = max([at, *(t for t in (contract.free_until, contract.paid_until) if t is not None)])
    contract.paid_until = rules.period_after(starts, contract.plan.period)
    contract.save(update_fields=["paid_until"])
    audit.record("membership.paid", by=by, subject=contract, at=at, yen=contract.plan.price)
    return contract


def _resume(contract: Contract, *, at: datetime) -> Contract:
    contract.left_at = None
    contract.save(update_fields=["left_at"])
    audit.record("membership.resumed", by=contract.reader, subject=contract, at=at)
    return contract


def _end(contract: Contract, *, at: datetime) -> None:
    contract.ended_at = at
    contract.save(update_fields=["ended_at"])
