"""Bills that are paid by transfer: asked for, paid in one go or in parts, begun early, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kankei.accounts.models import Reader
from kankei.bills import errors, letters, rules
from kankei.bills.models import Invoice, Transfer
from kankei.bills.terms import CHARGING
from kankei.common import audit, numbering
from kankei.membership import groups
from kankei.membership import rules as membership
from kankei.membership.models import Contract
from kankei.payments.models import Charge


@dataclass(frozen=True, slots=True)
class Balance:
    """What came for a bill, and what is missing or too much."""

    came: int
    missing: int
    surplus: int


def takes_transfers() -> bool:
    """Whether there is an account that money may be sent to."""
    return bool(settings.INVOICE_ACCOUNT)


def may_ask(contract: Contract) -> bool:
    """Whether the next period of `contract` is paid by transfer, and there is somewhere to send it."""
    return takes_transfers() and contract.provider not in CHARGING


@transaction.atomic
def ask(contract: Contract, *, at: datetime) -> Invoice:
    """Issue the bill for the next period of `contract`; while one is open, it is that one."""
    if not takes_transfers():
        raise errors.NoTransfers()
    contract = Contract.objects.select_for_update().get(pk=contract.pk)
    if contract.provider in CHARGING:
        raise errors.NotByInvoice()
    if (waiting := waiting_for(contract)) is not None:
        return waiting
    return _issue(contract, seats=seats_next(contract), yen=next_price(contract), at=at)


@transaction.atomic
def ask_for_seats(contract: Contract, more: int, *, yen: int, at: datetime) -> Invoice:
    """Issue the bill for `more` seats until the end of what was paid for.

    One that waits is taken back, unless money has come for it.
    """
    if not takes_transfers():
        raise errors.NoTransfers()
    contract = Contract.objects.select_for_update().get(pk=contract.pk)
    cancel_for_seats(contract, by=contract.reader, at=at)
    return _issue(contract, seats=more, yen=yen, at=at, adds_seats=more, until=contract.paid_until)


def waiting_for(contract: Contract) -> Invoice | None:
    """The bill for a period of `contract` that waits for money."""
    return contract.invoices.filter(state=Invoice.State.OPEN, adds_seats=0).first()


def waiting_seats_of(contract: Contract) -> Invoice | None:
    """The bill for more seats in the present period that waits for money."""
    return contract.invoices.filter(state=Invoice.State.OPEN, adds_seats__gt=0).first()


def cancel_for_seats(contract: Contract, *, by: Any, at: datetime) -> None:
    """Take back the bill for more seats that waits, if there is one."""
    waiting = waiting_seats_of(contract)
    if waiting is not None:
        cancel(waiting.pk, because=_("席の数が変わりました。"), by=by, at=at)


def ask_anew(contract: Contract, *, by: Any, at: datetime) -> None:
    """Issue the bill that waits anew for another number of seats, if nothing came of it yet."""
    waiting = waiting_for(contract)
    if waiting is None or waiting.seats == seats_next(contract):
        return
    if waiting.begun_from is None and not balance(waiting).came:
        cancel(waiting.pk, because=_("席の数が変わりました。"), by=by, at=at)
        ask(contract, at=at)


def cancel_what_is_over(*, at: datetime) -> int:
    """Take back bills for more seats in a period that is over; return how many.

    One for which a part of the money came is left to the operator.
    """
    over = Invoice.objects.filter(
        state=Invoice.State.OPEN, until__lte=at, begun_from=None, transfers=None
    )
    numbers = list(over.values_list("pk", flat=True))
    for pk in numbers:
        cancel(pk, because=_("期間が終わりました。"), by=None, at=at)
    return len(numbers)


def cancel_what_ended(*, at: datetime) -> int:
    """Take back bills of contracts that are over; return how many.

    One for which money came is left to the operator.
    """
    over = Invoice.objects.filter(
        state=Invoice.State.OPEN, contract__ended_at__lte=at, transfers=None
    )
    numbers = list(over.values_list("pk", flat=True))
    for pk in numbers:
        cancel(pk, because=_("契約が終わりました。"), by=None, at=at)
    return len(numbers)


def _issue(contract: Contract, *, seats: int, yen: int, at: datetime, **more: Any) -> Invoice:
    invoice = Invoice.objects.create(
        number=numbering.next_of_year("bill", rules.day_of(at).year, prefix="B"),
        contract=contract,
        what=contract.plan.name,
        seats=seats,
        yen=yen,
        tax_yen=membership.tax_in(yen),
        issued_at=at,
        due_on=rules.due_on(at, days=settings.INVOICE_DUE_DAYS, until=more.get("until")),
        **more,
    )
    audit.record("bills.issued", by=contract.reader, subject=invoice, at=at, yen=yen)
    _tell(invoice, "bill", yen=yen, due_on=invoice.due_on)
    return invoice


def invoices_of(reader: Reader) -> QuerySet[Invoice]:
    """The bills of a reader, and of the groups they administer, newest first."""
    return Invoice.objects.filter(contract__reader=reader).select_related("contract__plan")


def invoice_of(reader: Reader, number: str) -> Invoice:
    """One of the reader's own bills, or NoSuchDocument."""
    found = invoices_of(reader).filter(number=number).select_related("contract__reader").first()
    if found is None:
        raise errors.NoSuchDocument()
    return found


