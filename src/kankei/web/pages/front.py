"""/: the front page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kankei.articles import queries as articles
from kankei.common import clock
from kankei.feeds import queries as feeds
from kankei.follows import queries as follows
from kankei.library import queries as library
from kankei.web.pairs import relations_now
from kankei.web.sharing import shared_when_signed_out
from kankei.web.stories import Story, stories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kankei.articles.models import Article
    from kankei.feeds.models import Feed

FEATURED, NEWEST, SELECTED, RISING, OF_A_SECTION, RELATIONS = 6, 12, 4, 6, 5, 6
RISING_FEEDS = 8


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section on the front: its newest articles."""

    feed: Feed
    stories: list[Story]


@require_safe
@shared_when_signed_out
def front(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    newest = list(articles.published(at=at)[:NEWEST])
    featured = _filled(articles.picked("featured", at=at, most=FEATURED), newest)
    selected = articles.picked("selection", at=at, most=SELECTED)
    rising = _rising(at)
    sections = _sections(at)
    told, news, chosen, watched, *blocks = stories(
        featured, newest, selected, rising, *(group for _, group in sections)
    )
    context = {
        "lead": told[0] if told else None,
        "beneath": told[1:3],
        "second": told[3:],
        "newest": news,
        "selection": chosen,
        "rising": watched,
        "rising_feeds": [feed for feed, _ in follows.rising_feeds(at=at, most=RISING_FEEDS)],
        "relations": relations_now(at=at, most=RELATIONS),
        "blocks": [
            SectionBlock(feed, block)
            for (feed, _), block in zip(sections, blocks, strict=True)
            if block
        ],
    }
    return render(request, "front.html", context)


def _filled(chosen: list[Article], newest: Sequence[Article]) -> list[Article]:
    """The editors' choice, with the newest behind it where they chose few."""
    known = {one.pk for one in chosen}
    return [*chosen, *(one for one in newest if one.pk not in known)][:FEATURED]


def _rising(at: datetime) -> list[Article]:
    order = [pk for pk, _ in library.rising(at=at, most=RISING)]
    found = {one.pk: one for one in articles.by_numbers(order, at=at)}
    return [found[pk] for pk in order if pk in found]


def _sections(at: datetime) -> list[tuple[Feed, list[Article]]]:
    """Each section's newest articles, in the newsroom's order of sections."""
    order = {section.slug: n for n, section in enumerate(articles.sections())}
    known = sorted(
        (feed for feed in feeds.feeds_of_kind("section") if feed.key in order),
        key=lambda feed: order[feed.key],
    )
    positions = [
        [entry.position for entry in feeds.entries(feed, most=OF_A_SECTION)] for feed in known
    ]
    found = {
        one.position: one
        for one in articles.by_positions([p for group in positions for p in group], at=at)
    }
    return [(feed, _those(found, group)) for feed, group in zip(known, positions, strict=True)]


def _those(found: dict[int | None, Article], positions: Sequence[int]) -> list[Article]:
    return [found[position] for position in positions if position in found]
