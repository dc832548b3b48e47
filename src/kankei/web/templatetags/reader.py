"""Tags of a reader's own pages: why an item is there, and how a follow is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kankei.feeds.addresses import address
from kankei.web.names import is_english, name_in_language

register = template.Library()

SHOWN_REASONS = 3


@register.filter
def quoted(feed: Any) -> str:
    """What a feed is called in a sentence: 「米ロ」, 連載「海峡の朝」."""
    forms = {
        "series": _("連載「%(name)s」"),
        "column": _("コラム「%(name)s」"),
        "section": _("面「%(name)s」"),
    }
    form = forms.get(feed.kind, _("「%(name)s」"))
    return form % {"name": name_in_language(feed)}


@register.filter
def because(feeds: Iterable[Any]) -> SafeString:
    """Why an article is in マイニュース: the follows that brought it, each a link."""
    every = list(feeds)
    links = format_html_join(
        ", " if is_english() else "",
        '<a href="{}">{}</a>',
        ((address(feed.kind, feed.key), quoted(feed)) for feed in every[:SHOWN_REASONS]),
    )
    more = len(every) - SHOWN_REASONS
    if more > 0:
        return format_html(_("{names}ほか{more}件をフォロー中"), names=links, more=more)
    return format_html(_("{names}をフォロー中"), names=links)


@register.filter
def at_most_99(count: int) -> str:
    """A count as it is shown: nothing for 0, 99+ beyond 99."""
    return "" if not count else str(count) if count < 100 else "99+"
