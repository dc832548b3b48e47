"""The relations app."""

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "kankei.relations"
    label = "relations"
    default_auto_field = "django.db.models.BigAutoField"
