"""What readers follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kankei.feeds.models import Feed


class Follow(models.Model):
    """A reader follows a feed, has paused it, or has muted it: what a muted feed holds stays away."""

    class State(models.TextChoices):
        FOLLOWING = "following", _("フォロー中")
        PAUSED = "paused", _("休止中")
        MUTED = "muted", _("ミュート中")

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="follows")
    created_at = models.DateTimeField()
    state = models.CharField(_("状態"), max_length=9, choices=State, default=State.FOLLOWING)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_reader_follows_a_feed_once", fields=["reader", "feed"])
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} -> {self.feed_id}"
