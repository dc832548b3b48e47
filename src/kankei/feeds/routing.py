"""The feeds that an article belongs to: a few statements, however many feeds and keywords there are.

Written in SQL: a publish asks this of a million keywords and writes hundreds of entries, and
building queries and objects for that would cost several times what the database needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from kankei.articles.models import Article
from kankei.feeds import actors, queries, rules
from kankei.feeds.language import parse
from kankei.feeds.models import Feed
from kankei.feeds.words import is_mark

_PLACE = "SELECT '{kind}', slug, name, name_en, description FROM articles_{kind} WHERE id = %s"
_AUTHORS = """
SELECT 'author', slug, name, name_en, description FROM articles_author WHERE id IN (
  SELECT author_id FROM articles_article_authors WHERE article_id = %s
)
"""
# Topics in the order of the index: else SQLite, among a million keywords, goes through all feeds.
_FEEDS = """
SELECT * FROM (
  SELECT feed.id, feed.kind, feed.key, feed.aliases, feed.codes, ruling.belongs
  FROM feeds_feed AS feed
  LEFT JOIN feeds_topicruling AS ruling ON ruling.feed_id = feed.id AND ruling.article_id = %s
  WHERE feed.kind = 'topic' ORDER BY feed.kind, feed.key
) AS topics
UNION ALL
SELECT id, kind, key, NULL, NULL, NULL FROM feeds_feed
WHERE kind IN ('section', 'series', 'column', 'author', 'country', 'pair') AND key IN ({keys})
"""
# An expert's feed holds what the expert signed, whatever an article says.
_LEFT_SQLITE = """
DELETE FROM feeds_feedentry WHERE position = %s
AND feed_id NOT IN (SELECT value FROM json_each(%s))
AND feed_id IN (SELECT id FROM feeds_feed WHERE id = feed_id AND kind <> 'expert')
"""
_WRITTEN_SQLITE = """
INSERT INTO feeds_feedentry (feed_id, position, because) VALUES (%s, %s, %s)
ON CONFLICT (feed_id, position) DO UPDATE SET because = excluded.because
WHERE because <> excluded.because
"""
_WRITTEN_POSTGRESQL = """
WITH wanted AS (
  SELECT * FROM unnest(string_to_array(%s, ',')::bigint[], %s::text[])
  AS one(feed_id, because)
), left_by_it AS (
  DELETE FROM feeds_feedentry AS entry USING feeds_feed AS feed
  WHERE entry.position = %s AND feed.id = entry.feed_id AND feed.kind <> 'expert'
  AND entry.feed_id NOT IN (SELECT feed_id FROM wanted)
)
INSERT INTO feeds_feedentry AS entry (feed_id, position, because)
SELECT feed_id, %s, because FROM wanted
ON CONFLICT (feed_id, position) DO UPDATE SET because = excluded.because
WHERE entry.because <> excluded.because
"""


class Place(NamedTuple):
    """What an article belongs to by its kind and key, and what a feed of it is called."""

    kind: str
    key: str
    name: str
    name_en: str
    description: str


class Standing(NamedTuple):
    """The feeds that an article may belong to by its places, its actors, and as topics."""

    ids: dict[tuple[str, str], int]
    topics: list[tuple[int, str, str, bool | None]]
    """Each with its words, its countries, and what an editor ruled."""


class Received(NamedTuple):
    """What the followed keywords came to: feeds, each with what put it there, and their words in the text."""

    because: dict[int, str]
    words: frozenset[str]


def places_of(article: Article, content: rules.Content) -> list[Place]:
    """The section, series, column and authors that the desk gave the article, and its actors."""
    given = {
        "section": article.section_id,
        "series": article.series_id,
        "column": article.column_id,
    }
    given = {kind: pk for kind, pk in given.items() if pk is not None}
    statement = " UNION ALL ".join([*(_PLACE.format(kind=kind) for kind in given), _AUTHORS])
    return [Place(*row) for row in _rows(statement, [*given.values(), article.pk])] + [
        *(
            Place("country", code, actors.name_of(code), actors.name_of(code, "en"), "")
            for code in content.codes
        ),
        *(
            Place("pair", pair, actors.pair_name(pair), actors.pair_name(pair, "en"), "")
            for pair in content.pairs
            if pair.count("-") == 1
        ),
    ]


def standing(article: Article, places: list[Place]) -> Standing:
    """The feeds that there are of `places`, and all topics."""
    # There is no place without a key.
    keys = [place.key for place in places] or [""]
    found = _rows(_FEEDS.format(keys=", ".join(["%s"] * len(keys))), [article.pk, *keys])
    ids = {(kind, key): pk for pk, kind, key, *_ in found if kind != "topic"}
    topics = [(pk, *rest) for pk, kind, _, *rest in found if kind == "topic"]
    return Standing(ids, topics)


def topics_of(there: Standing, content: rules.Content) -> dict[int, str]:
    """The topics whose words or countries the article has; an editor's word goes before both."""
    wanted: dict[int, str] = {}
    for feed_id, aliases, codes, belongs in there.topics:
        because = rules.alias_that_holds(rules.listed(aliases), content)
        because = because or rules.code_that_holds(rules.listed(codes), content)
        if belongs is None and because is not None:
            wanted[feed_id] = because
        elif belongs:
            wanted[feed_id] = because or ""
    return wanted


def keywords_of(content: rules.Content) -> Received:
    """The keywords that the article matches: one query for all that are followed."""
    because: dict[int, str] = {}
    standing: set[str] = set()
    unsure: set[int] = set()
    # In order, so that of several words that bring a keyword always the same is named.
    for feed_id, word, is_enough in sorted(queries.anchored(content.strings)):
        if is_enough:
            because[feed_id] = word
            if not is_mark(word):
                standing.add(word)
        else:
            unsure.add(feed_id)
    if asked := unsure - because.keys():
        for feed in Feed.objects.filter(pk__in=asked):
            if rules.holds(parse(feed.key), content):
                because[feed.pk] = feed.key
                asked_too = rules.words_asked(feed.key)
                standing.update(word for word in asked_too if rules.stands(word, content))
    return Received(because, frozenset(standing))


def write(position: int, wanted: dict[int, str]) -> None:
    """Leave the article at `position` on the feeds `wanted` and, but for experts', on no others."""
    ids = sorted(wanted)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            because = [wanted[one] for one in ids]
            numbers = ",".join(map(str, ids))
            cursor.execute(_WRITTEN_POSTGRESQL, [numbers, because, position, position])
        else:
            cursor.execute(_LEFT_SQLITE, [position, str(ids)])
            cursor.executemany(_WRITTEN_SQLITE, [(one, position, wanted[one]) for one in ids])


def _rows(statement: str, given: Sequence[int | str | None]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
