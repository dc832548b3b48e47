"""The library app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "kankei.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
