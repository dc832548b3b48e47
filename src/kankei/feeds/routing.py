"""The feeds that an article belongs to: a few statements, however many feeds and keywords there are.

Written in SQL: a publish asks this of a million keywords and writes hundreds of entries, and
building queries and objects for that would cost several times what the database needs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from kankei.articles.models import Article
from kankei.common.rows import prepared
from kankei.feeds import actors, matching, rules
from kankei.feeds.language import parse
from kankei.feeds.models import Feed
from kankei.feeds.words import cut_that_was_kept, is_mark

_PLACE = "SELECT '{kind}', slug, name, name_en, description FROM articles_{kind} WHERE id = %s"
_AUTHORS = """
SELECT 'author', slug, name, name_en, description FROM articles_author WHERE id IN (
  SELECT author_id FROM articles_article_authors WHERE article_id = %s
)
"""
# Topics in the order of the index: else SQLite, among a million keywords, goes through all feeds.
_STANDING = """
WITH place(kind, slug, name, name_en, description) AS ({places})
SELECT place.kind, place.slug, place.name, place.name_en, place.description, feed.id, CAST(NULL AS boolean)
FROM place LEFT JOIN feeds_feed AS feed ON feed.kind = place.kind AND feed.key = place.slug
UNION ALL
SELECT kind, key, NULL, NULL, NULL, id, NULL
FROM feeds_feed WHERE kind IN ('country', 'pair') AND key {among}
UNION ALL
SELECT * FROM (
  SELECT feed.kind, feed.key, CAST(feed.aliases AS text), CAST(feed.codes AS text), NULL, feed.id, ruling.belongs
  FROM feeds_feed AS feed
  LEFT JOIN feeds_topicruling AS ruling ON ruling.feed_id = feed.id AND ruling.article_id = %s
  WHERE feed.kind = 'topic' ORDER BY feed.kind, feed.key
) AS topics
"""
_AMONG = {
    "postgresql": "= ANY(ARRAY(SELECT json_array_elements_text(%s::json)))",
    "sqlite": "IN (SELECT value FROM json_each(%s))",
}
# An expert's feed holds what the expert signed, whatever an article says.
_LEFT_SQLITE = """
DELETE FROM feeds_feedentry WHERE position = %s
AND feed_id NOT IN (SELECT value FROM json_each(%s))
AND feed_id IN (SELECT id FROM feeds_feed WHERE id = feed_id AND kind <> 'expert')
"""
_END = "\x1f"
_WRITTEN_SQLITE = """
INSERT INTO feeds_feedentry (feed_id, position, because) VALUES (%s, %s, %s)
ON CONFLICT (feed_id, position) DO UPDATE SET because = excluded.because
WHERE because <> excluded.because
"""
_WRITTEN_POSTGRESQL = """
WITH wanted AS (
  SELECT * FROM unnest(string_to_array(%s, ',')::bigint[], string_to_array(%s, chr(31)))
  AS one(feed_id, because) WHERE feed_id IS NOT NULL
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
    """What an article belongs to by its kind and key, what a feed of it is called, and the feed if there is one."""

    kind: str
    key: str
    name: str
    name_en: str
    description: str
    feed_id: int | None


class Topic(NamedTuple):
    """A topic with its words and its countries as the database keeps them, and what an editor ruled."""

    feed_id: int
    aliases: str
    codes: str
    belongs: bool | None


class Standing(NamedTuple):
    """What there is for an article to belong to: its places and actors, and all topics."""

    places: list[Place]
    topics: list[Topic]


class Received(NamedTuple):
    """What the followed keywords came to: feeds, each with what put it there, and their words in the text."""

    because: dict[int, str]
    words: dict[str, tuple[str, ...]]
    """Each with how it is cut alone, or nothing where that is not known."""


def standing(article: Article, content: rules.Content) -> Standing:
    """The section, series, column and authors that the desk gave the article, its actors, and all topics."""
    wanted = {
        "section": article.section_id,
        "series": article.series_id,
        "column": article.column_id,
    }
    given = {kind: pk for kind, pk in wanted.items() if pk is not None}
    places = " UNION ALL ".join([*(_PLACE.format(kind=kind) for kind in given), _AUTHORS])
    actors_of_it = [
        *(("country", code) for code in content.codes),
        *(("pair", pair) for pair in content.pairs if pair.count("-") == 1),
    ]
    statement = _STANDING.format(places=places, among=_AMONG[connection.vendor])
    codes = json.dumps([code for _, code in actors_of_it])
    found = _rows(statement, [*given.values(), article.pk, codes, article.pk])
    ids = {(kind, key): feed_id for kind, key, *_, feed_id, _ in found}
    return Standing(
        [
            *(Place(*row[:6]) for row in found if row[2] is not None and row[0] != "topic"),
            *(_actor(kind, code, ids.get((kind, code))) for kind, code in actors_of_it),
        ],
        [
            Topic(feed_id, aliases, codes, belongs)
            for kind, _, aliases, codes, _, feed_id, belongs in found
            if kind == "topic"
        ],
    )


def _actor(kind: str, code: str, feed_id: int | None) -> Place:
    named = actors.name_of if kind == "country" else actors.pair_name
    return Place(kind, code, named(code), named(code, "en"), "", feed_id)


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
    """The keywords that the article matches: two queries for all that are followed."""
    because: dict[int, str] = {}
    standing: dict[str, tuple[str, ...]] = {}
    unsure: set[int] = set()
    # In order, so that of several words that bring a keyword always the same is named.
    for feed_id, word, is_enough, cut in sorted(matching.anchored(content.runs, content.marks)):
        if is_enough:
            because[feed_id] = word
            if not is_mark(word):
                standing[word] = cut_that_was_kept(word, cut)
        else:
            unsure.add(feed_id)
    if asked := unsure - because.keys():
        for feed in Feed.objects.filter(pk__in=asked):
            if rules.holds(parse(feed.key), content):
                because[feed.pk] = feed.key
                standing = dict.fromkeys(_standing_words(feed.key, content), ()) | standing
    return Received(because, standing)


def _standing_words(keyword: str, content: rules.Content) -> list[str]:
    return [word for word in rules.words_asked(keyword) if rules.stands(word, content)]


def write(position: int, wanted: dict[int, str]) -> None:
    """Leave the article at `position` on the feeds `wanted` and, but for experts', on no others."""
    ids = sorted(wanted)
    with prepared() as cursor:
        if connection.vendor == "postgresql":
            numbers = ",".join(map(str, ids))
            # As text, which costs a fourth of a list; ended, not parted, so that "" is one too.
            because = "".join(wanted[one].replace(_END, " ") + _END for one in ids)
            cursor.execute(_WRITTEN_POSTGRESQL, [numbers, because, position, position])
        else:
            cursor.execute(_LEFT_SQLITE, [position, str(ids)])
            cursor.executemany(_WRITTEN_SQLITE, [(one, position, wanted[one]) for one in ids])


def _rows(statement: str, given: Sequence[int | str]) -> list[tuple[Any, ...]]:
    with prepared() as cursor:
        cursor.execute(statement, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
