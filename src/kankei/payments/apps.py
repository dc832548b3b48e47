"""The payments app."""

from typing import Any

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "kankei.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account.signals import email_changed  # noqa: PLC0415

        email_changed.connect(_tell_providers, dispatch_uid="payments")


def _tell_providers(user: Any, **_more: Any) -> None:
    """The sign-in library alone knows when an address was changed and confirmed."""
    from kankei.payments import actions  # noqa: PLC0415

    actions.change_mail(user)
