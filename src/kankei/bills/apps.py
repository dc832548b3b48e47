"""The bills app."""

from django.apps import AppConfig


class BillsConfig(AppConfig):
    name = "kankei.bills"
    label = "bills"
    default_auto_field = "django.db.models.BigAutoField"
