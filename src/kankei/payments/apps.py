"""The payments app."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "kankei.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"
