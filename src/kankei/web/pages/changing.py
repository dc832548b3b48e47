"""The final confirmation before a contract changes; /account/membership/plan/PLAN/."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kankei.bills import actions as bills
from kankei.bills import changing, plan_changes
from kankei.bills.changing import Change
from kankei.bills.errors import TermsChanged
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.membership import queries as memberships
from kankei.payments import actions as payments
from kankei.payments.errors import CardDeclined
from kankei.web.viewer import signed_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what another plan costs now and later, then change to it."""
    reader, at = signed_in(request), now()
    plan = memberships.plan(slug)
    contract, preview = payments.preview_plan(reader, plan=plan, at=at)
    offered = plan_changes.plan_change(contract, plan=plan, preview=preview, at=at)
    if request.method != "POST":
        return page(request, offered)
    try:
        agreed = bills.agree(reader, offered, shown=request.POST.get("shown", ""), at=at)
        # The provider is asked after what was agreed to is kept, outside any transaction.
        contract = payments.change_plan(reader, plan=plan, at=at)
    except (TermsChanged, CardDeclined) as refusal:
        return page(request, offered, refusal=refusal)
    changing.made(agreed, contract)
    messages.success(request, _("プランを変更しました。"))
    return redirect("membership")


def page(
    request: HttpRequest, offered: Change, *, refusal: ReaderError | None = None
) -> HttpResponse:
    """The final confirmation of a change, or why it was not made."""
    if offered.about == "seats":
        action, back = reverse("change_seats"), reverse("group")
    else:
        action, back = reverse("change_plan_confirm", args=[offered.plan]), reverse("change_plan")
    context = {
        "offered": offered,
        "items": offered.items,
        "refusal": refusal,
        "action": action,
        "back": back,
    }
    status = refusal.status if refusal else 200
    return render(request, "membership/change.html", context, status=status)
