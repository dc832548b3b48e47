"""/account/payments/: what was paid, with receipts as pages and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kankei.bills import documents, invoices, pdf, receipts
from kankei.common.clock import now
from kankei.membership import groups
from kankei.membership import queries as memberships
from kankei.membership.errors import NotMember
from kankei.web.viewer import signed_in

if TYPE_CHECKING:
    from kankei.accounts.models import Reader
    from kankei.bills.documents import Document
    from kankei.bills.models import Invoice


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet about money; a bill comes with what has come for it."""

    document: Document
    invoice: Invoice | None = None
    balance: invoices.Balance | None = None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def payments(request: HttpRequest) -> HttpResponse:
    """List what was paid; keep the name for receipts."""
    reader = signed_in(request)
    if request.method == "POST":
        receipts.change_addressee(reader, request.POST.get("addressee", ""))
        messages.success(request, _("宛名を保存しました。"))
        return redirect("payments")
    receipts.note_returns(at=now())
    context = {
        "charges": receipts.charges_of(reader),
        "invoices": invoices.invoices_of(reader).exclude(state="paid"),
        "addressee": receipts.addressee(reader),
        "own_name": reader.get_full_name(),
    }
    return render(request, "bills/payments.html", context)


def _receipt(reader: Reader, number: str) -> Paper:
    return Paper(documents.receipt_of(receipts.receipt(reader, number)))


def _return_note(reader: Reader, number: str) -> Paper:
    return Paper(documents.return_of(receipts.return_note(reader, number)))


def _invoice(reader: Reader, number: str) -> Paper:
    found = invoices.invoice_of(reader, number)
    return Paper(documents.invoice_of(found), found, invoices.balance(found))


_PAPERS = {"receipt": _receipt, "return_note": _return_note, "invoice": _invoice}


@never_cache
@login_required
@require_safe
def paper(request: HttpRequest, number: str, *, kind: str) -> HttpResponse:
    """Show a receipt, a return note, or a bill with what has come for it."""
    found = _PAPERS[kind](signed_in(request), number)
    context = {
        "document": found.document,
        "pdf": f"{kind}_pdf",
        "invoice": found.invoice,
        "balance": found.balance,
    }
    return render(request, "bills/document.html", context)


@never_cache
@login_required
@require_safe
def paper_pdf(request: HttpRequest, number: str, *, kind: str) -> HttpResponse:
    """Hand the same out as a PDF that opens in the browser, with a name for saving it."""
    document = _PAPERS[kind](signed_in(request), number).document
    response = HttpResponse(pdf.draw(document), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{document.number}.pdf"'
    return response


@never_cache
@login_required
@require_POST
def ask_for_invoice(request: HttpRequest) -> HttpResponse:
    """Issue the bill for the next period of a reader's own membership, or of their group."""
    reader = signed_in(request)
    is_group = request.POST.get("for") == "group"
    contract = (
        groups.own_group(reader).contract if is_group else memberships.running_contract(reader)
    )
    if contract is None:
        raise NotMember()
    return redirect("invoice", invoices.ask(contract, at=now()).number)
