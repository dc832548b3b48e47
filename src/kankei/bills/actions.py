"""Keep what was agreed to, exactly as it was shown."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import get_language

from kankei.accounts.models import Reader
from kankei.bills import changing, errors, letters, terms
from kankei.bills.models import Confirmation
from kankei.bills.rules import day_of
from kankei.common import audit
from kankei.membership.models import Contract

# A page of the provider's stays open for a day.
_ORDER_LASTS = timedelta(days=2)
_LOOKED_FOR = timedelta(days=7)


class Agreeable(Protocol):
    """What can be shown and agreed to: joining, or a change."""

    @property
    def plan(self) -> str: ...
    @property
    def data(self) -> dict[str, Any]: ...
    @property
    def text(self) -> str: ...
    @property
    def digest(self) -> str: ...


@transaction.atomic
def agree(reader: Reader, offered: Agreeable, *, shown: str, at: datetime) -> Confirmation:
    """Keep what `reader` agreed to; `shown` is the fingerprint that the page carried.

    If the price or a date has changed since the page was made, nobody has agreed to anything.
    """
    if shown != offered.digest:
        raise errors.TermsChanged()
    made = Confirmation.objects.create(
        reader=reader,
        agreed_at=at,
        language=str(get_language()),
        version=terms.VERSION,
        text=offered.text,
        data=offered.data,
        digest=offered.digest,
    )
    audit.record("bills.agreed", by=reader, subject=made, at=at, plan=offered.plan)
    return made


def welcome_back(agreed: Confirmation) -> None:
    """Confirm by mail that a leaving was taken back."""
    if agreed.reader is not None:
        letters.to_reader(
            agreed.reader,
            "back",
            key=f"back:{agreed.pk}",
            plan=agreed.data["plan_name"],
            ends_on=date.fromisoformat(agreed.data["payments"][0]["on"]),
            address=letters.link("agreed", agreed.pk),
        )


def came_back(contract: Contract, *, had_left: datetime) -> None:
    """Confirm by mail that a leaving was taken back, where nothing had to be agreed to anew."""
    ends = [until for until in (contract.free_until, contract.paid_until) if until is not None]
    if contract.reader is not None and ends:
        letters.to_reader(
            contract.reader,
            "back",
            key=f"back:{contract.pk}:{had_left:%Y%m%d%H%M%S}",
            plan=contract.plan.name,
            ends_on=day_of(max(ends)),
            address=letters.link("membership"),
        )


def attach(agreed: Confirmation, contract: Contract) -> None:
    """Note which contract came of what was agreed to."""
    Confirmation.objects.filter(pk=agreed.pk, contract=None).update(contract=contract)


def attach_to_contracts(*, at: datetime) -> int:
    """Join each contract that a provider's page made with what its reader had agreed to before.

    What nobody made a contract of is given up after a week: the page has long been closed.
    """
    attached = 0
    waiting = Confirmation.objects.filter(
        contract=None, reader__isnull=False, agreed_at__gt=at - _LOOKED_FOR
    ).order_by("pk")
    # What is about a contract that was there before says which.
    attached += changing.attach_changes(waiting.filter(data__has_key="about"))
    for agreed in waiting.exclude(data__has_key="about"):
        contract = (
            Contract.objects.filter(
                reader=agreed.reader,
                plan__slug=agreed.data["plan"],
                joined_at__gte=agreed.agreed_at,
                joined_at__lt=agreed.agreed_at + _ORDER_LASTS,
            )
            .order_by("joined_at", "pk")
            .first()
        )
        if contract is not None:
            attach(agreed, contract)
            attached += 1
    return attached
