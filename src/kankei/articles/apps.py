"""The articles app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "kankei.articles"
    label = "articles"
    default_auto_field = "django.db.models.BigAutoField"
