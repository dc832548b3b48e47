"""/join/: the offer, its confirmation, and the membership page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kankei.common.clock import now
from kankei.membership import actions, queries, rules
from kankei.membership.errors import AlreadyMember
from kankei.web.viewer import signed_in


@require_GET
def offer(request: HttpRequest) -> HttpResponse:
    """Show the plans to anybody."""
    return render(
        request,
        "membership/offer.html",
        {"plans": queries.offered_plans(), "after": _safe(request, request.GET.get("next", ""))},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what joining means, with every date and sum, then join."""
    reader, at = signed_in(request), now()
    plan = queries.plan(slug)
    after = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST":
        try:
            actions.join(reader, plan=plan, at=at)
        except AlreadyMember as already:
            messages.info(request, already.sentence)
        else:
            messages.success(request, _("会員になりました。ようこそ。"))
        return redirect(after or "membership")
    standing = queries.membership_of(reader, at=at)
    return render(
        request,
        "membership/confirm.html",
        {
            "plan": plan,
            "membership": standing,
            "free_until": None if standing.had_free_month else rules.a_month_after(at),
            "after": after,
        },
    )


@never_cache
@login_required
@require_GET
def membership(request: HttpRequest) -> HttpResponse:
    """Show until when a reader's membership runs, and the way out."""
    return render(
        request,
        "membership/membership.html",
        {"membership": queries.membership_of(signed_in(request), at=now())},
    )


@never_cache
@login_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the membership at the end of its period."""
    actions.leave(signed_in(request), at=now())
    messages.success(request, _("解約しました。期間の終わりまでは引き続きお読みいただけます。"))
    return redirect("membership")


def _safe(request: HttpRequest, address: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if is_ours else ""
