"""/join/done/ and the buttons of the membership page that lead to the payment provider and back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kankei.bills import actions as bills
from kankei.common.clock import now
from kankei.membership import queries as memberships
from kankei.payments import actions, queries
from kankei.payments.actions import Started
from kankei.payments.errors import ProviderAway
from kankei.web.viewer import signed_in

_AFTER = "after_joining"


def sent_on(request: HttpRequest, started: Started, *, after: str) -> HttpResponseRedirect:
    """Lead whoever confirmed an order on: to the provider's page, or, joined by hand, back."""
    if started.checkout is not None:
        request.session[_AFTER] = after
        return HttpResponseRedirect(started.address)
    messages.success(request, _("会員になりました。ようこそ。"))
    return redirect(after or started.address)


@never_cache
@login_required
@require_safe
def joined(request: HttpRequest) -> HttpResponse:
    """Say that the order was taken; the provider is asked itself, for its word may come later."""
    reader, at = signed_in(request), now()
    try:
        checkout = actions.settle(reader, at=at)
    except ProviderAway:
        # What was paid there is found as soon as it answers; until then the page says so.
        checkout = queries.newest_checkout(reader)
    bills.attach_to_contracts(at=at)
    if checkout is None:
        return redirect("join")
    context = {
        "checkout": checkout,
        "membership": memberships.membership_of(reader, at=at),
        "after": request.session.get(_AFTER, ""),
    }
    return render(request, "membership/joined.html", context)


@never_cache
@login_required
@require_safe
def paid_with(request: HttpRequest) -> HttpResponse:
    """Take up what was changed on the provider's page."""
    reader = signed_in(request)
    actions.refresh(reader, at=now())
    messages.info(request, _("お支払い方法の画面から戻りました。"))
    return redirect("membership")


@never_cache
@login_required
@require_POST
def change_card(request: HttpRequest) -> HttpResponse:
    """Lead to the provider's page where the card is changed."""
    return HttpResponseRedirect(actions.portal_url(signed_in(request)))


@never_cache
@login_required
@require_POST
def pay_due(request: HttpRequest) -> HttpResponse:
    """Ask for what is due once more, with the card as it is now."""
    if actions.pay_due(signed_in(request), at=now()):
        messages.success(request, _("お支払いを確認しました。ありがとうございます。"))
    else:
        messages.error(
            request, _("カードで支払えませんでした。お支払い方法を変更してからお試しください。")
        )
    return redirect("membership")


@never_cache
@login_required
@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """Take back a leaving: nothing is charged before the next period."""
    reader, at = signed_in(request), now()
    before = memberships.running_contract(reader)
    contract = actions.resume(reader, at=at)
    if before is not None and before.left_at is not None and contract.left_at is None:
        bills.came_back(contract, had_left=before.left_at)
    messages.success(request, _("会員を続けます。解約は取り消しました。"))
    return redirect("membership")


@never_cache
@login_required
@require_safe
def change_plan(request: HttpRequest) -> HttpResponse:
    """Show the other plans with their prices."""
    reader, at = signed_in(request), now()
    membership = memberships.membership_of(reader, at=at)
    return render(
        request,
        "membership/change_plan.html",
        {
            "membership": membership,
            "paying": queries.paying_of(reader),
            "plans": queries.other_plans(membership.contract),
        },
    )
