"""/account/oidc/: sign in with an identity that is kept elsewhere; connect it, and disconnect it."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.views import signup
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kankei.accounts import actions, queries
from kankei.accounts import identity as elsewhere
from kankei.web.viewer import signed_in


@never_cache
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Lead to the provider, to sign in with what it says."""
    provider = elsewhere.provider_for(request)
    if request.user.is_authenticated:
        return redirect("identity")
    after = get_next_redirect_url(request) or ""
    return _led(request, provider.lead(request, process=AuthProcess.LOGIN, next_url=after))


@never_cache
@login_required
@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def connect(request: HttpRequest) -> HttpResponse:
    """Lead to the provider, so that its identity opens this account from then on."""
    provider = elsewhere.provider_for(request)
    return _led(
        request,
        provider.lead(request, process=AuthProcess.CONNECT, next_url=reverse("identity")),
    )


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take what the provider says; the library looks whether this browser asked for it."""
    view = OAuth2CallbackView.adapter_view(elsewhere.client_for(request))
    response: HttpResponse = view(request)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Ask whether an account shall begin, and under which address."""
    elsewhere.provider_for(request)
    response: HttpResponse = signup(request, **kwargs)
    return response


@never_cache
@login_required
@require_safe
def identity(request: HttpRequest) -> HttpResponse:
    """Show what opens the account beside its own means."""
    elsewhere.provider_for(request)
    kept = queries.identities_of(signed_in(request), issuer=elsewhere.issuer())
    return render(request, "account/identity.html", {"identities": kept})


@login_required
@require_POST
def disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an identity open the account no more."""
    elsewhere.provider_for(request)
    if actions.disconnect(signed_in(request), identity=pk):
        messages.success(
            request, _("%(name)sとのつながりを外しました。") % {"name": elsewhere.name()}
        )
    return redirect("identity")


def _led(request: HttpRequest, address: str) -> HttpResponse:
    # A page that goes on by itself, not a redirect: browsers hold the redirects of a form against
    # the page's policy, and where a provider leads on to is not known here.
    return render(request, "account/leading.html", {"address": address})
