"""Keywords that readers follow, by the hundred thousand: some stand in every article, most in none."""

from __future__ import annotations

import itertools
import random

from bench import stage

# Of a million real nouns and names some 250 stand in an article; so many of the demo's words do too.
THERE = 6_000


def follow_keywords(count: int) -> list[str]:
    """Make a feed of each of `count` keywords, as following them would; return the keywords."""
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds.matching import lengths_by_opening  # noqa: PLC0415
    from kankei.feeds.words import cut_to_keep  # noqa: PLC0415

    words = _words(count)
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM feeds_feed")
        first = cursor.fetchone()[0] + 1
    stage.load(
        "feeds_feed",
        "id, kind, key, name, name_en, description, aliases, codes, created_at",
        (
            (first + n, "keyword", word, word, "", "", "[]", "[]", "2026-06-01 12:00:00")
            for n, word in enumerate(words)
        ),
    )
    true = "t" if connection.vendor == "postgresql" else 1
    stage.load(
        "feeds_anchor",
        "word, feed_id, is_enough, cut",
        ((word, first + n, true, cut_to_keep(word)) for n, word in enumerate(words)),
    )
    stage.load("feeds_opening", "opening, lengths", lengths_by_opening(words).items())
    _count_on(connection.vendor)
    stage.settle("feeds_feed", "feeds_anchor", "feeds_opening")
    return words


def _words(count: int) -> list[str]:
    from kankei.feeds.words import Runs  # noqa: PLC0415

    chance = random.Random(20210520)
    of_two_to_six = sum(1 << length for length in range(2, 7))
    found = sorted(
        {
            word
            for runs in map(Runs, stage.texts())
            for word in runs.of_lengths(dict.fromkeys(runs.openings, of_two_to_six))
        }
    )
    chance.shuffle(found)
    made = (a + b for a, b in itertools.product(found[:1500], found[-1500:]))
    keywords = itertools.chain(found[: min(THERE, count // 5)], made)
    return list(itertools.islice(dict.fromkeys(keywords), count))


def _count_on(vendor: str) -> None:
    """Let PostgreSQL number the next feed behind those that were loaded with their numbers."""
    from django.db import connection  # noqa: PLC0415

    if vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('feeds_feed', 'id'),"
                " (SELECT max(id) FROM feeds_feed))"
            )
