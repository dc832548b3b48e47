"""Whom the house shuts out is charged no more: the decision is written first, then carried out."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import groups
from kankei.membership import queries as memberships
from kankei.membership.models import Contract
from kankei.payments import ledger, queries, telling
from kankei.payments.errors import ProviderAway
from kankei.payments.models import Charge, Ending
from kankei.payments.providers.chosen import provider
from kankei.payments.rules import share_left

logger = logging.getLogger(__name__)


def end_for(
    reader: Reader, *, pays_back: bool, because: str, by: Any, at: datetime
) -> Ending | None:
    """End what runs for a reader who was shut out; None where nothing runs.

    `pays_back` is the operator's decision: the days that are left of what was paid for, or nothing.
    """
    ending = _decide(reader, pays_back=pays_back, because=because, by=by, at=at)
    if ending is not None:
        _try(ending, at=at)
        ending.refresh_from_db()
    return ending


def carry_out(*, at: datetime) -> int:
    """End what was decided while a provider was away, and what runs for anybody who is shut out.

    Return how many are done.
    """
    overlooked = Contract.objects.filter(
        reader__banned_at__isnull=False, ended_at=None, is_group=False, ending=None
    )
    for contract in list(overlooked.select_related("reader")):
        reader = contract.reader
        if reader is not None:
            # Somebody paid on a page that was still open: nothing of it was ever used.
            pays_back = contract.joined_at > (reader.banned_at or at)
            _decide(reader, pays_back=pays_back, because="", by=None, at=at)
    waiting = Ending.objects.filter(done_at=None).select_related("contract__reader", "charge")
    return sum(_try(ending, at=at) for ending in list(waiting))


@transaction.atomic
def _decide(
    reader: Reader, *, pays_back: bool, because: str, by: Any, at: datetime
) -> Ending | None:
    Reader.objects.select_for_update().get(pk=reader.pk)
    # A company's seat is free again; the company's contract is not the reader's own.
    for seat in memberships.seats_taken_by(reader, at=at):
        groups.stand_up(reader, seat.pk, at=at)
    contract = memberships.running_contract(reader)
    if contract is None or Ending.objects.filter(contract=contract).exists():
        return None
    charge, yen = _left_of(contract, at=at) if pays_back else (None, 0)
    ending = Ending.objects.create(
        contract=contract,
        decided_at=at,
        by=by,
        because=because.strip()[:200],
        charge=charge,
        refund_yen=yen,
        refunded_before=charge.refunded_yen if charge else 0,
    )
    audit.record("payments.ended_with_ban", by=by, subject=contract, at=at, refund=yen)
    return ending


def _left_of(contract: Contract, *, at: datetime) -> tuple[Charge | None, int]:
    """The newest bill that was paid for days to come, and what these days cost."""
    paid = contract.charges.filter(state=Charge.State.PAID, period_end__gt=at)
    charge = paid.filter(yen__gt=F("refunded_yen")).order_by("-period_end", "-pk").first()
    if charge is None:
        return None, 0
    share = share_left(charge.yen, since=charge.period_start, until=charge.period_end, at=at)
    yen = min(share, charge.yen - charge.refunded_yen)
    return (charge, yen) if yen else (None, 0)


def _try(ending: Ending, *, at: datetime) -> bool:
    try:
        _end(ending, at=at)
    except ProviderAway:
        logger.warning("a contract is ended when its provider answers", extra={"ending": ending.pk})
        return False
    Ending.objects.filter(pk=ending.pk).update(done_at=at)
    telling.shut_out(ending)
    return True


def _end(ending: Ending, *, at: datetime) -> None:
    contract = ending.contract
    subscription = queries.subscription_of(contract)
    if subscription is not None:
        speaks = provider(subscription.provider)
        speaks.end_now(subscription.subscription_id)
        ledger.project(speaks, subscription.subscription_id, at=at)
    else:
        _end_here(contract.pk, at=at)
    if ending.charge is not None:
        _pay_back(ending, ending.charge, at=at)


@transaction.atomic
def _end_here(contract_pk: int, *, at: datetime) -> None:
    contract = Contract.objects.select_for_update().get(pk=contract_pk)
    if contract.ended_at is None:
        contract.ended_at = at
        contract.paid_until = min(contract.paid_until, at) if contract.paid_until else None
        contract.free_until = min(contract.free_until, at) if contract.free_until else None
        contract.save(update_fields=["ended_at", "paid_until", "free_until"])


def _pay_back(ending: Ending, charge: Charge, *, at: datetime) -> None:
    charge.refresh_from_db()
    if charge.refunded_yen >= ending.refunded_before + ending.refund_yen:
        return
    runs = charge.contract.subscriptions.filter(provider=charge.provider).first()
    if runs is None:
        _note_refund(charge.pk, yen=ending.refund_yen, at=at)
        return
    speaks = provider(charge.provider)
    speaks.refund(charge.charge_id, yen=ending.refund_yen)
    # The provider may not tell two readings of one second apart.
    ledger.project(speaks, runs.subscription_id, at=at + timedelta(microseconds=1))


@transaction.atomic
def _note_refund(charge_pk: int, *, yen: int, at: datetime) -> None:
    """Note what the operator sends by hand."""
    charge = Charge.objects.select_for_update().get(pk=charge_pk)
    charge.refunded_yen, charge.refunded_at = charge.refunded_yen + yen, at
    if charge.refunded_yen >= charge.yen:
        charge.state = Charge.State.REFUNDED
    charge.save(update_fields=["refunded_yen", "refunded_at", "state"])
