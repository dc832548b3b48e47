"""Publish, correct and retract."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kankei.articles import errors, queries, rules
from kankei.articles.models import Article, Correction, Revision
from kankei.common import audit, ids

logger = logging.getLogger(__name__)


@transaction.atomic
def publish(article: Article, *, at: datetime) -> Revision:
    """Make `article` public as it stands now, dated `at` if it never was before.

    Publishing the same text again makes no new revision. A new text that the desk calls a major
    update is as new as a new article, at the same address.
    """
    if not article.headline.strip():
        raise errors.HeadlineMissing()
    if not article.body.strip():
        raise errors.BodyMissing()
    page = rules.page_text(
        headline=article.headline,
        caption=article.caption,
        place=article.place,
        reporters=article.reporters,
        body=article.body,
    )
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    newest = queries.newest_revision(article)
    is_same = newest is not None and (newest.sha256, newest.body_start) == (digest, page.body_start)
    if article.position is None:
        article.published_at = at
        article.position = _free_position(at)
    elif article.is_major_update and not is_same:
        # A new place in the order of the news: unread again for everybody, with no row a reader.
        article.updated_at = at
        article.position = _free_position(at)
    article.is_major_update = False
    article.live = True
    article.lead = rules.lead_of(article.body)
    article.save()
    if newest is not None and is_same:
        return newest
    revision = Revision.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        at=at,
        text=page.text,
        body_start=page.body_start,
        sha256=digest,
    )
    audit.record("articles.published", subject=article, at=at, revision=revision.number)
    logger.info("article published", extra={"article": article.pk})
    return revision


@transaction.atomic
def correct(article: Article, *, text: str, at: datetime) -> Correction:
    """Tell readers what was wrong in `article`; the corrected text is published apart."""
    correction = Correction.objects.create(article=article, at=at, text=text.strip())
    article.corrected_at = at
    article.save(update_fields=["corrected_at"])
    audit.record("articles.corrected", subject=article, at=at)
    return correction


@transaction.atomic
def retract(article: Article, *, at: datetime) -> None:
    """Take `article` out of every list; its address answers that it was withdrawn."""
    article.retracted_at = at
    article.save(update_fields=["retracted_at"])
    audit.record("articles.retracted", subject=article, at=at)


def _free_position(at: datetime) -> int:
    first = ids.position_at(at)
    last = ids.position_at(at, (1 << ids.SEQUENCE_BITS) - 1)
    taken = Article.objects.filter(position__range=(first, last)).aggregate(most=Max("position"))
    return first if taken["most"] is None else int(taken["most"]) + 1
