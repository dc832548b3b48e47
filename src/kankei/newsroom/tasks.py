"""What follows when an article is published: it is read, put on its feeds, and made searchable."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django_tasks import task

from kankei.articles.models import Article, Revision
from kankei.articles.queries import newest_revision
from kankei.common.clock import now
from kankei.experts import actions as expert_actions
from kankei.experts import queries as experts
from kankei.feeds import actions as feeds
from kankei.notifications import announcing
from kankei.relations import actions as relations
from kankei.relations import asking
from kankei.relations import queries as readings
from kankei.search import actions as search
from kankei_reading import Reading
from kankei_reading.readers import Reader

logger = logging.getLogger(__name__)

# Minutes to wait before each further try; after the last, `catch_up` finds what is missing.
WAITS = (1, 5, 30, 180)


@task()
def follow_through(article_pk: int, tries: int = 0) -> None:
    """Bring everything that is known of an article up to its newest revision.

    Doing it twice changes nothing. What fails is tried again later, longer apart each time; the
    article is published all the while.
    """
    try:
        bring_up_to_date(article_pk, reader=asking.reader())
    except Exception:
        if tries >= len(WAITS):
            raise
        logger.exception("article will be followed through later", extra={"article": article_pk})
        later = follow_through.using(run_after=now() + timedelta(minutes=WAITS[tries]))
        later.enqueue(article_pk, tries + 1)


def bring_up_to_date(article_pk: int, *, reader: Reader) -> None:
    """Read, route and index an article as it stands; take it off everything if it is withdrawn."""
    article = Article.objects.filter(pk=article_pk).first()
    revision = newest_revision(article) if article else None
    if article is None or revision is None:
        return
    if not _is_out(article):
        _take_off(article)
        return
    # Before the transaction: while another engine is asked, nobody must wait to write.
    reading = relations.read_article(article, revision=revision, reader=reader)
    _bring(article_pk, revision, reading)


def _is_out(article: Article) -> bool:
    return article.live and article.retracted_at is None


@transaction.atomic
def _take_off(article: Article) -> None:
    relations.forget_reading(article)
    feeds.take_off(article)
    search.drop_article(article)


@transaction.atomic
def _bring(article_pk: int, revision: Revision, reading: Reading) -> None:
    at = now()
    # What happened while it was read counts: its withdrawal, or a newer revision, which has a task of its own.
    article = Article.objects.filter(pk=article_pk).first()
    if article is None or newest_revision(article) != revision:
        return
    if not _is_out(article):
        _take_off(article)
        return
    kept = relations.keep_reading(article, revision=revision, reading=reading, at=at)
    codes = readings.codes_of(article)
    named = {"text": revision.text, "codes": codes, "pairs": kept.pairs}
    received = feeds.route(article, **named, at=at)
    search.index_article(article, **named, received=received)
    for comment in experts.comments_on(article):
        feed = expert_actions.feed_of(comment.expert)
        feeds.add_entry(feed, article=article, because=comment.expert.name)
    announcing.announce(article, at=at)
