"""Which followed keywords may match an article: two statements, however many are followed.

An article has some two thousand runs of words that somebody might follow, and nearly nobody follows
most of them. So the openings of its runs are looked up first, some three hundred: which lengths
keywords have that open so. Only runs of these lengths are then looked up themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import connection

from kankei.common.rows import prepared
from kankei.feeds.words import OPENING, Runs, is_mark

# What JSON does not write as it is, but for the character that stands between words.
_NOT_AS_IT_IS = re.compile(r'[\x00-\x1e"\\]')
# One by one: asked for all at once, PostgreSQL goes through every keyword of a house that has
# fewer than some hundred thousand.
_OPENINGS_POSTGRESQL = """
SELECT found.opening, found.lengths
FROM unnest(string_to_array(%s, chr(31))) AS asked(opening)
CROSS JOIN LATERAL (
  SELECT opening, lengths FROM feeds_opening WHERE opening = asked.opening OFFSET 0
) AS found
"""
_OPENINGS_SQLITE = """
SELECT found.opening, found.lengths FROM json_each(%s) AS asked
CROSS JOIN feeds_opening AS found ON found.opening = asked.value
"""
_ANCHORED_POSTGRESQL = """
SELECT anchor.feed_id, asked.word, anchor.is_enough, anchor.cut
FROM unnest(string_to_array(%s, chr(31))) AS asked(word)
CROSS JOIN LATERAL (
  SELECT feed_id, is_enough, cut FROM feeds_anchor WHERE word = asked.word OFFSET 0
) AS anchor
"""
_ANCHORED_SQLITE = """
SELECT anchor.feed_id, anchor.word, anchor.is_enough, anchor.cut FROM json_each(%s) AS asked
CROSS JOIN feeds_anchor AS anchor ON anchor.word = asked.value
"""
_OPENED = """
INSERT INTO feeds_opening (opening, lengths) VALUES (%s, %s)
ON CONFLICT (opening) DO UPDATE SET lengths = feeds_opening.lengths | excluded.lengths
"""


class Anchored(NamedTuple):
    """A keyword's feed, the string that led to it, whether having that is matching it, and how it is cut alone."""

    feed_id: int
    word: str
    is_enough: bool
    cut: int | None


def anchored(runs: Runs, marks: Collection[str] = ()) -> list[Anchored]:
    """The keywords to which the runs of words and the marks of an article lead."""
    # In order: neighbours in the index are asked for one after the other.
    asked = sorted(runs.of_lengths(_openings(runs.openings)).union(marks))
    if not asked:
        return []
    with prepared() as cursor:
        if connection.vendor == "postgresql":
            # Joined text costs half of a list parameter.
            cursor.execute(_ANCHORED_POSTGRESQL, ["\x1f".join(asked)])
        else:
            cursor.execute(_ANCHORED_SQLITE, [_as_json(asked)])
        return [Anchored._make(row) for row in cursor.fetchall()]


def open_for(anchors: Iterable[str]) -> None:
    """Let articles be asked for `anchors`: without it, none would be."""
    lengths = lengths_by_opening(anchors)
    # Looked at first: writing, PostgreSQL locks the row of an opening that has the length as well.
    known = _openings(lengths)
    missing = [
        (opening, bits) for opening, bits in lengths.items() if bits & ~known.get(opening, 0)
    ]
    if missing:
        # In one order, so that two who follow many words never wait for each other.
        with connection.cursor() as cursor:
            cursor.executemany(_OPENED, sorted(missing))


def lengths_by_opening(anchors: Iterable[str]) -> dict[str, int]:
    """How keywords open, each opening with the lengths that they have, as bits; marks do not open."""
    lengths: dict[str, int] = {}
    for word in anchors:
        if not is_mark(word):
            opening = word[:OPENING]
            lengths[opening] = lengths.get(opening, 0) | 1 << len(word)
    return lengths


def _openings(asked: Iterable[str]) -> dict[str, int]:
    with prepared() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_OPENINGS_POSTGRESQL, ["\x1f".join(asked)])
        else:
            cursor.execute(_OPENINGS_SQLITE, [_as_json(asked)])
        return dict(cursor.fetchall())


def _as_json(words: Iterable[str]) -> str:
    """A list of words as JSON; json.dumps looks at each of many for what hardly any has."""
    joined = "\x1f".join(words)
    if _NOT_AS_IT_IS.search(joined):
        return json.dumps(joined.split("\x1f"), ensure_ascii=False)
    return '["' + joined.replace("\x1f", '","') + '"]'
