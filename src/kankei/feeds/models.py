"""Feeds, their entries, and the editors' word on topics."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kankei.articles.models import Article


class Feed(models.Model):
    """Anything that can be followed: one table, one page shape, one follow button.

    `key` is the slug of a topic, series, column, author, section or expert, the code of a country,
    two codes in alphabetical order for a pair (RUS-USA), or a folded keyword with the words that
    it leaves out (中国 -中国地方).
    """

    class Kind(models.TextChoices):
        TOPIC = "topic", _("トピック")
        SERIES = "series", _("連載")
        COLUMN = "column", _("コラム")
        AUTHOR = "author", _("筆者")
        SECTION = "section", _("面")
        COUNTRY = "country", _("国・機関")
        PAIR = "pair", _("二国間")
        KEYWORD = "keyword", _("キーワード")
        EXPERT = "expert", _("識者")

    kind = models.CharField(_("種類"), max_length=8, choices=Kind)
    key = models.CharField(_("キー"), max_length=160)
    name = models.CharField(_("名前"), max_length=160)
    name_en = models.CharField(_("英語名"), max_length=120, blank=True)
    description = models.TextField(_("説明"), blank=True)
    aliases = models.JSONField(_("記事を集める言葉"), default=list, blank=True)
    codes = models.JSONField(_("記事を集める国・機関"), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("フィード")
        verbose_name_plural = _("フィード")
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_feed_is_known_by_kind_and_key", fields=["kind", "key"])
        ]

    def __str__(self) -> str:
        return self.name


class Anchor(models.Model):
    """A string that leads from an article to the keywords that may match it, in one query.

    Where it `is_enough`, having the string is matching; else the keyword is asked in full. `cut` is how
    such a string is cut alone: see `kankei.feeds.words.cut_to_keep`.
    """

    word = models.CharField(max_length=160)
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="anchors")
    is_enough = models.BooleanField()
    cut = models.IntegerField(null=True)

    class Meta:
        ordering = ["word", "feed"]
        constraints = [
            models.UniqueConstraint(name="an_anchor_holds_a_feed_once", fields=["word", "feed"])
        ]

    def __str__(self) -> str:
        return self.word


class Opening(models.Model):
    """The first characters of anchors, and as bits the lengths of those that open so.

    Articles are asked only for what is open: see `kankei.feeds.matching`. A length that no anchor has any
    more costs a look, and stays.
    """

    opening = models.CharField(max_length=2, primary_key=True)
    lengths = models.BigIntegerField()

    def __str__(self) -> str:
        return self.opening


class FeedEntry(models.Model):
    """An article in a feed; `position` is the article's. `because` is the word or name that put it there."""

    pk = models.CompositePrimaryKey("feed_id", "position")
    # Without a constraint: see the migration that takes it away.
    feed = models.ForeignKey(
        Feed, on_delete=models.CASCADE, related_name="entries", db_index=False, db_constraint=False
    )
    position = models.BigIntegerField()
    because = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["-position"]
        indexes = [
            # Both columns: the newest entries of all feeds are read without their table.
            models.Index(name="entries_by_position", fields=["position", "feed"])
        ]

    def __str__(self) -> str:
        return f"{self.feed_id}@{self.position}"


class TopicRuling(models.Model):
    """An editor's word that an article belongs to a topic, or does not, whatever its text says."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="rulings")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="topic_rulings")
    belongs = models.BooleanField(_("このトピックに入れる"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_ruling_on_an_article_and_a_topic", fields=["feed", "article"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.feed_id}/{self.article_id}: {self.belongs}"
