"""How sign-in behaves where the library leaves the choice: where it leads, and what it stores."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from kankei.accounts import attempts
from kankei.common.addresses import address_of
from kankei.common.clock import now

AFTER = "accounts_after_sign_up"
# Whose registration, or password, this browser knows.
REGISTERED = "accounts_registered"
# When a session was last seen: kept in it, so that most requests write nothing.
SEEN = "accounts_seen"


class ReaderAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Leads back to the page that a reader came from, also by way of the confirmation mail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _(
            "パスワードの誤りが続いたため、この端末からはしばらくパスワードでログインできません。"
            "メールのコードかパスキーなら、いますぐログインできます。"
        )
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if not attempts.may_try(request, _login_in(credentials), at=now()):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        reader = super().authenticate(request, **credentials)
        if reader is not None:
            attempts.succeeded(request, _login_in(credentials))
        return reader

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **more)
        attempts.remember_device(request, response, user)
        request.session[SEEN] = int(now().timestamp())
        return response

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return str(request.session.get(AFTER) or super().get_signup_redirect_url(request))

    def respond_email_verification_sent(self, request: HttpRequest, user: Any) -> Any:
        # Nobody was registered where somebody has the address: the answer only looks the same.
        if user is not None:
            request.session[REGISTERED] = user.pk
        after = request.POST.get("next") or request.GET.get("next") or ""
        if after and self.is_safe_url(after):
            request.session[AFTER] = after
        return super().respond_email_verification_sent(request, user)

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        after = self.request.session.pop(AFTER, "")
        return str(after or super().get_email_verification_redirect_url(email_address))

    def get_client_ip(self, request: HttpRequest) -> str:
        # Sessions and limits name the same address; an address is never empty in a session's row.
        return address_of(request) or "0.0.0.0"  # noqa: S104


def _login_in(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")
