"""The accounts app."""

from typing import Any

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kankei.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account import signals  # noqa: PLC0415

        for changed in (signals.password_changed, signals.password_set, signals.password_reset):
            changed.connect(_end_others, dispatch_uid="accounts.end_others")
        signals.email_confirmed.connect(_keep_out_who_registered, dispatch_uid="accounts.keep_out")


def _end_others(request: Any, user: Any, **_more: Any) -> None:
    """A new password opens no old session: none is left to be listed, or told of anything."""
    from kankei.accounts import actions  # noqa: PLC0415

    actions.end_sessions(user, but=request.session.session_key or "")


def _keep_out_who_registered(request: Any, email_address: Any, **_more: Any) -> None:
    """The first to prove the address, by a code, need not be who registered it and chose a password.

    Without this, a stranger could register somebody's address, and wait with their password until
    its owner comes in by a code. Confirming the mail of a registration says yes to that registration.
    """
    from kankei.accounts.adapter import REGISTERED  # noqa: PLC0415

    reader = email_address.user
    is_by_code = request.resolver_match.url_name == "account_confirm_login_code"
    if is_by_code and request.session.get(REGISTERED) != reader.pk:
        reader.set_unusable_password()
        reader.save(update_fields=["password"])
