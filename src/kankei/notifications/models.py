"""How each reader wants to be told, and the outbox: what is to leave the house, and what became of it."""

from __future__ import annotations

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kankei.articles.models import Article
from kankei.notifications.hours import Hours

EARLY, LATE = time(7), time(22)


class Device(models.Model):
    """A browser that takes push messages for a reader, for as long as they are signed in there."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices"
    )
    endpoint = models.CharField(max_length=600, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    session_key = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"device {self.pk} of {self.reader_id}"


class Message(models.Model):
    """One message to one address; `key` is unique, so that nothing leaves twice.

    A message that tells of articles has them in `about`: its words are written when it leaves, so
    that nothing withdrawn meanwhile is told. `headers` go with the mail as they are.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("メール")
        PUSH = "push", _("端末への通知")

    class State(models.TextChoices):
        PENDING = "pending", _("送信待ち")
        SENDING = "sending", _("送信中")
        SENT = "sent", _("送信済み")
        UNCERTAIN = "uncertain", _("不明")
        FAILED = "failed", _("失敗")
        DROPPED = "dropped", _("取りやめ")

    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=4, choices=Channel, default=Channel.MAIL)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="messages"
    )
    device = models.ForeignKey(
        Device, null=True, on_delete=models.SET_NULL, related_name="messages"
    )
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    about = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            # The outbox is its own queue; what was sent long ago weighs on neither index.
            models.Index(
                name="messages_due", fields=["due_at", "id"], condition=Q(state="pending")
            ),
            models.Index(
                name="messages_not_sent",
                fields=["state", "taken_at"],
                condition=Q(state__in=["sending", "uncertain", "failed"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class Announcement(models.Model):
    """An article that is told at once, and how far that has come: its own queue, as the outbox is.

    `position` names the occasion: a major update has a new one. `feeds` were told of it, or are
    about to be: an edit tells only those that it brings the article to. Of `waiting` the first is
    being told; its readers up to `upto_reader` were.
    """

    position = models.BigIntegerField(primary_key=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="announcements")
    feeds = models.JSONField(default=list)
    waiting = models.JSONField(default=list)
    upto_reader = models.BigIntegerField(default=0)
    is_waiting = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                name="announcements_waiting", fields=["position"], condition=Q(is_waiting=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}@{self.position}"


class Notice(models.Model):
    """An article that a reader was told of at once: an entry of お知らせ, there with the telling itself.

    `is_loud` where a mail or push goes with it; `held_until` where that waits for quiet hours to end.
    """

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notices")
    position = models.BigIntegerField()
    feeds = models.JSONField(default=list)
    at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True)
    is_loud = models.BooleanField(default=False)
    held_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_reader_is_told_of_an_occasion_once", fields=["reader", "position"]
            )
        ]
        indexes = [
            models.Index(
                name="notices_unread",
                fields=["reader", "position"],
                condition=Q(read_at__isnull=True),
            ),
            models.Index(
                name="notices_held",
                fields=["reader", "held_until"],
                condition=Q(held_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id}: {self.article_id}@{self.position}"


class Telling(models.Model):
    """How one reader is told: the hours of digests, quiet hours, and what the last digests told.

    Everything at or below `told_below` was told or is too old to be; above it, `told_positions`.
    What is routed late, below what was told already, is thus still told once.
    """

    reader = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="telling"
    )
    morning = models.TimeField(null=True)
    evening = models.TimeField(null=True)
    weekly = models.TimeField(null=True)
    weekly_day = models.PositiveSmallIntegerField(default=5)
    quiet_from = models.TimeField(null=True, default=LATE)
    quiet_until = models.TimeField(null=True, default=EARLY)
    most_an_hour = models.PositiveSmallIntegerField(default=6)
    is_mailed_at_once = models.BooleanField(default=False)
    next_digest_at = models.DateTimeField(null=True)
    told_below = models.BigIntegerField(default=0)
    told_positions = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                name="digests_due",
                fields=["next_digest_at", "reader"],
                condition=Q(next_digest_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"telling of {self.reader_id}"

    @property
    def hours(self) -> Hours:
        return Hours(self.morning, self.evening, self.weekly, self.weekly_day)
