"""Follow and unfollow."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from kankei.feeds import actions as feeds
from kankei.feeds import queries as feed_queries
from kankei.feeds.models import Feed
from kankei.follows import errors, rules
from kankei.follows.models import Follow
from kankei.search import queries as search


@transaction.atomic
def follow(reader: Any, *, feed: Feed, at: datetime) -> Follow:
    """Start following `feed`; following it twice changes nothing."""
    mine = Follow.objects.filter(reader=reader)
    if already := mine.filter(feed=feed).select_related("feed").first():
        return already
    if not rules.has_room(follows=mine.count(), most=rules.MOST_FOLLOWS):
        raise errors.TooManyFollows(most=rules.MOST_FOLLOWS)
    # Not create(): two taps on the button may both get this far.
    started, _ = Follow.objects.get_or_create(reader=reader, feed=feed, defaults={"created_at": at})
    return started


def unfollow(reader: Any, *, feed: Feed) -> None:
    """Stop following `feed`; what was not followed stays so."""
    Follow.objects.filter(reader=reader, feed=feed).delete()


@transaction.atomic
def follow_keyword(reader: Any, *, keyword: str, at: datetime) -> Follow:
    """Start following a keyword, with its newest articles from the archive there at once.

    Width and case make no other keyword; one that cannot be followed is refused with a sentence.
    """
    key = feed_queries.keyword_key(keyword)
    keywords = Follow.objects.filter(reader=reader, feed__kind=Feed.Kind.KEYWORD)
    if already := keywords.filter(feed__key=key).select_related("feed").first():
        return already
    if not rules.has_room(follows=keywords.count(), most=rules.MOST_KEYWORDS):
        raise errors.TooManyKeywords(most=rules.MOST_KEYWORDS)
    feed = feeds.ensure_feed(Feed.Kind.KEYWORD, key, name=" ".join(keyword.split()) or key)
    started = follow(reader, feed=feed, at=at)
    positions = search.matching_positions(key, most=rules.BACKFILLED)
    feeds.backfill(feed, positions=positions, because=key)
    return started