def balance(invoice: Invoice) -> Balance:
    """How much has come for `invoice`."""
    came: int = invoice.transfers.aggregate(yen=Coalesce(Sum("yen"), 0))["yen"]
    return Balance(came, max(0, invoice.yen - came), max(0, came - invoice.yen))


@transaction.atomic
def note_transfer(invoice_pk: int, *, on: date, yen: int, by: Any, at: datetime) -> Invoice:
    """Note money that came; when all of it is there, the period begins and a receipt is made."""
    if yen < 1:
        raise errors.NoSuchSum()
    invoice = _open(invoice_pk)
    if invoice.until is not None and invoice.until <= at and invoice.begun_from is None:
        raise errors.PeriodOver()
    Transfer.objects.create(invoice=invoice, on=on, yen=yen, by=by, noted_at=at)
    audit.record("bills.transfer_noted", by=by, subject=invoice, at=at, yen=yen, on=str(on))
    if balance(invoice).missing == 0:
        _settle(invoice, on=on, by=by, at=at)
        audit.record("bills.paid", by=by, subject=invoice, at=at, yen=invoice.yen)
    return invoice


@transaction.atomic
def begin_early(invoice_pk: int, *, by: Any, at: datetime) -> Invoice:
    """Let the period begin before the money has come; twice changes nothing."""
    invoice = _open(invoice_pk)
    if invoice.begun_from is not None:
        return invoice
    if invoice.adds_seats:
        _seat(invoice, by=by, at=at)
        invoice.begun_from, invoice.begun_until = at, invoice.until
    else:
        invoice.begun_from, invoice.begun_until = _extend(invoice.contract, at=at)
    invoice.save(update_fields=["begun_from", "begun_until"])
    audit.record("bills.begun_early", by=by, subject=invoice, at=at)
    return invoice


@transaction.atomic
def cancel(invoice_pk: int, *, because: str, by: Any, at: datetime) -> Invoice:
    """Take a bill back; a period that had begun early ends with it."""
    invoice = _open(invoice_pk)
    if balance(invoice).came:
        raise errors.MoneyCame()
    if invoice.begun_from is not None and invoice.adds_seats:
        groups.take_seats_away(invoice.contract.group, invoice.adds_seats, by=by, at=at)
    elif invoice.begun_from is not None:
        contract = invoice.contract
        contract.paid_until = min(contract.paid_until or at, max(invoice.begun_from, at))
        contract.save(update_fields=["paid_until"])
    invoice.state = Invoice.State.CANCELLED
    invoice.cancelled_because = because.strip()[:200]
    invoice.save(update_fields=["state", "cancelled_because"])
    audit.record("bills.cancelled", by=by, subject=invoice, at=at)
    return invoice


