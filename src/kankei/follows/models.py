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

    class Tell(models.TextChoices):
        AT_ONCE = "at_once", _("いますぐ")
        DIGEST = "digest", _("まとめて")
        NONE = "none", _("知らせない")

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="follows")
    created_at = models.DateTimeField()
    state = models.CharField(_("状態"), max_length=9, choices=State, default=State.FOLLOWING)
    tell = models.CharField(_("知らせ方"), max_length=7, choices=Tell, default=Tell.DIGEST)
    # Where it stands in the reader's own order; what was never moved stands by its age.
    place = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["place", "created_at", "pk"]
        indexes = [
            # Telling at once costs what its readers are, not what all followers are.
            models.Index(
                name="follows_told_at_once",
                fields=["feed", "reader"],
                condition=models.Q(tell="at_once", state="following"),
            )
        ]
        constraints = [
            models.UniqueConstraint(name="a_reader_follows_a_feed_once", fields=["reader", "feed"])
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} -> {self.feed_id}"
