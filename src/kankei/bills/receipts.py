"""A reader's own charges, with their receipts and return notes; nobody else's."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce

from kankei.accounts.models import Reader
from kankei.bills.errors import NoSuchDocument
from kankei.bills.models import Addressee, ReturnNote, returned
from kankei.bills.rules import day_of
from kankei.common import numbering
from kankei.payments.models import Charge


def charges_of(reader: Reader) -> QuerySet[Charge]:
    """What `reader` was charged, newest first, with what was paid back."""
    found = Charge.objects.filter(contract__reader=reader).select_related("contract__plan")
    return found.prefetch_related("return_notes")


def receipt(reader: Reader, number: str) -> Charge:
    """The reader's own charge with that receipt number, or NoSuchDocument."""
    found = Charge.objects.filter(contract__reader=reader, receipt_number=number)
    charge = found.select_related("contract__plan", "contract__reader").first()
    if charge is None:
        raise NoSuchDocument()
    return charge


def return_note(reader: Reader, number: str) -> ReturnNote:
    """The reader's own return note, or NoSuchDocument."""
    found = ReturnNote.objects.filter(charge__contract__reader=reader, number=number)
    note = found.select_related("charge__contract__plan", "charge__contract__reader").first()
    if note is None:
        raise NoSuchDocument()
    return note


def addressee(reader: Reader) -> str:
    """The name that `reader` wants on receipts; "" where they said none."""
    found = Addressee.objects.filter(reader=reader).first()
    return found.name if found else ""


def change_addressee(reader: Reader, name: str) -> None:
    """Keep the name for receipts; an empty one takes the reader's own again."""
    wanted = " ".join(name.split())[:100]
    if wanted:
        Addressee.objects.update_or_create(reader=reader, defaults={"name": wanted})
    else:
        Addressee.objects.filter(reader=reader).delete()


def note_returns(*, at: datetime) -> int:
    """Write a note for all that was paid back, or came back, and has none yet; return how many."""
    noted = Coalesce(Sum(returned(F("return_notes__yen"), below="return_notes__")), 0)
    behind = Charge.objects.annotate(noted=noted).exclude(refunded_yen=F("noted"))
    return sum(_note(pk, at=at) for pk in behind.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _note(charge_pk: int, *, at: datetime) -> int:
    charge = Charge.objects.select_for_update().get(pk=charge_pk)
    noted = charge.return_notes.aggregate(yen=Coalesce(Sum(returned(F("yen"))), 0))["yen"]
    yen = charge.refunded_yen - noted
    if yen == 0:
        return 0
    is_reversal = yen < 0
    # When a refund came back is known from the day on which it is read.
    noted_at = at if is_reversal else charge.refunded_at or at
    number = numbering.next_of_year("return", day_of(noted_at).year, prefix="H")
    ReturnNote.objects.create(
        charge=charge, number=number, yen=abs(yen), is_reversal=is_reversal, at=noted_at
    )
    return 1
