"""The newsroom app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    name = "kankei.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import published  # noqa: PLC0415

        from kankei.articles.models import Article  # noqa: PLC0415
        from kankei.newsroom import editors  # noqa: PLC0415

        published.connect(_published_at_the_desk, sender=Article, dispatch_uid="newsroom.published")
        post_migrate.connect(editors.ensure_group, sender=self, dispatch_uid="newsroom.editors")


def _published_at_the_desk(instance: Any, **_: Any) -> None:
    """Wagtail has made a draft live: from here on it is published like any other article."""
    from kankei.common.clock import now  # noqa: PLC0415
    from kankei.newsroom import actions  # noqa: PLC0415

    # Scheduling sends the same signal, with the article not live yet.
    if instance.live:
        actions.publish(instance, at=now())
