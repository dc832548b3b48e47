"""Pure decisions of the library: packing read marks, and what is rising."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_LISTED = 500
SAME_VISIT = timedelta(minutes=30)
SAME_LOOK = timedelta(minutes=1)
RISING_HOURS = 24
HALF_LIFE_HOURS = 6.0
SAVE_COUNTS = 3.0
FOLLOW_COUNTS = 2.0


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """What a reader has read: all at or below `below`, and those of `positions` above it."""

    below: int = 0
    positions: frozenset[int] = frozenset()
    previous_seen_position: int = 0
    seen_position: int = 0
    visited_at: datetime | None = None

    def is_read(self, position: int | None) -> bool:
        return position is not None and (position <= self.below or position in self.positions)


def is_a_look_to_note(marks: ReadMarks, *, newest: int, at: datetime) -> bool:
    """Whether a look at マイニュース says more than the last one did: who reloads writes nothing."""
    return (
        marks.visited_at is None
        or at - marks.visited_at > SAME_LOOK
        or newest > marks.seen_position
    )


def packed(
    below: int, listed: Iterable[int], *, read: Iterable[int], most: int = MOST_LISTED
) -> tuple[int, list[int]]:
    """Return the marks after `read` were read, at most `most` of them listed.

    Nothing once read returns unread: what no longer fits is not forgotten, but the watermark is
    raised to it, and with it everything older counts as read.
    """
    positions = sorted({one for one in (*listed, *read) if one > below})
    if len(positions) > most:
        over = len(positions) - most
        below = positions[over - 1]
        positions = positions[over:]
    return below, positions


def unpacked(below: int, listed: Iterable[int], *, unread: Iterable[int]) -> list[int]:
    """Return the list without `unread`; what the watermark covers stays read."""
    gone = set(unread)
    return [one for one in listed if one not in gone and one > below]


@dataclass(frozen=True, slots=True)
class Hour:
    """How often an article was read and saved in one hour."""

    article: int
    hour: datetime
    reads: int
    saves: int


def rising_scores(
    tallies: Iterable[Hour], *, follows: Mapping[int, int], at: datetime
) -> dict[int, float]:
    """Score articles by what readers do now: reads, saves (3 each), new follows of its feeds (2).

    What was done counts half as much every six hours; `follows` says how many readers in the last
    hours began to follow something that an article is in. Somebody must have read it at all.
    """
    scores: dict[int, float] = {}
    for tally in tallies:
        age = max(0.0, (at - tally.hour).total_seconds() / 3600)
        if age > RISING_HOURS:
            continue
        done = tally.reads + SAVE_COUNTS * tally.saves
        scores[tally.article] = scores.get(tally.article, 0.0) + done * 0.5 ** (
            age / HALF_LIFE_HOURS
        )
    return {
        article: round(score + FOLLOW_COUNTS * follows.get(article, 0), 3)
        for article, score in scores.items()
    }
