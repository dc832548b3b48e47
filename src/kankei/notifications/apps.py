"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "kankei.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
