"""/account/devices/: where a reader is signed in, and signing out there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kankei.accounts import actions, queries
from kankei.common.clock import now
from kankei.notifications import actions as notifications
from kankei.notifications import queries as telling
from kankei.web.viewer import signed_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Show every device on which the reader is signed in; a POST ends all but this one."""
    reader = signed_in(request)
    current = request.session.session_key or ""
    if request.method == "POST":
        _tell_no_more(actions.end_sessions(reader, but=current))
        messages.success(request, _("ほかの端末をすべてログアウトしました。"))
        return redirect("sessions")
    told = {device.session_key for device in telling.devices_of(reader)}
    listed = queries.sessions_of(reader, current=current, at=now())
    return render(
        request,
        "account/devices.html",
        {"sessions": [(one, one.session in told) for one in listed]},
    )


@never_cache
@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out on one device; on this one, as signing out does."""
    ended = actions.end_session(signed_in(request), pk=pk)
    _tell_no_more(ended)
    if request.session.session_key in ended:
        logout(request)
        return redirect("account_login")
    if ended:
        messages.success(request, _("その端末をログアウトしました。"))
    return redirect("sessions")


def _tell_no_more(ended: list[str]) -> None:
    """Whoever holds a device from now on is not told what the reader follows."""
    for key in ended:
        notifications.forget_session(key)