def _open(invoice_pk: int) -> Invoice:
    found = Invoice.objects.select_for_update(of=("self",)).filter(pk=invoice_pk)
    invoice = found.select_related("contract__plan", "contract__reader").first()
    if invoice is None:
        raise errors.NoSuchDocument()
    if invoice.state != Invoice.State.OPEN:
        raise errors.InvoiceClosed()
    return invoice


def next_price(contract: Contract) -> int:
    """What the next period costs: with the coupon for as many payments as it is good for."""
    # What was billed for seats in between is not a payment that a coupon counts.
    asked = contract.invoices.exclude(state=Invoice.State.CANCELLED).filter(adds_seats=0).count()
    charged = contract.charges.exclude(state=Charge.State.FAILED)
    periods = charged.filter(Q(invoice=None) | Q(invoice__adds_seats=0))
    billed = max(asked, periods.count())
    coupon = contract.coupon
    still_good = coupon is not None and billed < coupon.periods
    return membership.price_of(
        contract.plan, coupon if still_good else None, seats=seats_next(contract)
    )


def seats_next(contract: Contract) -> int:
    """How many seats the next period has."""
    return contract.next_seats or contract.seats


def _settle(invoice: Invoice, *, on: date, by: Any, at: datetime) -> None:
    starts, ends = invoice.begun_from, invoice.begun_until
    if invoice.adds_seats and starts is None:
        _seat(invoice, by=by, at=at)
        starts, ends = at, invoice.until
    if starts is None or ends is None:
        starts, ends = _extend(invoice.contract, at=at)
    charge = Charge.objects.create(
        contract=invoice.contract,
        provider="manual",
        charge_id=invoice.number,
        yen=invoice.yen,
        tax_yen=invoice.tax_yen,
        state=Charge.State.PAID,
        period_start=starts,
        period_end=ends,
        billed_at=invoice.issued_at,
        paid_at=datetime.combine(on, datetime.min.time(), rules.JAPAN),
        receipt_number=numbering.next_of_year("receipt", on.year),
        what=_what(invoice),
    )
    invoice.state, invoice.charge = Invoice.State.PAID, charge
    invoice.save(update_fields=["state", "charge"])
    _tell(
        invoice,
        "bill_paid",
        yen=invoice.yen,
        receipt=charge.receipt_number,
        ends_on=rules.day_of(ends),
    )


def _extend(contract: Contract, *, at: datetime) -> tuple[datetime, datetime]:
    """Let the next period follow what was free or paid before; return its two ends."""
    known = (until for until in (contract.free_until, contract.paid_until) if until is not None)
    starts = max([at, *known])
    ends = membership.period_after(starts, contract.plan.period)
    contract.paid_until = ends
    contract.save(update_fields=["paid_until"])
    return starts, ends


def _seat(invoice: Invoice, *, by: Any, at: datetime) -> None:
    groups.add_seats(invoice.contract.group, invoice.adds_seats, by=by, at=at)
    ask_anew(Contract.objects.get(pk=invoice.contract_id), by=by, at=at)


def _what(invoice: Invoice) -> str:
    if invoice.adds_seats:
        return f"{invoice.what} +{invoice.adds_seats}"
    return invoice.what if invoice.seats == 1 else f"{invoice.what} × {invoice.seats}"


def _tell(invoice: Invoice, name: str, **values: object) -> None:
    reader = invoice.contract.reader
    if reader is not None:
        key = f"{name.replace('_', '-')}:{invoice.pk}"
        address = letters.link("invoice", invoice.number)
        letters.to_reader(reader, name, key=key, number=invoice.number, address=address, **values)
