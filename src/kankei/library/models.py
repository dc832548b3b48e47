"""What readers saved and read."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kankei.articles.models import Article


class Save(models.Model):
    """A reader keeps an article."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saves"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="saves")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_reader_saves_an_article_once", fields=["reader", "article"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} keeps {self.article_id}"


class ReadState(models.Model):
    """What a reader has read, packed into one row: as rows this would be the largest table.

    Everything at or below `read_below` counts as read; above it `read_positions`, newest last, are.
    `visited_at` and `seen_position` draw the line "up to here last time".
    """

    reader = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="reads"
    )
    read_below = models.BigIntegerField(default=0)
    read_positions = models.JSONField(default=list)
    seen_position = models.BigIntegerField(default=0)
    previous_seen_position = models.BigIntegerField(default=0)
    visited_at = models.DateTimeField(null=True)
    previous_visit_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"reads of {self.reader_id}"


class HourlyTally(models.Model):
    """How often an article was opened and saved in one hour; nobody's name is in it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tallies")
    hour = models.DateTimeField()
    reads = models.PositiveIntegerField(default=0)
    saves = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["hour"], name="tallies_by_hour")]
        constraints = [
            models.UniqueConstraint(
                name="one_tally_an_article_and_hour", fields=["article", "hour"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour:%Y-%m-%d %H}"
