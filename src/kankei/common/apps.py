"""The common app."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "kankei.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"
