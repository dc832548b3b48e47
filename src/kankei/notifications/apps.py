"""The notifications app."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


class NotificationsConfig(AppConfig):
    name = "kankei.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        user_logged_out.connect(_signed_out, dispatch_uid="notifications.signed_out")


def _signed_out(request: Any, **_: Any) -> None:
    """Whoever holds the device from now on is not told what the reader follows."""
    from kankei.notifications import actions  # noqa: PLC0415

    session = getattr(request, "session", None)
    actions.forget_session(session.session_key or "" if session is not None else "")
