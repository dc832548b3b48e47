"""/practice/: where the demo's orders are paid with cards that are none; no money moves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kankei.payments import practicing
from kankei.payments.errors import CardDeclined


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: HttpRequest, session_id: str) -> HttpResponse:
    """Show an order, and pay it with the card that was chosen."""
    refusal = None
    if request.method == "POST":
        try:
            card = request.POST.get("card", "")
            return HttpResponseRedirect(practicing.pay(session_id, card=card))
        except CardDeclined as declined:
            refusal = declined
    context = {"till": practicing.till(session_id), "refusal": refusal}
    status = refusal.status if refusal else 200
    return render(request, "practice/checkout.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def portal(request: HttpRequest, session_id: str) -> HttpResponse:
    """Show a customer's card and subscription, and do what their buttons say."""
    refusal = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_done(session_id, request))
        except CardDeclined as declined:
            refusal = declined
    context = {"drawer": practicing.drawer(session_id), "refusal": refusal}
    status = refusal.status if refusal else 200
    return render(request, "practice/portal.html", context, status=status)


def _done(session_id: str, request: HttpRequest) -> str:
    what = request.POST.get("what", "")
    if what == "card":
        return practicing.change_card(session_id, card=request.POST.get("card", ""))
    if what == "end_free_month":
        return practicing.end_free_month(session_id)
    return practicing.end_or_resume(session_id, ends=what == "end")
