"""Mails before money moves and after it did not: each once, whenever the worker wakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from kankei.bills import letters, rules
from kankei.bills.invoices import next_price, waiting_for
from kankei.bills.terms import CHARGING
from kankei.membership.models import Contract
from kankei.notifications import queries as outbox
from kankei.payments.models import Charge

_AHEAD = timedelta(days=max(rules.REMIND_DAYS_BEFORE) + 1)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Due:
    """A mail that is due; its key says for what, so that it leaves once."""

    key: str
    contract: Contract
    letter: str
    values: dict[str, Any] = field(default_factory=dict)


def remind(*, at: datetime) -> int:
    """Put every reminder that is due at `at` and not yet there into the outbox; return how many."""
    put = 0
    waiting = chain(_first_charges(at), _ends(at), _unpaid(at))
    while some := list(islice(waiting, _AT_ONCE)):
        known = outbox.known_keys([due.key for due in some])
        fresh = [due for due in some if due.key not in known]
        for due in fresh:
            _put(due)
        put += len(fresh)
    return put


def _first_charges(at: datetime) -> Iterator[Due]:
    """Seven days and one day before the first charge, for those who have not left."""
    charged = _running().filter(provider__in=CHARGING)
    soon = charged.filter(free_until__gt=at, free_until__lt=at + _AHEAD, charges__isnull=True)
    for contract in soon.iterator():
        yield from _before(contract, "first_charge", contract.free_until, at=at)


def _ends(at: datetime) -> Iterator[Due]:
    """The same before the end of what goes on only by another transfer."""
    free = Q(free_until__gt=at, free_until__lt=at + _AHEAD, paid_until=None)
    paid = Q(paid_until__gt=at, paid_until__lt=at + _AHEAD)
    for contract in _running().exclude(provider__in=CHARGING).filter(free | paid).iterator():
        ends_at = contract.paid_until or contract.free_until
        yield from _before(contract, "period_ends", ends_at, at=at)


def _unpaid(at: datetime) -> Iterator[Due]:
    """Three days after a payment did not come, and on the last day of grace."""
    grace = timedelta(days=settings.GRACE_DAYS)
    for contract in _running().filter(past_due_since__gt=at - grace).iterator():
        since = contract.past_due_since
        due = rules.dunning_due(since, grace_days=grace.days, at=at) if since else None
        if since is not None and due is not None:
            key = f"due:{contract.pk}:{since:%Y%m%d}:{due}"
            ends_on = rules.day_of(since + grace)
            yield Due(key, contract, f"payment_due_{due}", {"ends_on": ends_on})


def _running() -> QuerySet[Contract]:
    running = Contract.objects.filter(ended_at=None, left_at=None, reader__is_active=True)
    return running.select_related("reader", "plan", "coupon").order_by("pk")


def _before(
    contract: Contract, letter: str, ends_at: datetime | None, *, at: datetime
) -> Iterator[Due]:
    days = rules.reminder_due(ends_at, at=at) if ends_at else None
    if ends_at is not None and days is not None:
        day = rules.day_of(ends_at)
        key = f"{letter.replace('_', '-')}:{contract.pk}:{day:%Y%m%d}:{days}"
        yield Due(key, contract, letter, {"ends_on": day})


def _sum(contract: Contract) -> int:
    """What the mail is about: the bill that waits, or the price of the next period."""
    waiting = waiting_for(contract)
    failed = contract.charges.filter(state=Charge.State.FAILED).first()
    if waiting is not None:
        return waiting.yen
    return failed.yen if failed is not None and contract.past_due_since else next_price(contract)


def _put(due: Due) -> None:
    contract = due.contract
    if contract.reader is None:
        return
    letters.to_reader(
        contract.reader,
        due.letter,
        key=due.key,
        contract=contract,
        yen=_sum(contract),
        address=letters.link("group" if contract.is_group else "membership"),
        **due.values,
    )
