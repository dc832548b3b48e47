"""Save, mark as read, and count openings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from kankei.articles.models import Article
from kankei.library import rules
from kankei.library.models import HourlyTally, ReadState, Save
from kankei.library.rules import ReadMarks


@transaction.atomic
def save_article(reader: Any, *, article: Article, at: datetime) -> Save:
    """Keep `article` for `reader`; keeping it twice changes nothing."""
    save, is_new = Save.objects.get_or_create(reader=reader, article=article, defaults={"at": at})
    if is_new:
        _tally(article, at=at, reads=0, saves=1)
    return save


def unsave_article(reader: Any, *, article: Article) -> None:
    """Stop keeping `article`; what was not kept stays so."""
    Save.objects.filter(reader=reader, article=article).delete()


def count_opening(article: Article, *, at: datetime) -> None:
    """Count that somebody opened `article`; nobody's name is kept."""
    _tally(article, at=at, reads=1, saves=0)


def _tally(article: Article, *, at: datetime, reads: int, saves: int) -> None:
    hour = at.replace(minute=0, second=0, microsecond=0)
    tally = HourlyTally.objects.filter(article=article, hour=hour)
    done = {"reads": F("reads") + reads, "saves": F("saves") + saves}
    # Only the first of an hour finds nothing to add to.
    if not tally.update(**done):
        HourlyTally.objects.bulk_create(
            [HourlyTally(article=article, hour=hour)], ignore_conflicts=True
        )
        tally.update(**done)


def _state(reader: Any) -> ReadState:
    """The reader's row, locked until the transaction ends: two devices may mark at once."""
    state, _ = ReadState.objects.select_for_update().get_or_create(reader=reader)
    return state


@transaction.atomic
def mark_read(reader: Any, articles: Iterable[Article | int], *, at: datetime) -> None:
    """Mark articles (or their positions) as read; what is read stays read."""
    read = _positions(articles)
    state = _state(reader)
    state.read_below, state.read_positions = rules.packed(
        state.read_below, state.read_positions, read=read
    )
    state.save(update_fields=["read_below", "read_positions"])


@transaction.atomic
def mark_unread(reader: Any, articles: Iterable[Article | int], *, at: datetime) -> None:
    """Take back that articles were read, by the reader's own hand."""
    state = _state(reader)
    state.read_positions = rules.unpacked(
        state.read_below, state.read_positions, unread=_positions(articles)
    )
    state.save(update_fields=["read_positions"])


def _positions(articles: Iterable[Article | int]) -> list[int]:
    given = (one.position if isinstance(one, Article) else one for one in articles)
    return [one for one in given if one is not None]


@transaction.atomic
def mark_all_read(reader: Any, *, upto: int, at: datetime) -> None:
    """Mark everything up to position `upto` as read; a lower one than before changes nothing."""
    state = _state(reader)
    below = max(state.read_below, upto)
    state.read_below, state.read_positions = rules.packed(below, state.read_positions, read=())
    state.save(update_fields=["read_below", "read_positions"])


@transaction.atomic
def take_back_mark_all_read(
    reader: Any,
    *,
    below: int,
    positions: Iterable[int],
    marked: Iterable[int] = (),
    at: datetime,
) -> None:
    """Return to the marks from before all were marked as read; newer articles read since stay so.

    `marked` are those that were marked one by one, as all of one follow are.
    """
    state = _state(reader)
    read = rules.unpacked(0, state.read_positions, unread=marked)
    state.read_below, state.read_positions = rules.packed(
        min(below, state.read_below), positions, read=read
    )
    state.save(update_fields=["read_below", "read_positions"])


@transaction.atomic
def visit_my_news(reader: Any, *, newest: int, at: datetime) -> int:
    """Note that `reader` saw マイニュース up to position `newest`; return where the last visit ended.

    Looking again within half an hour is the same visit: the line stays where it was.
    """
    state = _state(reader)
    if state.visited_at is None or at - state.visited_at > rules.SAME_VISIT:
        state.previous_seen_position = state.seen_position
        state.previous_visit_at = state.visited_at
    state.seen_position = max(state.seen_position, newest)
    state.visited_at = at
    state.save(
        update_fields=["seen_position", "previous_seen_position", "visited_at", "previous_visit_at"]
    )
    return state.previous_seen_position


def look_at_my_news(reader: Any, marks: ReadMarks, *, newest: int, at: datetime) -> ReadMarks:
    """Note a look at マイニュース, if it says anything new; return the marks as they are after it."""
    if not rules.is_a_look_to_note(marks, newest=newest, at=at):
        return marks
    seen = visit_my_news(reader, newest=newest, at=at)
    return replace(marks, previous_seen_position=seen)
