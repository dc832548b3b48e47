"""How often forms of accounts may be sent: by address, by account, and by the two together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kankei.common import limits
from kankei.common.addresses import address_of, network_of
from kankei.common.clock import now
from kankei.common.errors import TooMany

Next = Callable[[HttpRequest], HttpResponse]
_MINUTES, _HOUR = timedelta(minutes=10), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in a while: by "address", "reader", "mail", or "mail and address"."""

    by: str
    most: int
    per: timedelta = _MINUTES


# Attempts at passwords have rules of their own: accounts.attempts.
_MAILS = (Limit("address", 20), Limit("mail and address", 4), Limit("mail", 20, _HOUR))
_GUESSES = (Limit("address", 40), Limit("reader", 12))
LIMITS: dict[str, tuple[Limit, ...]] = {
    "account_signup": (Limit("address", 20), Limit("mail", 5, _HOUR)),
    "socialaccount_signup": (Limit("address", 20), Limit("mail", 5, _HOUR)),
    # Each asks the provider, which may let wait.
    "identity_begin": (Limit("address", 30),),
    "identity_connect": (Limit("reader", 12),),
    "account_reset_password": _MAILS,
    "account_request_login_code": _MAILS,
    "account_confirm_login_code": _GUESSES,
    "account_reset_password_from_key": (Limit("address", 20),),
    "account_email": (Limit("reader", 12),),
    "account_change_password": _GUESSES,
    "account_reauthenticate": _GUESSES,
    "mfa_authenticate": _GUESSES,
    "mfa_reauthenticate": _GUESSES,
    "mfa_login_webauthn": (Limit("address", 60),),
}


class AccountLimitsMiddleware:
    """Refuse a form of accounts that is sent too often, before anything looks at it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.method != "POST" or name not in LIMITS:
            return None
        at = now()
        for limit in LIMITS[name]:
            for who in _whom(request, limit.by):
                if not limits.is_within(
                    f"{name} by {limit.by}", who, most=limit.most, per=limit.per, at=at
                ):
                    error = TooMany()
                    return render(request, "refusal.html", {"error": error}, status=error.status)
        return None


def _whom(request: HttpRequest, by: str) -> Iterator[str]:
    place = network_of(address_of(request))
    mail = request.POST.get("email", "").strip().lower()[:254]
    if by == "address":
        yield place
    elif by == "reader":
        yield from filter(None, [_reader_of(request)])
    elif mail:
        yield mail if by == "mail" else f"{mail} {place}"


def _reader_of(request: HttpRequest) -> str:
    """Who is signed in, or has given a password and is asked for the second factor."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    begun = request.session.get("account_login") or {}
    return str(begun.get("user_pk") or "") if isinstance(begun, dict) else ""
