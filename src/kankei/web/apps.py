"""The web app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kankei.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
