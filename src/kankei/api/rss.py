"""RSS of the whole paper and of every feed; a paid article gives its first part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kankei.articles import queries as articles
from kankei.articles.rules import paragraphs, without_ruby
from kankei.common.clock import now
from kankei.feeds import queries as feeds
from kankei.feeds.addresses import KINDS, address
from kankei.membership.door import open_article

if TYPE_CHECKING:
    from kankei.articles.models import Article

MOST = 30


@require_safe
@cache_control(public=True, max_age=120)
def newest(request: HttpRequest) -> HttpResponse:
    """The newest articles of the paper."""
    at = now()
    return _rss(
        title=settings.SITE_NAME,
        page="/",
        own=request.path,
        description=_("%(name)sの新着記事") % {"name": settings.SITE_NAME},
        items=articles.published(at=at)[:MOST],
        at=at,
    )


@require_safe
@cache_control(public=True, max_age=120)
def of_feed(request: HttpRequest, plural: str, key: str) -> HttpResponse:
    """The newest articles of one feed."""
    at = now()
    feed = feeds.feed(KINDS[plural], key)
    positions = [entry.position for entry in feeds.entries(feed, most=MOST)]
    return _rss(
        title=f"{feed.name} | {settings.SITE_NAME}",
        page=address(feed.kind, feed.key),
        own=request.path,
        description=feed.description or feed.name,
        items=articles.by_positions(positions, at=at),
        at=at,
    )


def _rss(
    *, title: str, page: str, own: str, description: str, items: Iterable[Article], at: datetime
) -> HttpResponse:
    rss = Rss201rev2Feed(
        title=title,
        link=settings.SITE_URL + page,
        description=description,
        language="ja",
        feed_url=settings.SITE_URL + own,
    )
    for article in items:
        link = settings.SITE_URL + reverse("article", args=[article.pk])
        rss.add_item(
            title=article.headline,
            link=link,
            description=_words(article, at=at),
            unique_id=link,
            pubdate=article.published_at,
            updateddate=article.corrected_at or article.published_at,
            categories=[article.section.name] if article.section else [],
        )
    return HttpResponse(rss.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _words(article: Article, *, at: datetime) -> str:
    body = open_article(None, article, "feed", at=at).body
    return article.lead if body is None else without_ruby("\n\n".join(paragraphs(body)))
