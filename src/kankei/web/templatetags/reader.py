"""Tags of a reader's own pages: why an item is there, and how a follow is called."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kankei.feeds.addresses import address
from kankei.web import headlines
from kankei.web.names import is_english, name_in_language
from kankei.web.shapes import filled
from kankei.web.templatetags.kankei import time_of

if TYPE_CHECKING:
    from django.template import Context

    from kankei.web.lines import Line

register = template.Library()

SHOWN_REASONS = 3


class Barrier(NamedTuple):
    """As much of an article as the mark of who may read it needs."""

    wall: str


class Called(NamedTuple):
    """As much of a feed as its name and its address need."""

    kind: str
    key: str
    name: str
    name_en: str


def _called(feed: Any) -> Called:
    return Called(feed.kind, feed.key, feed.name, feed.name_en)


@register.filter
def quoted(feed: Any) -> str:
    """What a feed is called in a sentence: 「米ロ」, 連載「海峡の朝」."""
    return _quoted(feed.kind, name_in_language(feed), get_language())


@lru_cache(maxsize=4096)
def _quoted(kind: str, name: str, _language: str | None) -> str:
    forms = {
        "series": _("連載「%(name)s」"),
        "column": _("コラム「%(name)s」"),
        "section": _("面「%(name)s」"),
    }
    return forms.get(kind, _("「%(name)s」")) % {"name": name}


@register.filter
def because(feeds: Iterable[Any]) -> SafeString:
    """Why an article is in マイニュース: the follows that brought it, each a link."""
    every = list(feeds)
    shown = tuple(map(_called, every[:SHOWN_REASONS]))
    return _because(shown, len(every) - len(shown), get_language())


# Follows are the same from line to line, and much the same from reader to reader.
@lru_cache(maxsize=4096)
def _because(feeds: tuple[Called, ...], more: int, _language: str | None) -> SafeString:
    links = format_html_join(
        ", " if is_english() else "",
        '<a href="{}">{}</a>',
        ((address(feed.kind, feed.key), quoted(feed)) for feed in feeds),
    )
    if more > 0:
        return format_html(_("{names}ほか{more}件をフォロー中"), names=links, more=more)
    return format_html(_("{names}をフォロー中"), names=links)


@register.simple_tag(takes_context=True)
def line(context: Context, line: Line) -> SafeString:
    """One line of a list: the article, why it is there, and what the reader may do with it."""
    article = line.article
    section = article.section
    why = because(line.reasons) if line.reasons else name_in_language(section) if section else ""
    if article.updated_at:
        why = format_html('<b class="updated">{}</b> ・ {}', _("大幅更新"), why)
    return filled(
        "parts/line.html",
        {
            "pk": article.pk,
            "position": article.position or 0,
            "href": mark_safe(f"/articles/{article.pk}/"),  # noqa: S308
            "headline": headlines.broken(article.headline),
            "language": article.language,
            "when": time_of(line.shown_at, now=context["now"]),
            "why": why,
        },
        article=Barrier(article.wall),
        comments=line.comments,
        is_read=line.is_read,
        is_saved=line.is_saved,
        may_be_unread=line.may_be_unread,
    )


@register.simple_tag
def followed(follow: Any, unread: int) -> SafeString:
    """One follow in the list beside マイニュース, with how many of its articles are unread."""
    return _followed(follow.pk, _called(follow), at_most_99(unread), get_language())


@lru_cache(maxsize=8192)
def _followed(pk: int, feed: Called, unread: str, _language: str | None) -> SafeString:
    slots: dict[str, str | int] = {
        "pk": pk,
        "href": address(feed.kind, feed.key),
        "name": name_in_language(feed),
        "quoted": quoted(feed),
        "unread": unread,
    }
    return filled("parts/followed.html", slots, has_unread=bool(unread))


@register.filter
def at_most_99(count: int) -> str:
    """A count as it is shown: nothing for 0, 99+ beyond 99."""
    return "" if not count else str(count) if count < 100 else "99+"
