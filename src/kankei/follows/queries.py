"""Reads of follows: what a reader follows, and マイニュース."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from kankei.articles.models import Article
from kankei.articles.queries import by_positions
from kankei.feeds import queries as feeds
from kankei.feeds.errors import UnclearQuery
from kankei.feeds.models import Feed
from kankei.follows import rules
from kankei.follows.models import Follow
from kankei.search import queries as search
from kankei.search.costs import in_time

_MUTED = Follow.State.MUTED


def _all_of(reader: Any) -> QuerySet[Follow]:
    return Follow.objects.filter(reader=reader).select_related("feed")


def follows_of(reader: Any) -> QuerySet[Follow]:
    """What `reader` follows, paused ones too, each with its feed, in the reader's own order."""
    return _all_of(reader).exclude(state=_MUTED)


def mutes_of(reader: Any) -> QuerySet[Follow]:
    """What `reader` muted, each with its feed, oldest first."""
    return _all_of(reader).filter(state=_MUTED).order_by("created_at", "pk")


def is_following(reader: Any, feed: Feed) -> bool:
    """Whether `reader`, perhaps signed out, follows `feed`, paused or not."""
    return feed.pk in followed_ids(reader)


def told_how(reader: Any, feed: Feed) -> str:
    """How `reader`, perhaps signed out, is told of what `feed` brings; "" for who does not follow it."""
    if not reader.is_authenticated:
        return ""
    return follows_of(reader).filter(feed=feed).values_list("tell", flat=True).first() or ""


def followed_ids(reader: Any) -> set[int]:
    """The ids of the feeds that `reader`, perhaps signed out, follows, paused or not."""
    if not reader.is_authenticated:
        return set()
    return set(follows_of(reader).values_list("feed_id", flat=True))


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An article in マイニュース, and the followed feeds that brought it."""

    article: Article
    reasons: list[Feed]


def my_news(
    reader: Any,
    *,
    before: int | None = None,
    most: int = 30,
    at: datetime,
    feed: Feed | None = None,
) -> list[NewsItem]:
    """All that `reader` follows, newest first, each article once with the reasons it is there.

    The next page is asked for with `before`, the position of the last article. `feed` leaves
    only what that one brought, even if it is paused. What is muted does not come.
    """
    return news_page(reader, before=before, most=most, at=at, feed=feed).items


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A page of マイニュース, and how many articles were kept from it because they are muted."""

    items: list[NewsItem]
    muted: int


def news_page(
    reader: Any,
    *,
    before: int | None = None,
    most: int = 30,
    at: datetime,
    feed: Feed | None = None,
) -> NewsPage:
    """As `my_news`, with the number of muted articles among them, so that nothing goes unsaid."""
    everything = list(_all_of(reader))
    followed = {follow.feed_id: follow.feed for follow in everything if follow.state != _MUTED}
    asked = (
        [one.feed_id for one in everything if one.state == Follow.State.FOLLOWING]
        if feed is None
        else followed.keys() & {feed.pk}
    )
    mutes = [follow.feed_id for follow in everything if follow.state == _MUTED]
    entries, held = unmuted(asked, mutes, before=before, most=most)
    articles = {one.position: one for one in by_positions((e.position for e in entries), at=at)}
    items = [
        NewsItem(
            articles[entry.position],
            sorted((followed[one] for one in entry.feed_ids), key=lambda one: (one.kind, one.name)),
        )
        for entry in entries
        if entry.position in articles
    ]
    return NewsPage(items, len(held))


def unmuted(
    asked: Collection[int], mutes: list[int], *, before: int | None, most: int
) -> tuple[list[feeds.MergedEntry], list[int]]:
    """The newest `most` entries that no mute holds, and what it kept away above the last."""
    kept: list[feeds.MergedEntry] = []
    muted: list[int] = []
    while len(kept) < most:
        entries = feeds.merged(asked, before=before, most=most)
        held = feeds.held_by(mutes, [entry.position for entry in entries]) if mutes else set()
        for entry in entries:
            if len(kept) == most:
                break
            if entry.position in held:
                muted.append(entry.position)
            else:
                kept.append(entry)
        if len(entries) < most:
            break
        before = entries[-1].position
    return kept, muted


def unread_total(reader: Any, marks: Any, *, most: int = 100) -> int:
    """How many unread articles マイニュース holds, counted among the newest `most` only."""
    states = Follow.objects.filter(reader=reader).order_by().values_list("feed_id", "state")
    everything = list(states)
    asked = [feed_id for feed_id, state in everything if state == Follow.State.FOLLOWING]
    mutes = [feed_id for feed_id, state in everything if state == _MUTED]
    entries, _ = unmuted(asked, mutes, before=None, most=most)
    return sum(not marks.is_read(entry.position) for entry in entries)


