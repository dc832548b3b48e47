"""/account/payments/: what was paid, with receipts as pages and PDF."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kankei.bills import documents, invoices, pdf, receipts
from kankei.bills.documents import Document
from kankei.common.clock import now
from kankei.membership import groups
from kankei.membership import queries as memberships
from kankei.membership.errors import NotMember
from kankei.web.viewer import signed_in


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
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


@never_cache
@login_required
@require_GET
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Show a receipt."""
    found = receipts.receipt(signed_in(request), number)
    context = {"document": documents.receipt_of(found), "pdf": "receipt_pdf"}
    return render(request, "bills/document.html", context)


@never_cache
@login_required
@require_GET
def receipt_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Hand a receipt out as PDF."""
    return as_pdf(documents.receipt_of(receipts.receipt(signed_in(request), number)))


@never_cache
@login_required
@require_GET
def return_note(request: HttpRequest, number: str) -> HttpResponse:
    """Show a return note."""
    found = receipts.return_note(signed_in(request), number)
    context = {"document": documents.return_of(found), "pdf": "return_note_pdf"}
    return render(request, "bills/document.html", context)


@never_cache
@login_required
@require_GET
def return_note_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Hand a return note out as PDF."""
    return as_pdf(documents.return_of(receipts.return_note(signed_in(request), number)))


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


@never_cache
@login_required
@require_GET
def invoice(request: HttpRequest, number: str) -> HttpResponse:
    """Show a bill, and what has come for it."""
    found = invoices.invoice_of(signed_in(request), number)
    context = {
        "document": documents.invoice_of(found),
        "pdf": "invoice_pdf",
        "invoice": found,
        "balance": invoices.balance(found),
    }
    return render(request, "bills/document.html", context)


@never_cache
@login_required
@require_GET
def invoice_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Hand a bill out as PDF."""
    return as_pdf(documents.invoice_of(invoices.invoice_of(signed_in(request), number)))


def as_pdf(document: Document) -> HttpResponse:
    """A document as a PDF that opens in the browser, with a name for saving it."""
    response = HttpResponse(pdf.draw(document), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{document.number}.pdf"'
    return response
