"""Pure decisions about follows: how many, and when a keyword brings too much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def moved(
    order: Sequence[int], one: int, *, before: int | None = None, after: int | None = None
) -> list[int]:
    """Return `order` with `one` put before or behind another; unchanged where no such other is."""
    others = [each for each in order if each != one]
    if one not in order:
        return list(order)
    if before in others:
        place = others.index(before)
    elif after in others:
        place = others.index(after) + 1
    else:
        return list(order)
    return [*others[:place], one, *others[place:]]


def stepped(order: Sequence[int], one: int, step: str) -> list[int]:
    """Return `order` with `one` moved up, down, to the top or to the bottom."""
    if one not in order:
        return list(order)
    here = order.index(one)
    if step in {"up", "top"}:
        return moved(order, one, before=order[max(here - 1, 0) if step == "up" else 0])
    last = len(order) - 1
    return moved(order, one, after=order[min(here + 1, last) if step == "down" else last])


def arranged(order: Sequence[int], wanted: Iterable[int]) -> list[int]:
    """Return `order` with those of `wanted` in its sequence, on the places that they have together.

    What `wanted` does not name stays where it is.
    """
    there = set(order)
    listed = [one for one in dict.fromkeys(wanted) if one in there]
    named, following = set(listed), iter(listed)
    return [next(following) if one in named else one for one in order]
