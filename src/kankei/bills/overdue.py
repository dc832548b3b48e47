"""Bills by transfer that are not paid in time: one kind reminder, then an end; each once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kankei.bills import invoices, letters
from kankei.bills.models import Invoice
from kankei.bills.rules import day_of
from kankei.membership import queries
from kankei.membership.models import Contract
from kankei.notifications import queries as outbox


def ends_on(invoice: Invoice) -> date:
    """The day on which a bill that nothing came for is taken back."""
    return invoice.due_on + timedelta(days=settings.INVOICE_END_DAYS)


def keep_up(*, at: datetime) -> None:
    """End what is too late, then remind of what is late."""
    end(at=at)
    remind(at=at)


def end(*, at: datetime) -> int:
    """Take back bills that nothing came for; return how many.

    One that was paid in part is left to the operator: their money is there.
    """
    numbers = list(_late(settings.INVOICE_END_DAYS, at=at).values_list("pk", flat=True))
    return sum(_end(pk, at=at) for pk in numbers)


def remind(*, at: datetime) -> int:
    """Remind of bills that are late, once each; return how many."""
    late = list(_late(settings.INVOICE_REMIND_DAYS, at=at).select_related("contract__reader"))
    known = outbox.known_keys([_key("bill-overdue", one) for one in late])
    fresh = [one for one in late if _key("bill-overdue", one) not in known]
    for invoice in fresh:
        _tell(invoice, "bill_overdue")
    return len(fresh)


def _late(days: int, *, at: datetime) -> QuerySet[Invoice]:
    # Days of the calendar: whoever wants to spare holidays sets more of them.
    before = day_of(at) - timedelta(days=days)
    waiting = Invoice.objects.filter(state=Invoice.State.OPEN, transfers=None)
    return waiting.filter(due_on__lte=before).order_by("pk")


@transaction.atomic
def _end(invoice_pk: int, *, at: datetime) -> int:
    found = Invoice.objects.select_for_update(of=("self",)).select_related("contract__reader")
    invoice = found.get(pk=invoice_pk)
    if invoice.state != Invoice.State.OPEN or invoices.balance(invoice).came:
        return 0
    invoices.cancel(invoice.pk, because=_("期限までに入金がありませんでした。"), by=None, at=at)
    contract = Contract.objects.select_for_update().get(pk=invoice.contract_id)
    # What was free or paid before goes on to its end.
    if not queries.is_open(contract, at=at) and contract.ended_at is None:
        contract.ended_at = at
        contract.save(update_fields=["ended_at"])
    _tell(invoice, "bill_ended")
    return 1


def _tell(invoice: Invoice, name: str) -> None:
    reader = invoice.contract.reader
    if reader is not None and reader.is_active:
        letters.to_reader(
            reader,
            name,
            key=_key(name.replace("_", "-"), invoice),
            number=invoice.number,
            yen=invoice.yen,
            due_on=invoice.due_on,
            ends_on=ends_on(invoice),
            address=letters.link("invoice", invoice.number),
        )


def _key(occasion: str, invoice: Invoice) -> str:
    return f"{occasion}:{invoice.pk}"
