"""What a reader agreed to and was billed as, to take along."""

from __future__ import annotations

from typing import Any

from kankei.accounts.models import Reader
from kankei.bills.models import Addressee, Confirmation


def addressee_of(reader: Reader) -> str:
    """The name that `reader`'s receipts are made out to; "" where none was given."""
    return Addressee.objects.filter(reader=reader).values_list("name", flat=True).first() or ""


def agreed_by(reader: Reader) -> list[dict[str, Any]]:
    """Each confirmation as it was shown to `reader`."""
    found = Confirmation.objects.filter(reader=reader)
    return [{"agreed_at": one.agreed_at, "text": one.text} for one in found]
