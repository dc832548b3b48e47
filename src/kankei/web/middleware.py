"""Language, content security, and refusals in words."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render

from kankei.common.errors import ReaderError, SignInNeeded
from kankei.payments.queries import pages_elsewhere

Next = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
    " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# The desk's own pages (Wagtail) carry inline styles and scripts.
DESK_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
    " script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self';"
    " frame-ancestors 'self'"
)
PRIVATE = "private, no-store"


class ChosenLanguageMiddleware(LocaleMiddleware):
    """The reader's language: the switch's cookie, else the browser's."""


class ContentSecurityMiddleware:
    """Put the content security policy on every page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # An answer that only leads elsewhere carries no page of the desk's.
        is_desk = request.path.startswith("/desk/") and not 300 <= response.status_code < 400
        policy = DESK_POLICY if is_desk else _with_payment_pages(POLICY)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


def _with_payment_pages(policy: str) -> str:
    """Let forms lead to the payment provider's pages: a browser asks the policy on redirects too."""
    if pages := pages_elsewhere():
        return policy.replace("form-action 'self'", f"form-action 'self' {' '.join(pages)}")
    return policy


class PrivateMiddleware:
    """Let nobody on the way keep a page, unless its view said who may."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", PRIVATE)
        # A token or a session that came into being on the way makes a page somebody's own.
        if response.cookies and "public" in response.headers["Cache-Control"]:
            response.headers["Cache-Control"] = PRIVATE
        return response


class ReaderErrorMiddleware:
    """Turn a refusal into a page with its sentence and status."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ReaderError):
            return None
        if isinstance(error, SignInNeeded) and request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path())
        return render(request, "refusal.html", {"error": error}, status=error.status)
