"""Publish, correct and withdraw, with all that follows; the newsroom's verbs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from kankei.articles import actions as articles
from kankei.articles.models import Article, Correction, Revision
from kankei.feeds import actions as feeds
from kankei.newsroom import tasks
from kankei.relations import queries as readings
from kankei.search import actions as search
from kankei_reading import VERSION


@transaction.atomic
def publish(article: Article, *, at: datetime) -> Revision:
    """Make `article` public, and have it read, put on its feeds and indexed by the worker.

    The work is enqueued in the same transaction: no article is published without it, and none of
    it can hold an article back.
    """
    before = article.position
    revision = articles.publish(article, at=at)
    if before is not None and article.position is not None and article.position != before:
        # A major update: the article keeps its feeds and is found, at its new place.
        feeds.move(before, article.position)
        search.move_article(article)
    tasks.follow_through.enqueue(article.pk)
    return revision


@transaction.atomic
def correct(article: Article, *, text: str, at: datetime, by: Any = None) -> Correction:
    """Tell readers what was wrong in `article` and publish it as it stands now."""
    correction = articles.correct(article, text=text, at=at)
    publish(article, at=at)
    return correction


@transaction.atomic
def retract(article: Article, *, at: datetime) -> None:
    """Withdraw `article`: out of every list, feed, relation and search."""
    articles.retract(article, at=at)
    tasks.follow_through.enqueue(article.pk)


LOOKED_BACK = timedelta(days=2)


def catch_up(*, at: datetime, since: datetime | None = None) -> int:
    """Enqueue what was published but not followed through; return how many articles that were.

    A worker that was killed leaves its task half done: this finds it by what is missing, among
    what was published in the last two days or since `since`.
    """
    fresh = Revision.objects.filter(at__gte=since or at - LOOKED_BACK, at__lte=at)
    missed = (
        Article.objects.filter(live=True, retracted_at__isnull=True)
        .filter(pk__in=fresh.values("article"))
        .annotate(newest=Max("published_revisions__number"))
        .exclude(reading__revision__number=F("newest"), indexed__isnull=False)
        .values_list("pk", flat=True)
    )
    pks = list(missed)
    for pk in pks:
        tasks.follow_through.enqueue(pk)
    return len(pks)


def read_again(*, most: int = 1000) -> int:
    """Enqueue articles that an older version of the engine read; return how many that were."""
    stale = readings.readings_by_other_engines(VERSION).values_list("article_id", flat=True)
    pks = list(stale[:most])
    for pk in pks:
        tasks.follow_through.enqueue(pk)
    return len(pks)
