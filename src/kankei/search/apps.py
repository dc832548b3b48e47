"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "kankei.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
