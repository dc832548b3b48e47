"""The index of the archive's words.

On SQLite the words of an article are kept as text, beside a full-text table over them
(`search_words`, made by migration); on PostgreSQL they are kept as a `tsvector` with a GIN index
in `vector`, a column that only SQL sees.
"""

from __future__ import annotations

from django.db import models

from kankei.articles.models import Article


class IndexedArticle(models.Model):
    """An article as search knows it; `position` is the article's, so newest first is its order."""

    position = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="indexed")
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["-position"]

    def __str__(self) -> str:
        return f"{self.article_id}@{self.position}"


class WordCount(models.Model):
    """How many articles have a common word, as was last counted; under "" how many there are."""

    word = models.CharField(max_length=520, primary_key=True)
    articles = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word
