"""The way back: after an act, and through the sign-in page, to where the reader was."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from kankei.web.asked import Asked


def way_back(request: Asked, *, default: str) -> str:
    """Return the address in `next` if it lies in this house, else the page named `default`."""
    return next_here(request) or reverse(default)


def next_here(request: HttpRequest) -> str:
    """Return the address in `next` if it lies in this house, else ""."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else ""


def go_back(request: Asked, *, default: str) -> HttpResponseRedirect:
    """Send the reader back to where they were."""
    return redirect(way_back(request, default=default))


def sign_in_and_return(request: Asked, **kept: str) -> HttpResponse:
    """Send somebody signed out to the sign-in page, and from there to this address with `kept`.

    The address answers a GET by asking once more, so nothing is done that was not confirmed.
    Without anything kept they come back to the page that they were on.
    """
    address = f"{request.path}?{urlencode(kept)}" if kept else way_back(request, default="my")
    response = redirect_to_login(address)
    if request.htmx:
        return HttpResponseClientRedirect(response.url)
    return response


def answered(request: Asked) -> HttpResponse | None:
    """The empty answer to a script that changes its page by itself; None for a plain form."""
    return HttpResponse(status=204) if request.headers.get("X-In-Place") else None
