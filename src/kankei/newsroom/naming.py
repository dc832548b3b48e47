"""Keep a feed's name and address those of what it follows: section, series, column, author, expert."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from kankei.articles.models import Author, Column, Section, Series
from kankei.experts.models import Expert
from kankei.feeds import actions as feeds
from kankei.feeds.models import Feed, FeedEntry, TopicRuling
from kankei.relations import queries as relations
from kankei.search import queries as search

KINDS: dict[type[Any], str] = {
    Section: Feed.Kind.SECTION,
    Series: Feed.Kind.SERIES,
    Column: Feed.Kind.COLUMN,
    Author: Feed.Kind.AUTHOR,
    Expert: Feed.Kind.EXPERT,
}
_MOST_FOUND = feeds.MOST_ENTRIES


@transaction.atomic
def rename_feed(named: Any, *, old_slug: str) -> None:
    """Carry a new name or address over to the feed, so that whoever follows it still does."""
    kind = KINDS.get(type(named))
    if kind is None:
        return
    feed = Feed.objects.filter(kind=kind, key=old_slug or named.slug).first()
    if feed is None:
        return
    feed.key = named.slug
    feed.name = named.name
    feed.name_en = named.name_en
    feed.description = getattr(named, "description", "") or getattr(named, "bio", "")
    feed.save()


@transaction.atomic
def collect(topic: Feed) -> int:
    """Let `topic` hold what its words and countries call for now; return how many are new.

    An editor's word on an article goes before both.
    """
    called: set[int] = set()
    for word in topic.aliases:
        called.update(search.matching_positions(word, most=_MOST_FOUND))
    if topic.codes:
        called.update(relations.positions_about(topic.codes, most=_MOST_FOUND))
    ruled = dict(TopicRuling.objects.filter(feed=topic).values_list("article__position", "belongs"))
    called = {one for one in called if ruled.get(one, True)}
    there = set(FeedEntry.objects.filter(feed=topic).values_list("position", flat=True))
    gone = {one for one in there - called if not ruled.get(one, False)}
    FeedEntry.objects.filter(feed=topic, position__in=gone).delete()
    feeds.backfill(topic, positions=called - there)
    return len(called - there)
