"""The membership app."""

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "kankei.membership"
    label = "membership"
    default_auto_field = "django.db.models.BigAutoField"
