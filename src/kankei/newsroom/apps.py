"""The newsroom app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "kankei.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"
