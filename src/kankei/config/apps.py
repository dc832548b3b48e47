"""The config app: it has no tables, and brings the system checks."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "kankei.config"
    label = "config"

    def ready(self) -> None:
        from kankei.config import checks  # noqa: F401, PLC0415
