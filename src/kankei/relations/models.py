"""What the engine read, article by article, and what editors ruled on it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kankei.articles.models import Article, Revision


class StoredReading(models.Model):
    """The reading of an article's newest revision, as the engine gave it. `result` may be empty."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="reading"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    engine = models.CharField(max_length=40)
    result = models.JSONField(default=dict)
    pairs = models.JSONField(default=list)
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.article_id} {self.engine}"


class Event(models.Model):
    """Who did what to whom, with the sentence that says so (offsets into the revision's text).

    `cited` is what of the sentence everybody may see; who may read the article sees all of it.
    """

    class Ruling(models.TextChoices):
        NONE = "", _("未確認")
        CONFIRMED = "confirmed", _("編集者確認済み")
        CHANGED = "changed", _("編集者が修正")
        STRUCK = "struck", _("取り消し")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="events")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    type = models.CharField(max_length=10)
    modality = models.CharField(max_length=12)
    actors = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    is_reciprocal = models.BooleanField(default=False)
    sign = models.SmallIntegerField(default=0)
    confidence = models.FloatField(default=1.0)
    date_text = models.CharField(max_length=30, blank=True)
    day = models.DateField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    cited = models.CharField(max_length=200, blank=True)
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default=Ruling.NONE)

    class Meta:
        ordering = ["-day", "-article__position", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_event_is_told_once_an_article", fields=["article", "fingerprint"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.actors}->{self.recipients}"

    @property
    def cursor(self) -> str:
        """Where a timeline goes on below this event."""
        return f"{self.day:%Y%m%d}-{self.pk}"


class PairEvent(models.Model):
    """An event filed under a pair of codes (RUS-USA), so that a timeline is one index range."""

    pair = models.CharField(max_length=24)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pairs")
    day = models.DateField()
    weight = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["pair", "-day", "-event"], name="a_pairs_timeline")]
        constraints = [
            models.UniqueConstraint(name="an_event_once_a_pair", fields=["pair", "event"])
        ]

    def __str__(self) -> str:
        return f"{self.pair} {self.day}"


class PairVerdict(models.Model):
    """Which way an article says that a pair is moving."""

    pair = models.CharField(max_length=24)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="verdicts")
    day = models.DateField()
    direction = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["pair", "-day"], name="a_pairs_verdicts")]
        constraints = [
            models.UniqueConstraint(
                name="one_verdict_an_article_and_pair", fields=["pair", "article"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.pair} {self.direction}"


class ArticleActor(models.Model):
    """A country or body that an article names, and how often."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="actors")
    code = models.CharField(max_length=12)
    mentions = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["code", "article"], name="articles_of_an_actor")]
        constraints = [
            models.UniqueConstraint(name="an_actor_once_an_article", fields=["article", "code"])
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.code}"


class Tally(models.Model):
    """How many events are told of a pair, or how many articles name a country or body."""

    class Kind(models.TextChoices):
        PAIR = "pair"
        ACTOR = "actor"

    key = models.CharField(max_length=24, primary_key=True)
    kind = models.CharField(max_length=5, choices=Kind)
    count = models.IntegerField(default=0)
    newest = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "-count", "key"], name="most_told_first")]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


class EventRuling(models.Model):
    """An editor's word on an event; it outlives re-reading because it is held by fingerprint."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="event_rulings")
    fingerprint = models.CharField(max_length=64)
    ruling = models.CharField(max_length=10, choices=Event.Ruling)
    changes = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_ruling_an_event", fields=["article", "fingerprint"])
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.ruling}"
