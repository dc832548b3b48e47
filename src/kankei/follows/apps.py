"""The follows app."""

from django.apps import AppConfig


class FollowsConfig(AppConfig):
    name = "kankei.follows"
    label = "follows"
    default_auto_field = "django.db.models.BigAutoField"
