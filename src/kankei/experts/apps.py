"""The experts app."""

from django.apps import AppConfig


class ExpertsConfig(AppConfig):
    name = "kankei.experts"
    label = "experts"
    default_auto_field = "django.db.models.BigAutoField"
