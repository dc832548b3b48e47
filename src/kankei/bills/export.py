"""What a reader agreed to and was billed as, to take along."""

from __future__ import annotations

from typing import Any

from kankei.accounts.models import Reader
from kankei.bills.models import Addressee, Confirmation, Invoice
from kankei.payments.models import Charge


def addressee_of(reader: Reader) -> str:
    """The name that `reader`'s receipts are made out to; "" where none was given."""
    return Addressee.objects.filter(reader=reader).values_list("name", flat=True).first() or ""


def agreed_by(reader: Reader) -> list[dict[str, Any]]:
    """Each confirmation as it was shown to `reader`."""
    found = Confirmation.objects.filter(reader=reader)
    return [{"agreed_at": one.agreed_at, "text": one.text} for one in found]


def charged_to(reader: Reader) -> list[dict[str, Any]]:
    """Everything that `reader` was charged, with what was paid back."""
    found = Charge.objects.filter(contract__reader=reader)
    names = (
        "what", "yen", "tax_yen", "refunded_yen", "state", "period_start", "period_end",
        "billed_at", "paid_at", "receipt_number",
    )  # fmt: skip
    return list(found.values(*names))


def billed_to(reader: Reader) -> list[dict[str, Any]]:
    """Every bill that `reader` asked for, with what came for it."""
    found = Invoice.objects.filter(contract__reader=reader).prefetch_related("transfers")
    return [
        {
            "number": one.number,
            "what": one.what,
            "yen": one.yen,
            "tax_yen": one.tax_yen,
            "state": one.state,
            "issued_at": one.issued_at,
            "due_on": one.due_on,
            "came": [{"on": each.on, "yen": each.yen} for each in one.transfers.all()],
        }
        for one in found
    ]
