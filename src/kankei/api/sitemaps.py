"""Sitemaps for search engines: every article, in pages, and the news of the last two days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kankei.articles import queries as articles
from kankei.common.clock import now
from kankei.feeds import queries as feeds
from kankei.feeds.addresses import PLURALS, address

ARTICLES_A_PAGE = 10_000
NEWS_AGE = timedelta(days=2)  # what Google News asks for
MOST_NEWS = 1_000


@require_safe
@cache_control(public=True, max_age=600)
def index(request: HttpRequest) -> HttpResponse:
    """The list of sitemaps."""
    pages = -(-articles.published(at=now()).count() // ARTICLES_A_PAGE) or 1
    return _xml(request, "api/sitemap_index.xml", {"pages": range(1, pages + 1)})


@require_safe
@cache_control(public=True, max_age=600)
def of_articles(request: HttpRequest, page: int) -> HttpResponse:
    """One page of articles, oldest first, so that a page once full never changes."""
    rows = (
        articles.published(at=now())
        .select_related(None)
        .prefetch_related(None)
        .order_by("position")
        .values("pk", "published_at", "corrected_at")
    )
    chosen = list(rows[(page - 1) * ARTICLES_A_PAGE : page * ARTICLES_A_PAGE])
    if not chosen and page != 1:
        raise Http404
    return _xml(request, "api/sitemap.xml", {"rows": chosen})


@require_safe
@cache_control(public=True, max_age=600)
def of_feeds(request: HttpRequest) -> HttpResponse:
    """The pages of what can be followed, keywords aside."""
    places = [
        address(kind, feed.key)
        for kind in PLURALS
        if kind != "keyword"
        for feed in feeds.feeds_of_kind(kind)
    ]
    return _xml(request, "api/sitemap.xml", {"places": ["/", "/relations/", *places]})


@require_safe
@cache_control(public=True, max_age=300)
def news(request: HttpRequest) -> HttpResponse:
    """The articles of the last two days, in the form that news search reads."""
    at = now()
    fresh = articles.published(at=at).filter(published_at__gte=at - NEWS_AGE)[:MOST_NEWS]
    return _xml(request, "api/sitemap_news.xml", {"articles": fresh})


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Where machines need not go."""
    closed = ["/account/", "/desk/", "/my/", "/saved/", "/search/", "/follows/", "/outbox/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _xml(request: HttpRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    values |= {"site": settings.SITE_URL, "name": settings.SITE_NAME}
    return TemplateResponse(
        request, template, values, content_type="application/xml; charset=utf-8"
    )
