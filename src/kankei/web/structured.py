"""What machines are told of an article: schema.org, with the marks of paid content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from kankei.articles.models import Article

_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def news_article(article: Article) -> SafeString:
    """The article as schema.org NewsArticle in JSON that can stand in a page; never its body."""
    is_free = article.wall == "open"
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": f"{settings.SITE_URL}/articles/{article.pk}/",
        "headline": article.headline[:110],
        "description": article.lead,
        "inLanguage": article.language,
        "datePublished": _moment(article.published_at),
        "dateModified": _moment(article.corrected_at or article.shown_at),
        "author": _authors(article),
        "publisher": {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME},
        "isAccessibleForFree": is_free,
    }
    if article.section:
        told["articleSection"] = article.section.name
    if article.photo:
        told["image"] = [settings.SITE_URL + article.photo.file.url]
    if not is_free:
        told["hasPart"] = {
            "@type": "WebPageElement",
            "isAccessibleForFree": False,
            "cssSelector": ".paid",
        }
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308


def _moment(at: Any) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _authors(article: Article) -> list[dict[str, str]]:
    authors = [
        {
            "@type": "Person",
            "name": author.name,
            "url": f"{settings.SITE_URL}/authors/{author.slug}/",
        }
        for author in article.authors.all()
    ]
    if authors:
        return authors
    name = article.reporters or settings.SITE_NAME
    return [{"@type": "Person" if article.reporters else "Organization", "name": name}]
