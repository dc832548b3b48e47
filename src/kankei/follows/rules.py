"""Pure decisions about follows: how many, and when a keyword brings too much."""

from __future__ import annotations

MOST_FOLLOWS = 500
MOST_KEYWORDS = 200
TOO_MANY_A_DAY = 20
PREVIEW_DAYS = 30
BACKFILLED = 200


def has_room(*, follows: int, most: int) -> bool:
    """Whether one more can be followed."""
    return follows < most


def per_week(count: int) -> float:
    """Return how many articles a week `count` in the days of a preview are."""
    return round(count * 7 / PREVIEW_DAYS, 1)


def is_too_many(count: int) -> bool:
    """Whether a keyword that matched `count` articles in the preview would drown the rest."""
    return count > TOO_MANY_A_DAY * PREVIEW_DAYS
