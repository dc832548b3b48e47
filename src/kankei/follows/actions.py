"""Follow and unfollow."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from kankei.feeds import actions as feeds
from kankei.feeds import queries as feed_queries
from kankei.feeds.language import cleaned
from kankei.feeds.models import Feed
from kankei.follows import errors, rules
from kankei.follows.models import Follow
from kankei.search import queries as search
from kankei.search.costs import in_time


@transaction.atomic
def follow(reader: Any, *, feed: Feed, at: datetime) -> Follow:
    """Start following `feed`; following it twice changes nothing, and ends a pause or a mute."""
    return _put(reader, feed, Follow.State.FOLLOWING, at)


@transaction.atomic
def mute(reader: Any, *, feed: Feed, at: datetime) -> Follow:
    """Keep what `feed` holds out of マイニュース, whatever else brings it."""
    return _put(reader, feed, Follow.State.MUTED, at)


def _put(reader: Any, feed: Feed, state: str, at: datetime) -> Follow:
    mine = Follow.objects.filter(reader=reader)
    already = mine.filter(feed=feed).select_related("feed").first()
    if already is not None:
        started = already
    else:
        there = mine.aggregate(count=Count("pk"), last=Max("place"))
        if not rules.has_room(follows=there["count"], most=rules.MOST_FOLLOWS):
            raise errors.TooManyFollows(most=rules.MOST_FOLLOWS)
        # At the end: what the reader put on top stays on top.
        defaults = {"created_at": at, "state": state, "place": (there["last"] or 0) + 1}
        # Not create(): two taps on the button may both get this far.
        started, _ = Follow.objects.get_or_create(reader=reader, feed=feed, defaults=defaults)
    if started.state != state:
        started.state = state
        started.save(update_fields=["state"])
    return started


@transaction.atomic
def take_over(reader: Any, *, feed: Feed, state: str, tell: str, at: datetime) -> Follow:
    """Follow, rest from or mute `feed` as a file says; what is there already stays as it is."""
    if already := Follow.objects.filter(reader=reader, feed=feed).first():
        return already
    started = _put(reader, feed, state, at)
    started.tell = tell
    started.save(update_fields=["tell"])
    return started


def unfollow(reader: Any, *, feed: Feed) -> None:
    """Stop following or muting `feed`; what was neither stays so."""
    Follow.objects.filter(reader=reader, feed=feed).delete()


def pause(reader: Any, *, feed: Feed) -> None:
    """Let `feed` bring nothing for now, without forgetting it."""
    _turn(reader, feed, from_state=Follow.State.FOLLOWING, to_state=Follow.State.PAUSED)


def resume(reader: Any, *, feed: Feed) -> None:
    """Let a paused `feed` bring its articles again, those of the pause too."""
    _turn(reader, feed, from_state=Follow.State.PAUSED, to_state=Follow.State.FOLLOWING)


def tell(reader: Any, *, feed: Feed, how: str) -> bool:
    """Choose how `reader` is told of what `feed` brings; whether that is one of the ways."""
    if how not in Follow.Tell.values:
        return False
    return bool(Follow.objects.filter(reader=reader, feed=feed).update(tell=how))


def _turn(reader: Any, feed: Feed, *, from_state: str, to_state: str) -> None:
    Follow.objects.filter(reader=reader, feed=feed, state=from_state).update(state=to_state)


@transaction.atomic
def follow_keyword(reader: Any, *, keyword: str, at: datetime) -> Follow:
    """Start following a keyword, with its newest articles from the archive there at once.

    Width and case make no other keyword; one that cannot be followed is refused with a sentence.
    """
    return follow(reader, feed=keyword_feed(reader, keyword), at=at)


@transaction.atomic
def mute_keyword(reader: Any, *, keyword: str, at: datetime) -> Follow:
    """Keep what a keyword matches out of マイニュース, from the archive on."""
    return mute(reader, feed=keyword_feed(reader, keyword), at=at)


def keyword_feed(reader: Any, keyword: str) -> Feed:
    """The feed of `keyword`, with the archive in it if the reader does not have it yet."""
    key = feed_queries.keyword_key(keyword)
    keywords = Follow.objects.filter(reader=reader, feed__kind=Feed.Kind.KEYWORD)
    if already := keywords.filter(feed__key=key).select_related("feed").first():
        return already.feed
    if not rules.has_room(follows=keywords.count(), most=rules.MOST_KEYWORDS):
        raise errors.TooManyKeywords(most=rules.MOST_KEYWORDS)
    search.refuse_unanswerable(keyword)
    feed = feeds.ensure_feed(Feed.Kind.KEYWORD, key, name=cleaned(keyword) or key)
    with in_time():
        positions = search.matching_positions(key, most=rules.BACKFILLED)
    feeds.backfill(feed, positions=positions, because=key)
    return feed
