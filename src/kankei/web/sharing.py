"""Which pages a shared cache may hold: those of somebody signed out, for a short while."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from kankei.web.viewer import VISITOR_COOKIE

SECONDS = 60

View = Callable[..., HttpResponse]


def shared_when_signed_out(view: View) -> View:
    """Let a shared cache hold the page of somebody signed out; others' pages stay in their browser."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        is_personal = (
            request.user.is_authenticated
            or response.cookies
            or "messages" in request.COOKIES
            or VISITOR_COOKIE in request.COOKIES
            or "gift" in request.GET
            or getattr(request, "depends_on_address", False)
        )
        if is_personal or response.status_code != 200:
            response.headers["Cache-Control"] = "private, no-store"
        else:
            response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={SECONDS}"
        # The language and the look stand in cookies; so does the session.
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response

    return page
