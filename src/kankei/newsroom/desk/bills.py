"""請求書と入金: bills that wait for a transfer; what came is noted, by whom, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kankei.bills import documents, invoices, overdue, pdf, seats
from kankei.bills.errors import NoSuchSum
from kankei.bills.models import Invoice
from kankei.bills.rules import day_of
from kankei.common.clock import now
from kankei.membership.models import Group
from kankei.newsroom.desk.access import needs, told

_MOST = 200
_CLOSED = 30


class TransferForm(forms.Form):
    """The day and the sum that the bank shows."""

    on = forms.DateField(
        label=gettext_lazy("入金の日"), widget=forms.DateInput(attrs={"type": "date"})
    )
    yen = forms.IntegerField(label=gettext_lazy("金額(円)"), min_value=1, max_value=2_000_000_000)


@dataclass(frozen=True, slots=True)
class Row:
    """A bill with whom it is for and what has come."""

    invoice: Invoice
    addressee: str
    balance: invoices.Balance
    is_overdue: bool
    ends_on: date
    form: TransferForm


@needs("bills.view_invoice")
def overview(request: HttpRequest) -> HttpResponse:
    """/desk/bills/: those that wait, the first due first, then the last closed."""
    today = day_of(now())
    found = Invoice.objects.select_related(
        "contract__plan", "contract__reader__addressee", "contract__group", "charge"
    ).prefetch_related("transfers__by")
    waiting = found.filter(state=Invoice.State.OPEN).order_by("due_on", "pk")[:_MOST]
    closed = found.exclude(state=Invoice.State.OPEN)[:_CLOSED]
    rows = [_row(invoice, today) for invoice in waiting]
    context = {
        "page_title": _("請求書と入金"),
        "header_icon": "doc-full",
        "waiting": rows,
        "waiting_yen": sum(row.balance.missing for row in rows),
        "late": sum(row.is_overdue for row in rows),
        "closed": [_row(invoice, today) for invoice in closed],
        "may_change": request.user.has_perm("bills.change_invoice"),
    }
    return render(request, "newsroom/bills.html", context)


@require_POST
@needs("bills.change_invoice")
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/bills/PK/: note a transfer, begin early, or cancel."""
    get_object_or_404(Invoice, pk=pk)
    at, by = now(), request.user
    if "begin" in request.POST:
        told(
            request,
            lambda: invoices.begin_early(pk, by=by, at=at),
            done=_("入金の前に期間を始めました。"),
        )
    elif "cancel" in request.POST:
        because = request.POST.get("because", "")
        told(
            request,
            lambda: invoices.cancel(pk, because=because, by=by, at=at),
            done=_("請求書を取り消しました。"),
        )
    else:
        told(request, lambda: _note(request, pk), done=_("入金を記録しました。"))
    return redirect("desk_bills")


@needs("bills.change_invoice")
def companies(request: HttpRequest) -> HttpResponse:
    """/desk/groups/: companies with their seats; how many may be changed at any time."""
    if request.method == "POST":
        group = get_object_or_404(Group, pk=_number(request.POST.get("group", "")))
        told(
            request,
            lambda: seats.change_for(
                group, _number(request.POST.get("seats", "")), by=request.user, at=now()
            ),
            done=_("席の数を変えました。"),
        )
        return redirect("desk_groups")
    running = Group.objects.filter(contract__ended_at=None).select_related(
        "contract__plan", "contract__reader"
    )
    context = {
        "page_title": _("法人の席"),
        "header_icon": "group",
        "groups": running.annotate(taken=Count("seats__reader")).order_by("name", "pk")[:_MOST],
    }
    return render(request, "newsroom/groups.html", context)


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


@needs("bills.view_invoice")
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/bills/PK/pdf/: the bill as its payer sees it."""
    found = Invoice.objects.select_related("contract__plan", "contract__reader")
    document = documents.invoice_of(get_object_or_404(found, pk=pk))
    return HttpResponse(pdf.draw(document), content_type="application/pdf")


def _note(request: HttpRequest, pk: int) -> None:
    form = TransferForm(request.POST)
    if not form.is_valid():
        raise NoSuchSum()
    invoices.note_transfer(
        pk, on=form.cleaned_data["on"], yen=form.cleaned_data["yen"], by=request.user, at=now()
    )


def _row(invoice: Invoice, today: date) -> Row:
    came = sum(transfer.yen for transfer in invoice.transfers.all())
    missing, surplus = max(0, invoice.yen - came), max(0, came - invoice.yen)
    return Row(
        invoice=invoice,
        addressee=documents.addressee_of(invoice.contract),
        balance=invoices.Balance(came, missing, surplus),
        is_overdue=invoice.state == Invoice.State.OPEN and invoice.due_on < today,
        ends_on=overdue.ends_on(invoice),
        form=TransferForm(
            initial={"on": today, "yen": missing or None}, auto_id=f"b{invoice.pk}_%s"
        ),
    )
