"""What is shown before a contract changes, item by item as before joining, and kept the same way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from kankei.accounts.models import Reader
from kankei.bills import letters, rules, terms
from kankei.bills.models import Confirmation
from kankei.bills.terms import Item
from kankei.membership.models import Contract


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one contract on one day, as figures and dates."""

    about: str
    contract: int
    plan: str
    plan_name: str
    kind: str
    period: str
    seats: int
    old_seats: int
    price: int
    tax: int
    due_now: int
    due_now_tax: int
    from_day: date
    payments: tuple[rules.Payment, ...]
    provider: str

    @property
    def items(self) -> list[Item]:
        """What stands on the page, in the language of now."""
        raise NotImplementedError

    @property
    def data(self) -> dict[str, Any]:
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        return plain

    @property
    def text(self) -> str:
        return terms.text_of(self.items)

    @property
    def digest(self) -> str:
        return terms.digest_of(self.data, self.text, terms.VERSION, str(get_language()))


def attach_changes(waiting: Iterable[Confirmation]) -> int:
    """Join each change that was agreed to with its contract, if the change was made."""
    attached = 0
    for agreed in waiting:
        contract = Contract.objects.select_related("plan").filter(pk=agreed.data["contract"])
        found = contract.first()
        if found is not None and _is_made(agreed.data, found):
            is_new = Confirmation.objects.filter(pk=agreed.pk, contract=None).update(contract=found)
            attached += is_new
    return attached


def _is_made(data: dict[str, Any], contract: Contract) -> bool:
    seats = {contract.seats, contract.next_seats}
    return bool(contract.plan.slug == data["plan"] and data["seats"] in seats)


@transaction.atomic
def made(agreed: Confirmation, contract: Contract) -> None:
    """Keep the confirmation with its contract, and confirm the change by mail."""
    Confirmation.objects.filter(pk=agreed.pk, contract=None).update(contract=contract)
    reader: Reader | None = agreed.reader
    if reader is not None:
        letters.to_reader(
            reader,
            "changed",
            key=f"changed:{agreed.pk}",
            change=agreed.data,
            address=letters.link("agreed", agreed.pk),
        )
