"""RSS, Atom and JSON Feed of the whole paper and of every feed; a paid article gives its first part."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
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
_XML = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a feed tells it."""

    title: str
    link: str
    words: str
    published_at: datetime
    updated_at: datetime
    categories: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """A feed before it takes a form: `page` is where people read it, `own` its own address."""

    title: str
    page: str
    own: str
    description: str
    items: tuple[Item, ...]


@require_safe
@cache_control(public=True, max_age=120)
def newest(request: HttpRequest, form: str) -> HttpResponse:
    """The newest articles of the paper."""
    at = now()
    told = Told(
        title=settings.SITE_NAME,
        page=settings.SITE_URL + "/",
        own=settings.SITE_URL + request.path,
        description=_("%(name)sの新着記事") % {"name": settings.SITE_NAME},
        items=_items(articles.published(at=at)[:MOST], at=at),
    )
    return _answer(told, form)


@require_safe
@cache_control(public=True, max_age=120)
def of_feed(request: HttpRequest, plural: str, key: str, form: str) -> HttpResponse:
    """The newest articles of one feed."""
    at = now()
    feed = feeds.feed(KINDS[plural], key)
    positions = [entry.position for entry in feeds.entries(feed, most=MOST)]
    told = Told(
        title=f"{feed.name} | {settings.SITE_NAME}",
        page=settings.SITE_URL + address(feed.kind, feed.key),
        own=settings.SITE_URL + request.path,
        description=feed.description or feed.name,
        items=_items(articles.by_positions(positions, at=at), at=at),
    )
    return _answer(told, form)


def _items(found: Iterable[Article], *, at: datetime) -> tuple[Item, ...]:
    return tuple(
        Item(
            title=article.headline,
            link=settings.SITE_URL + reverse("article", args=[article.pk]),
            words=_words(article, at=at),
            published_at=article.published_at or at,
            updated_at=article.corrected_at or article.published_at or at,
            categories=(article.section.name,) if article.section else (),
            language=article.language,
        )
        for article in found
    )


def _words(article: Article, *, at: datetime) -> str:
    body = open_article(None, article, "feed", at=at).body
    return article.lead if body is None else without_ruby("\n\n".join(paragraphs(body)))


def _answer(told: Told, form: str) -> HttpResponse:
    text = _json(told) if form == "json" else _xml(told, form)
    return HttpResponse(text, content_type=f"{_TYPES[form]}; charset=utf-8")


def _xml(told: Told, form: str) -> str:
    feed = _XML[form](
        title=told.title,
        link=told.page,
        description=told.description,
        subtitle=told.description,
        language="ja",
        feed_url=told.own,
    )
    for item in told.items:
        feed.add_item(
            title=item.title,
            link=item.link,
            description=item.words,
            unique_id=item.link,
            pubdate=item.published_at,
            updateddate=item.updated_at,
            categories=item.categories,
        )
    return str(feed.writeString("utf-8"))


def _json(told: Told) -> str:
    """The feed as https://www.jsonfeed.org/version/1.1/ describes it."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": told.title,
            "home_page_url": told.page,
            "feed_url": told.own,
            "description": told.description,
            "language": "ja",
            "items": [
                {
                    "id": item.link,
                    "url": item.link,
                    "title": item.title,
                    "content_text": item.words,
                    "date_published": item.published_at.isoformat(timespec="seconds"),
                    "date_modified": item.updated_at.isoformat(timespec="seconds"),
                    "language": item.language,
                    "tags": list(item.categories),
                }
                for item in told.items
            ],
        },
        ensure_ascii=False,
    )
