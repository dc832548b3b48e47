"""Signing in with an identity that is kept elsewhere: one OpenID Connect provider, of the operator's choice.

The library leads to the provider and back. What is decided here: an identity opens only the account
that it was connected to, an address never does; nothing of the identity is kept but its number.
Why: docs/decisions/0011-an-identity-opens-only-what-it-was-connected-to.md
"""

from __future__ import annotations

import secrets
from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kankei.accounts import errors, identity_tokens, queries
from kankei.accounts.adapter import AFTER

WELL_KNOWN = "/.well-known/openid-configuration"
_SALT = "kankei.accounts.identity.nonce"


def name() -> str:
    """What the provider is called on buttons; "" when there is none."""
    return str(settings.OIDC_NAME) if settings.OIDC_SERVER else ""


def issuer() -> str:
    """The provider's address, under which identities are kept: another provider opens nothing of its."""
    return str(settings.OIDC_SERVER).removesuffix(WELL_KNOWN).rstrip("/")


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """What the library may do with an identity."""

    def list_apps(self, request: Any, provider: Any = None, client_id: Any = None) -> list[Any]:
        """The one provider, from the settings alone: no row of a table adds another."""
        if not name():
            return []
        given = {"server_url": issuer(), "scope": ["openid", "email"]}
        return [
            SocialApp(
                provider=OpenIDConnectProvider.id,
                provider_id=issuer(),
                name=name(),
                client_id=settings.OIDC_CLIENT_ID,
                secret=settings.OIDC_CLIENT_SECRET,
                settings=given,
            )
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        # Asked once and not needed again: no key to the provider lies in a session.
        sociallogin.token = None
        is_new = not sociallogin.is_existing
        if is_new and sociallogin.state.get("process") != AuthProcess.CONNECT:
            _refer_to_the_account(request, sociallogin)

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: an account begins by the form that says what registering means."""
        return False

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Any:
        # Only the address that was chosen in the form, and confirmed only if it is the provider's.
        chosen = form.cleaned_data["email"]
        sociallogin.email_addresses = [
            one for one in sociallogin.email_addresses if one.email.lower() == chosen.lower()
        ]
        # By way of a confirmation mail, too, registering leads back to where it began.
        if after := sociallogin.state.get("next"):
            request.session[AFTER] = after
        return super().save_user(request, sociallogin, form)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("identity")

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **more: Any
    ) -> None:
        if error != AuthError.CANCELLED:
            raise errors.IdentityRefused(name=provider.name)
        messages.info(request, _("%(name)sでの確認を取りやめました。") % {"name": provider.name})
        page = "identity" if request.user.is_authenticated else "account_login"
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse(page)))


class IdentityProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The provider: with PKCE and a nonce, and keeping nothing of what it tells."""

    pkce_enabled_default = True

    def lead(self, request: HttpRequest, *, process: str, next_url: str = "") -> str:
        """Return the address at the provider to which the reader is led."""
        state = secrets.token_urlsafe(24)
        response = self.redirect(
            request,
            process=process,
            next_url=next_url or None,
            state_id=state,
            auth_params={"nonce": _nonce_for(state)},
        )
        return str(response.url)

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return {}


class IdentityClient(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Speaks with the provider; whatever it fails at becomes a sentence."""

    @property
    def openid_config(self) -> dict[str, Any]:
        if not hasattr(self, "_openid_config"):
            self._openid_config = identity_tokens.discovered(
                self.get_provider().server_url, get_adapter().get_requests_session
            )
        return self._openid_config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        # The address that the operator told the provider, by whatever name a reader came.
        return f"{settings.SITE_URL}{reverse('openid_connect_callback')}"

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, **more: Any
    ) -> Any:
        try:
            return super().get_access_token_data(request, app, client, **more)
        except (requests.RequestException, ValueError) as error:
            raise errors.IdentityUnreachable(name=name()) from error
        except OAuth2Error as error:
            raise errors.IdentityRefused(name=name()) from error

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **kwargs: Any
    ) -> SocialLogin:
        claims = identity_tokens.claims_in(
            str(kwargs["response"].get("id_token") or ""),
            config=self.openid_config,
            nonce=_nonce_for(request.GET["state"]),
            session=get_adapter().get_requests_session,
        )
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            told = identity_tokens.told_of(
                token.token, config=self.openid_config, session=get_adapter().get_requests_session
            )
            claims |= identity_tokens.address_in(told, of=claims["sub"])
        return self.get_provider().sociallogin_from_response(
            request, {"sub": claims["sub"]} | identity_tokens.address_in(claims, of=claims["sub"])
        )


# The library asks the provider for its client.
IdentityProvider.oauth2_adapter_class = IdentityClient


def provider_for(request: HttpRequest) -> IdentityProvider:
    """The provider, as asked in `request`; NotFound when the paper has none."""
    if not name():
        raise errors.NoIdentities()
    return IdentityProvider(request, app=get_adapter().list_apps(request)[0])


def client_for(request: HttpRequest) -> IdentityClient:
    provider_for(request)
    return IdentityClient(request, issuer())


def _refer_to_the_account(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Send whoever has an account under a confirmed address there first, to connect it themselves.

    Of an address that the provider has not confirmed nothing is said: anybody could have typed it.
    """
    known = [
        one.email
        for one in sociallogin.email_addresses
        if one.verified and queries.is_registered(one.email)
    ]
    if not known:
        return
    words = _("%(address)sはすでに登録されています。いつもの方法でログインしてから、%(name)sとつなげてください。")  # fmt: skip
    messages.info(request, words % {"address": known[0], "name": name()})
    after = urlencode({"next": reverse("identity")})
    raise ImmediateHttpResponse(HttpResponseRedirect(f"{reverse('account_login')}?{after}"))


def _nonce_for(state: str) -> str:
    # The state is used up with the session that began; a nonce made of it needs no place of its own.
    return salted_hmac(_SALT, state, algorithm="sha256").hexdigest()
