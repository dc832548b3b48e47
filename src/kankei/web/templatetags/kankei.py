"""Tags and filters that every template has at hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from kankei.feeds.addresses import address
from kankei.web import days, devices, headlines, names

register = template.Library()


@register.filter
def headline(text: str) -> SafeString:
    """A headline that breaks between phrases."""
    return headlines.broken(text)


@register.filter
def headline_parts(text: str) -> SafeString:
    """A headline whose parts stand on lines of their own where they fit."""
    return headlines.in_parts(text)


@register.filter
def device(user_agent: str) -> str:
    """The device that a session is on."""
    return devices.device_name(user_agent)


@register.filter
def named(thing: Any) -> str:
    """The name of `thing` in the language of the interface."""
    return names.name_in_language(thing)


@register.filter
def feed_url(feed: Any) -> str:
    """The address of a feed's page."""
    return address(feed.kind, feed.key)


@register.filter
def section_url(section: Any) -> str:
    return address("section", section.slug)


@register.filter
def long_day(day: date) -> str:
    """2026年11月22日(日) ・ Sunday, 22 November 2026"""
    if names.is_english():
        return formats.date_format(day, "l, j F Y")
    weekday = "月火水木金土日"[day.weekday()]
    return f"{day.year}年{day.month}月{day.day}日({weekday})"


@register.filter
def full_time(at: datetime) -> str:
    """2026年11月21日 18:05 ・ 21 November 2026, 18:05"""
    local = timezone.localtime(at)
    if names.is_english():
        return formats.date_format(local, "j F Y, H:i")
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


@register.filter
def full_day(day: date | datetime) -> str:
    """2026年11月21日 ・ 21 November 2026"""
    local = timezone.localtime(day).date() if isinstance(day, datetime) else day
    if names.is_english():
        return formats.date_format(local, "j F Y")
    return f"{local.year}年{local.month}月{local.day}日"


@register.simple_tag(takes_context=True)
def short_time(context: template.Context, at: datetime) -> str:
    """9:12 today, 昨日 yesterday, 11月20日 this year, 2025年11月20日 before."""
    return _short(timezone.localtime(at), timezone.localtime(context.get("now") or timezone.now()))


def _short(local: datetime, now: datetime) -> str:
    days = (now.date() - local.date()).days
    if days == 0:
        return f"{local.hour}:{local:%M}"
    if days == 1:
        return gettext("昨日")
    is_this_year = local.year == now.year
    if names.is_english():
        return formats.date_format(local, "j M" if is_this_year else "j M Y")
    day = f"{local.month}月{local.day}日"
    return day if is_this_year else f"{local.year}年{day}"


@register.simple_tag(takes_context=True)
def time_tag(context: template.Context, at: datetime) -> SafeString:
    """A <time> in short, with the full time for machines."""
    return time_of(at, now=context.get("now") or timezone.now())


def time_of(at: datetime, *, now: datetime) -> SafeString:
    """`at` as `time_tag` shows it at `now`."""
    now = timezone.localtime(now)
    local = at.astimezone(now.tzinfo)
    return mark_safe(  # noqa: S308
        f'<time datetime="{local.isoformat(timespec="minutes")}" title="{full_time(local)}">'
        f"{escape(_short(local, now))}</time>"
    )


@register.filter
def byline(article: Any) -> SafeString:
    """【ワシントン=山本健太】, with a link on each name that has a page of its own."""
    signed_by = escape(article.reporters)
    for author in article.authors.all():
        link = format_html(
            '<a href="{}" rel="author">{}</a>',
            address("author", author.slug),
            author.name,
        )
        known = escape(author.name)
        signed_by = SafeString(
            signed_by.replace(known, link, 1)
            if known in signed_by
            else "、".join(filter(None, [signed_by, link]))
        )
    if not (article.place or signed_by):
        return SafeString("")
    joint = "=" if article.place and signed_by else ""
    return format_html("【{}{}{}】", article.place, joint, signed_by)


@register.filter
def thousands(number: int) -> str:
    """1,980"""
    return f"{number:,}"


@register.filter
def plain(number: float) -> str:
    """A number as drawings write it, whatever the language."""
    return f"{number:g}"


@register.filter
def signed(number: float) -> str:
    """+4, −12, 0"""
    words = f"{abs(number):.0f}"
    if words == "0":
        return words
    return f"{'+' if number > 0 else '−'}{words}"


@register.filter
def month(day: date) -> str:
    """2026年11月 ・ Nov 2026"""
    return days.month_in_words(day)


@register.filter
def day_in_words(value: str) -> str:
    """2026-11-22, 2026-11 or 2026, as much as is known: 2026年11月22日 ・ 22 Nov 2026"""
    return days.day_in_words(value)
