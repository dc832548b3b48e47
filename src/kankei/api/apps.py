"""The api app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "kankei.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
