"""The feeds app."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "kankei.feeds"
    label = "feeds"
    default_auto_field = "django.db.models.BigAutoField"
