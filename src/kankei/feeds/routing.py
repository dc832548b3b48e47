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

_HOUSE = """
SELECT place.kind, place.slug, place.name, place.name_en, place.description, feed.id
FROM (
  SELECT 'section' AS kind, slug, name, name_en, description FROM articles_section WHERE id = %s
  UNION ALL
  SELECT 'series', slug, name, name_en, description FROM articles_series WHERE id = %s
  UNION ALL
  SELECT 'column', slug, name, name_en, description FROM articles_column WHERE id = %s
  UNION ALL
  SELECT 'author', slug, name, name_en, description FROM articles_author WHERE id IN (
    SELECT author_id FROM articles_article_authors WHERE article_id = %s
  )
) AS place
LEFT JOIN feeds_feed AS feed ON feed.kind = place.kind AND feed.key = place.slug
"""
_ACTORS = """
SELECT kind, key, id FROM feeds_feed WHERE kind IN ('country', 'pair') AND key IN ({places})
"""
# In the order of the index: else SQLite, among a million keywords, goes through all feeds.
_TOPICS = """
SELECT feed.id, feed.aliases, feed.codes, ruling.belongs FROM feeds_feed AS feed
LEFT JOIN feeds_topicruling AS ruling ON ruling.feed_id = feed.id AND ruling.article_id = %s
WHERE feed.kind = 'topic' ORDER BY feed.kind, feed.key
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
    """What an article belongs to by its kind and key; `feed_id` is None while no feed is made of it."""

    kind: str
    key: str
    name: str
    name_en: str
    description: str
    feed_id: int | None


class Received(NamedTuple):
    """What the followed keywords came to: feeds, each with what put it there, and their words in the text."""

    because: dict[int, str]
    words: frozenset[str]


def places_of(article: Article, content: rules.Content) -> list[Place]:
    """The section, series, column and authors that the desk gave the article, and its actors."""
    given = [article.section_id, article.series_id, article.column_id, article.pk]
    return [Place(*row) for row in _rows(_HOUSE, given)] + _actors(content)


def _actors(content: rules.Content) -> list[Place]:
    """The countries and bodies that the article names, and the pairs between which it tells."""
    pairs = [pair for pair in content.pairs if pair.count("-") == 1]
    keys = [*content.codes, *pairs]
    if not keys:
        return []
    rows = _rows(_ACTORS.format(places=", ".join(["%s"] * len(keys))), keys)
    ids = {(kind, key): pk for kind, key, pk in rows}
    country, pair_ = Feed.Kind.COUNTRY.value, Feed.Kind.PAIR.value
    return [
        Place(country, code, actors.name_of(code), actors.name_of(code, "en"), "",
              ids.get((country, code)))
        for code in content.codes
    ] + [
        Place(pair_, pair, actors.pair_name(pair), actors.pair_name(pair, "en"), "",
              ids.get((pair_, pair)))
        for pair in pairs
    ]  # fmt: skip


def topics_of(article: Article, content: rules.Content) -> dict[int, str]:
    """The topics whose words or countries the article has; an editor's word goes before both."""
    wanted: dict[int, str] = {}
    for feed_id, aliases, codes, belongs in _rows(_TOPICS, [article.pk]):
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