@dataclass(frozen=True, slots=True)
class KeywordStanding:
    """Whether a keyword can be followed at all, and the reader's follow or mute of it, if any."""

    is_followable: bool
    follow: Follow | None = None

    @property
    def is_muted(self) -> bool:
        return self.follow is not None and self.follow.state == _MUTED

    @property
    def followed(self) -> Feed | None:
        """The feed of the keyword, where the reader follows it, paused or not."""
        return None if self.follow is None or self.is_muted else self.follow.feed


def keyword_standing(reader: Any, text: str) -> KeywordStanding:
    """How `reader`, perhaps signed out, stands to the keyword that `text` writes."""
    try:
        key = feeds.keyword_key(text)
    except UnclearQuery:
        return KeywordStanding(is_followable=False)
    if not reader.is_authenticated:
        return KeywordStanding(is_followable=True)
    mine = _all_of(reader).filter(feed__kind=Feed.Kind.KEYWORD, feed__key=key)
    return KeywordStanding(is_followable=True, follow=mine.first())


@dataclass(frozen=True, slots=True)
class Preview:
    """What a keyword would have brought in the last days, before it is followed."""

    key: str
    count_30_days: int
    per_week: float
    articles: list[Article]
    is_too_many: bool


_SHOWN = 5
_COUNTED = rules.TOO_MANY_A_DAY * rules.PREVIEW_DAYS + 1


def preview(keyword: str, *, at: datetime) -> Preview:
    """What following `keyword` would have brought in the last 30 days; a bad one is refused."""
    key = feeds.keyword_key(keyword)
    since = at - timedelta(days=rules.PREVIEW_DAYS)
    search.refuse_unanswerable(keyword)
    with in_time():
        positions = search.matching_positions(key, since=since, most=_COUNTED)
    return Preview(
        key,
        len(positions),
        rules.per_week(len(positions)),
        by_positions(positions[:_SHOWN], at=at),
        rules.is_too_many(len(positions)),
    )


UNREAD_SHOWN = 99


def unread_counts(reader: Any, marks: Any) -> dict[int, int]:
    """How many unread articles each followed feed has, counted to 100 only: 99+ is shown.

    `marks` are the reader's read marks; nothing older than the newest 100 of a feed is looked at.
    """
    states = list(Follow.objects.filter(reader=reader).order_by().values_list("feed_id", "state"))
    following = [feed_id for feed_id, state in states if state == Follow.State.FOLLOWING]
    return unread_by_feed(following, marks, [one for one, state in states if state == _MUTED])


def unread_by_feed(
    feed_ids: Collection[int], marks: Any, muted: Collection[int] = ()
) -> dict[int, int]:
    """How many of the newest 100 of each feed are unread and not muted, counted where they lie."""
    return feeds.unread_among_newest(
        feed_ids,
        below=marks.below,
        read=marks.positions,
        most=UNREAD_SHOWN + 1,
        muted=muted,
    )


def unread_of(reader: Any, marks: Any, *, feed: int, upto: int) -> list[int]:
    """The unread positions among the newest 100 that the follow of `feed` brought, up to `upto`."""
    follow = follows_of(reader).filter(feed=feed).first()
    if follow is None:
        return []
    newest = feeds.entries(follow.feed, before=upto + 1, most=UNREAD_SHOWN + 1)
    return [one.position for one in newest if not marks.is_read(one.position)]


def rising_feeds(*, at: datetime, hours: int = 48, most: int = 10) -> list[tuple[Feed, int]]:
    """Feeds that readers began to follow in the last hours, and how many did; never who."""
    counts = (
        Follow.objects.exclude(state=_MUTED)
        .filter(created_at__gt=at - timedelta(hours=hours), created_at__lte=at)
        .values("feed")
        .annotate(readers=Count("pk"))
        .order_by("-readers", "feed")[:most]
    )
    counted = {one["feed"]: one["readers"] for one in counts}
    known = Feed.objects.in_bulk(counted)
    return [(known[pk], readers) for pk, readers in counted.items() if pk in known]


def followers_of(feeds_asked: Collection[Feed]) -> dict[int, int]:
    """How many readers follow each of `feeds_asked`."""
    counts = (
        Follow.objects.exclude(state=_MUTED)
        .filter(feed__in=feeds_asked)
        .values("feed")
        .annotate(readers=Count("pk"))
    )
    return {one["feed"]: one["readers"] for one in counts}
