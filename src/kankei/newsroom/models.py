"""What the newsroom remembers for itself: where imported articles came from, and what is late."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision as Draft

from kankei.articles.models import Article
from kankei.feeds.models import Feed


class TopicManager(models.Manager["Topic"]):
    """Feeds that are topics."""

    def get_queryset(self) -> models.QuerySet[Topic]:
        return super().get_queryset().filter(kind=Feed.Kind.TOPIC)


class Topic(Feed):
    """A feed that the desk edits: named, described, and fed by words and countries."""

    objects: ClassVar[TopicManager] = TopicManager()

    class Meta:
        proxy = True
        verbose_name = _("トピック")
        verbose_name_plural = _("トピック")


class ImportRecord(models.Model):
    """An article as it was last imported, so that importing it again changes nothing.

    `article_digest` is of the article as the import left it: another one now means that the desk
    has worked on it since.
    """

    source_key = models.CharField(max_length=200, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="imports")
    digest = models.CharField(max_length=64)
    article_digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["-imported_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.imported_at:%Y-%m-%d}"


class LatePublication(models.Model):
    """A scheduled publication that failed; its schedule stays, and it is tried again."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="late")
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    why = models.CharField(_("理由"), max_length=300)

    class Meta:
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.due_at:%Y-%m-%d %H:%M}"
