"""/join/: the offer, and the membership page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kankei.bills import invoices
from kankei.bills import queries as bills
from kankei.bills.terms import charges_by_itself
from kankei.common.clock import now
from kankei.membership import groups, queries
from kankei.payments import actions as payments
from kankei.payments.queries import paying_of
from kankei.web.going_back import next_here
from kankei.web.viewer import signed_in


@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    """Show the plans to anybody."""
    context = {
        "plans": queries.offered_plans(),
        "after": next_here(request),
        "is_charged": charges_by_itself(),
    }
    return render(request, "membership/offer.html", context)


@never_cache
@login_required
@require_safe
def membership(request: HttpRequest) -> HttpResponse:
    """Show until when a reader's membership runs, and the way out."""
    reader, at = signed_in(request), now()
    mine = queries.membership_of(reader, at=at)
    context = {
        "membership": mine,
        "paying": paying_of(reader),
        "takes_invoices": mine.contract is not None and invoices.may_ask(mine.contract),
        "seats": queries.seats_taken_by(reader, at=at),
        "group": groups.group_of(reader),
        "agreed": bills.confirmations_of(reader),
    }
    return render(request, "membership/membership.html", context)


@never_cache
@login_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the membership at the end of its period."""
    payments.leave(signed_in(request), at=now())
    messages.success(request, _("解約しました。期間の終わりまでは引き続きお読みいただけます。"))
    return redirect("membership")
