"""Reads of feeds: what there is to follow, and the articles of each, by key paging."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kankei.articles.models import Article
from kankei.common.rows import numbers, rows
from kankei.feeds import actors, rules
from kankei.feeds.errors import NoSuchFeed, refusal
from kankei.feeds.language import Unclear
from kankei.feeds.models import Feed, FeedEntry

END = 2**63 - 1
_SPOKEN_ORDER = (
    Feed.Kind.TOPIC, Feed.Kind.SERIES, Feed.Kind.COLUMN, Feed.Kind.PAIR, Feed.Kind.COUNTRY,
    Feed.Kind.KEYWORD, Feed.Kind.AUTHOR, Feed.Kind.EXPERT, Feed.Kind.SECTION,
)  # fmt: skip


def feed(kind: str, key: str) -> Feed:
    """The feed of `kind` under `key`, or NoSuchFeed; a keyword or pair in any of its writings."""
    if kind == Feed.Kind.KEYWORD:
        key = keyword_key(key)
    elif kind == Feed.Kind.PAIR:
        key = "-".join(sorted(key.upper().split("-")))
    elif kind == Feed.Kind.COUNTRY:
        key = key.upper()
    # PostgreSQL refuses to look for a NUL character at all.
    found = Feed.objects.filter(kind=kind, key=key).first() if "\0" not in kind + key else None
    if found is None:
        raise NoSuchFeed()
    return found


def keyword_key(text: str) -> str:
    """The normal form of a keyword, or a refusal that says what to change."""
    try:
        return rules.keyword_key(text)
    except Unclear as error:
        raise refusal(error) from error


def feeds_of_kind(kind: str) -> QuerySet[Feed]:
    """All feeds of `kind`, by name."""
    return Feed.objects.filter(kind=kind).order_by("name", "pk")


def all_topics() -> QuerySet[Feed]:
    """All topics, by name."""
    return feeds_of_kind(Feed.Kind.TOPIC)


def called_by(said: Iterable[str], *, most: int = 8) -> list[Feed]:
    """The feeds that are called by one of the words `said`, whole or in part; keywords are private."""
    wanted = Q()
    for word in said:
        codes = actors.codes_named(word)
        wanted |= Q(kind=Feed.Kind.COUNTRY, key__in=codes)
        if len(codes) == 2:
            wanted |= Q(kind=Feed.Kind.PAIR, key="-".join(sorted(codes)))
        if len(word) > 1:
            named = Q(name__icontains=word) | Q(name_en__icontains=word)
            # Of pairs only the one that is meant: every pair of a country has its name.
            wanted |= named & ~Q(kind=Feed.Kind.PAIR)
    if not wanted:
        return []
    public = [kind for kind in _SPOKEN_ORDER if kind != Feed.Kind.KEYWORD]
    order = Case(
        *(When(kind=kind, then=Value(n)) for n, kind in enumerate(public)),
        output_field=IntegerField(),
    )
    found = Feed.objects.filter(wanted, kind__in=public)
    return list(found.order_by(order, "name", "pk")[:most])


def entries(feed: Feed, *, before: int | None = None, most: int = 20) -> list[FeedEntry]:
    """The newest entries of `feed` below position `before`."""
    found = FeedEntry.objects.filter(feed=feed, position__lt=END if before is None else before)
    return list(found.order_by("-position")[:most])


def feeds_of(article: Article) -> list[tuple[Feed, str]]:
    """The feeds of `article` and what put it there; topics first, then by kind and name."""
    kinds = Case(
        *(When(feed__kind=kind, then=Value(n)) for n, kind in enumerate(_SPOKEN_ORDER)),
        output_field=IntegerField(),
    )
    if article.position is None:
        return []
    found = (
        FeedEntry.objects.filter(position=article.position)
        .select_related("feed")
        .order_by(kinds, "feed__name", "feed_id")
    )
    return [(entry.feed, entry.because) for entry in found]


def topics_of(article: Article) -> list[Feed]:
    """The topics of `article`, by name."""
    if article.position is None:
        return []
    return list(
        Feed.objects.filter(kind=Feed.Kind.TOPIC, entries__position=article.position).order_by(
            "name", "pk"
        )
    )


class MergedEntry(NamedTuple):
    """One position of a merged list, and which of the merged feeds hold it."""

    position: int
    feed_ids: tuple[int, ...]


# The newest entries of all feeds, in one walk along an index: what everybody reads is in memory.
_WALKED_POSTGRESQL = """
SELECT position, feed_id FROM (
  SELECT position, feed_id FROM feeds_feedentry WHERE position < %s
  ORDER BY position DESC FETCH FIRST %s ROWS WITH TIES
) AS newest
WHERE feed_id = ANY(string_to_array(%s, ',')::bigint[])
"""
# The plus keeps SQLite from going through the followed feeds instead.
_WALKED_SQLITE = """
SELECT position, feed_id FROM feeds_feedentry
WHERE position < %s AND position >= coalesce((
  SELECT position FROM feeds_feedentry WHERE position < %s ORDER BY position DESC LIMIT 1 OFFSET %s
), -1)
AND +feed_id IN (SELECT value FROM json_each(%s))
"""
# What of the newest articles is on the feeds: a probe a feed, whatever their length.
_AMONG_NEWEST_POSTGRESQL = """
SELECT position, feed_id FROM feeds_feedentry
WHERE position < %s AND position >= (
  SELECT min(position) FROM (
    SELECT position FROM articles_article WHERE position < %s ORDER BY position DESC LIMIT %s
  ) AS newest
)
AND feed_id = ANY(string_to_array(%s, ',')::bigint[])
"""
_AMONG_NEWEST_SQLITE = """
SELECT entry.position, entry.feed_id FROM json_each(%s) AS wanted
CROSS JOIN feeds_feedentry AS entry
ON entry.feed_id = wanted.value AND entry.position < %s AND entry.position >= (
  SELECT min(position) FROM (
    SELECT position FROM articles_article WHERE position < %s ORDER BY position DESC LIMIT %s
  )
)
"""

# PostgreSQL sorts all rows of all feeds for `feed_id = ANY(…) ORDER BY position DESC LIMIT n`;
# asked feed by feed it reads n index rows of each.
_MERGED_POSTGRESQL = """
SELECT entry.position, entry.feed_id
FROM unnest(string_to_array(%s, ',')::bigint[]) AS wanted(feed_id)
CROSS JOIN LATERAL (
  SELECT feed_id, position FROM feeds_feedentry
  WHERE feed_id = wanted.feed_id AND position < %s ORDER BY position DESC LIMIT %s
) AS entry
ORDER BY position DESC
"""

# SQLite stops in each feed as soon as the sorter is full.
_MERGED_SQLITE = """
SELECT position, feed_id FROM feeds_feedentry
WHERE feed_id IN (SELECT value FROM json_each(%s)) AND position < %s
ORDER BY position DESC LIMIT %s
"""
# Who follows much finds most of the newest articles in their own list.
_NEWEST_AN_ITEM = 1.2
# Looked through for who follows less, before the feeds are merged one by one.
_MOST_NEWEST = 2000
_ROWS_AN_ITEM = 1.5
# Where each feed gives all it may in so many rows, nothing else is worth a statement.
_FEW_ROWS = 1000
# A walk goes so far before looking into each feed: there one look costs as much as ten entries here.
_WALKED = 500
_WALKED_A_FEED = 5


def merged(
    feed_ids: Iterable[int], *, before: int | None = None, most: int = 30
) -> list[MergedEntry]:
    """The newest `most` positions of all `feed_ids` together, each once, newest first."""
    ids = sorted(set(feed_ids))
    below = END if before is None else before
    if not ids or most < 1:
        return []
    if len(ids) * most <= _FEW_ROWS:
        found = _merged_one_by_one(ids, below, most)
    else:
        found = _walked(ids, below, _WALKED + _WALKED_A_FEED * len(ids))
        if len(found) < most:
            found |= _looked_up(ids, min(found, default=below), most - len(found))
    positions = sorted(found, reverse=True)[:most]
    return [MergedEntry(position, tuple(sorted(found[position]))) for position in positions]


def _walked(ids: list[int], below: int, entries: int) -> dict[int, list[int]]:
    """Which positions the feeds hold among the newest `entries` of all feeds below a position."""
    if connection.vendor == "postgresql":
        return _by_position(rows(_WALKED_POSTGRESQL, below, entries, ",".join(map(str, ids))))
    return _by_position(rows(_WALKED_SQLITE, below, below, entries, json.dumps(ids)))


def _looked_up(ids: list[int], below: int, most: int) -> dict[int, list[int]]:
    """At least the newest `most` positions below `below`: those of the newest articles, then the rest."""
    newest = int(most * _NEWEST_AN_ITEM) + 1
    found = _among_newest(ids, below, newest)
    if len(found) < most and len(found) * _MOST_NEWEST > most * newest:
        found = _among_newest(ids, below, int(newest * 1.5 * most / len(found)))
    if len(found) < most:
        lowest = min(found, default=below)
        found |= _merged_one_by_one(ids, lowest, most - len(found))
    return found


def _among_newest(ids: list[int], below: int, newest: int) -> dict[int, list[int]]:
    """Which of the `newest` articles below a position are on the feeds, and on which."""
    if connection.vendor == "postgresql":
        given = ",".join(map(str, ids))
        return _by_position(rows(_AMONG_NEWEST_POSTGRESQL, below, below, newest, given))
    return _by_position(rows(_AMONG_NEWEST_SQLITE, json.dumps(ids), below, below, newest))


def _merged_one_by_one(ids: list[int], below: int, most: int) -> dict[int, list[int]]:
    """At least the newest `most` positions of the feeds below `below`, however far they lie back."""
    if connection.vendor == "postgresql":
        return _merged_by_depth(ids, below, most)
    found: dict[int, list[int]] = {}
    limit = int(most * _ROWS_AN_ITEM) + 1
    while len(found) < most:
        some = rows(_MERGED_SQLITE, json.dumps(ids), below, limit)
        for position, feed_id in some:
            found.setdefault(position, []).append(feed_id)
        if len(some) < limit:
            break
        # The last position may have more feeds than were read: it is read again, whole.
        below = some[-1][0] + 1
        del found[below - 1]
        missing = most - len(found)
        limit = int(missing * _ROWS_AN_ITEM * len(some) / (len(found) + 1)) + len(ids)
    return found


def _merged_by_depth(ids: list[int], below: int, most: int) -> dict[int, list[int]]:
    """The same, asking each feed for a few entries first: of many feeds most give no more."""
    depth = max(2, min(most, _FEW_ROWS // len(ids)))
    while True:
        some = rows(_MERGED_POSTGRESQL, ",".join(map(str, ids)), below, depth)
        held: dict[int, list[int]] = {}
        for position, feed_id in some:
            held.setdefault(feed_id, []).append(position)
        # Down to here no feed may hold more than it gave.
        whole = max((one[-1] for one in held.values() if len(one) == depth), default=-1)
        found = _by_position(row for row in some if row[0] >= whole)
        if len(found) >= most or whole < 0:
            return dict(islice(found.items(), most))
        depth *= 8


def _by_position(some: Iterable[tuple[Any, ...]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for position, feed_id in some:
        found.setdefault(position, []).append(feed_id)
    return found


def words_asked_of(position: int) -> set[str]:
    """The words of the keywords that brought an article to follows."""
    held = Feed.objects.filter(kind=Feed.Kind.KEYWORD, entries__position=position)
    keys = held.values_list("key", flat=True)
    return {word for key in keys for word in rules.words_asked(key)}


# Read positions are few; what lies below the watermark is not looked at.
_UNREAD_POSTGRESQL = """
SELECT wanted.feed_id, (
  SELECT count(*) FROM (
    SELECT position FROM feeds_feedentry
    WHERE feed_id = wanted.feed_id AND position > %s ORDER BY position DESC LIMIT %s
  ) AS newest
  WHERE position <> ALL(%s::bigint[]){muted}
)
FROM unnest(string_to_array(%s, ',')::bigint[]) AS wanted(feed_id)
"""
_UNREAD_SQLITE = """
SELECT wanted.value, (
  SELECT count(*) FROM (
    SELECT position FROM feeds_feedentry
    WHERE feed_id = wanted.value AND position > %s ORDER BY position DESC LIMIT %s
  ) AS newest
  WHERE position NOT IN (SELECT value FROM json_each(%s)){muted}
)
FROM json_each(%s) AS wanted
"""


# What a mute takes out of マイニュース is not counted as unread either.
_NOT_MUTED = """ AND NOT EXISTS (
    SELECT 1 FROM feeds_feedentry AS muted
    WHERE muted.feed_id IN ({mutes}) AND muted.position = newest.position
  )"""


def unread_among_newest(
    feed_ids: Iterable[int],
    *,
    below: int,
    read: Iterable[int],
    most: int,
    muted: Collection[int] = (),
) -> dict[int, int]:
    """How many of the newest `most` of each feed lie above `below` and are not among `read`.

    What a feed of `muted` holds as well is left out.

    One statement that scans no feed: of each it goes through `most` entries of the index at most.
    """
    ids = sorted(set(feed_ids))
    if not ids:
        return {}
    left_out = _NOT_MUTED.format(mutes=numbers(muted)) if muted else ""
    if connection.vendor == "postgresql":
        given = f"{{{','.join(map(str, read))}}}", ",".join(map(str, ids))
        return dict(rows(_UNREAD_POSTGRESQL.format(muted=left_out), below, most, *given))
    given = json.dumps(list(read)), json.dumps(ids)
    return dict(rows(_UNREAD_SQLITE.format(muted=left_out), below, most, *given))


def held_by(feed_ids: Iterable[int], positions: Iterable[int]) -> set[int]:
    """Which of `positions` one of the feeds holds."""
    held = FeedEntry.objects.filter(feed_id__in=list(feed_ids), position__in=list(positions))
    return set(held.values_list("position", flat=True))
