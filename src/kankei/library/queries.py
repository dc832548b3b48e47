"""Reads of the library: saves, read marks, what is rising."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from kankei.articles.models import Article
from kankei.articles.queries import published
from kankei.common.rows import moment, numbers, rows
from kankei.library import rules
from kankei.library.models import HourlyTally, ReadState, Save
from kankei.library.rules import ReadMarks


def saved(reader: Any, *, at: datetime, before: int | None = None, most: int = 100) -> list[Save]:
    """What `reader` saved and can still be found, newest first; `before` is the last save's pk."""
    mine = Save.objects.filter(reader=reader)
    if before is not None and (last := mine.filter(pk=before).first()):
        mine = mine.filter(at__lte=last.at).exclude(pk=last.pk).exclude(at=last.at, pk__gt=last.pk)
    found = list(mine.order_by("-at", "-pk")[:most])
    articles = {
        one.pk: one for one in published(at=at).filter(pk__in=[save.article_id for save in found])
    }
    for save in found:
        if save.article_id in articles:
            save.article = articles[save.article_id]
    return [save for save in found if save.article_id in articles]


_SAVED = "SELECT article_id FROM library_save WHERE reader_id = %s AND article_id IN ({articles})"
_MARKS = """
SELECT read_below, read_positions, previous_seen_position, seen_position, visited_at
FROM library_readstate WHERE reader_id = %s
"""


def saved_ids(reader: Any, among: Iterable[int]) -> set[int]:
    """Which of the articles `among` (their ids) `reader`, perhaps signed out, saved."""
    if not reader.is_authenticated:
        return set()
    return {pk for (pk,) in rows(_SAVED.format(articles=numbers(among)), reader.pk)}


def read_marks(reader: Any) -> ReadMarks:
    """What `reader`, perhaps signed out, has read: one row, however much that is."""
    if not reader.is_authenticated:
        return ReadMarks()
    for below, listed, previous, seen, visited_at in rows(_MARKS, reader.pk):
        read = frozenset(json.loads(listed))
        return ReadMarks(below, read, previous, seen, visited_at and moment(visited_at))
    return ReadMarks()


def who_read(readers: Collection[int], *, position: int) -> set[int]:
    """Those of `readers` (numbers) who have read the article at `position`."""
    states = ReadState.objects.filter(reader_id__in=readers)
    return {
        reader
        for reader, below, listed in states.values_list("reader_id", "read_below", "read_positions")
        if position <= below or position in listed
    }


def rising(
    *, at: datetime, most: int = 10, follows: Mapping[int, int] | None = None
) -> list[tuple[int, float]]:
    """The articles that readers turn to now, best first: (article pk, score).

    `follows` maps article pks to how many readers lately began to follow one of its feeds.
    """
    tallies = HourlyTally.objects.filter(
        hour__gt=at - timedelta(hours=rules.RISING_HOURS + 1),
        hour__lte=at,
        article__live=True,
        article__retracted_at__isnull=True,
        article__published_at__lte=at,
    ).values_list("article_id", "hour", "reads", "saves")
    scores = rules.rising_scores(
        (rules.Hour(*one) for one in tallies), follows=follows or {}, at=at
    )
    return sorted(scores.items(), key=lambda item: (-item[1], -item[0]))[:most]


def rising_articles(
    *, at: datetime, most: int = 10, follows: Mapping[int, int] | None = None
) -> list[Article]:
    """The articles that readers turn to now, best first, ready to list."""
    order = [pk for pk, _ in rising(at=at, most=most, follows=follows)]
    found = {one.pk: one for one in published(at=at).filter(pk__in=order)}
    return [found[pk] for pk in order if pk in found]
