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


def _end_others(request: Any, user: Any, **_more: Any) -> None:
    """A new password opens no old session: none is left to be listed, or told of anything."""
    from kankei.accounts import actions  # noqa: PLC0415

    actions.end_sessions(user, but=request.session.session_key or "")
