"""Pure decisions: what happens when a reader opens an article, and how long things last."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_JAPAN = ZoneInfo("Asia/Tokyo")


class Gate(StrEnum):
    """What a reader meets on opening an article."""

    READ = "read"
    COUNT = "count"
    REGISTER = "register"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Standing:
    """All about a reader that decides what they may read."""

    is_registered: bool = False
    is_member: bool = False
    is_staff: bool = False
    had_free_month: bool = False
    opened: frozenset[int] = frozenset()
    free_articles: int = 0

    @property
    def free_articles_left(self) -> int:
        return max(0, self.free_articles - len(self.opened))


def gate(access: str, standing: Standing, *, article: int | None = None) -> Gate:
    """Decide what happens when a reader opens an article; an unknown access is for members.

    `article` is its number, by which the meter knows what was opened this month: reading that
    again is free.
    """
    if access == "open" or standing.is_member or standing.is_staff:
        return Gate.READ
    if access == "registered":
        return Gate.READ if standing.is_registered else Gate.REGISTER
    if access == "metered" and article in standing.opened:
        return Gate.READ
    if access == "metered" and standing.free_articles_left:
        return Gate.COUNT
    return Gate.JOIN


def month_of(at: datetime) -> str:
    """Return the calendar month of `at` in Japan, by which the meter counts: 2026-11."""
    return at.astimezone(_JAPAN).strftime("%Y-%m")


def is_gift_good(
    *, made_at: datetime, revoked_at: datetime | None, days: int, at: datetime
) -> bool:
    """Whether a gift link opens its article at `at`."""
    return revoked_at is None and made_at <= at < made_at + timedelta(days=days)


def a_month_after(at: datetime) -> datetime:
    """Return the same day and time a month later, or that month's last day where it has none."""
    year, month = (at.year + 1, 1) if at.month == 12 else (at.year, at.month + 1)
    return at.replace(year=year, month=month, day=min(at.day, calendar.monthrange(year, month)[1]))


def period_after(at: datetime, period: str) -> datetime:
    """Return the end of a paid period that begins at `at`; `period` is "month" or "year"."""
    if period == "month":
        return a_month_after(at)
    if period == "year":
        last = calendar.monthrange(at.year + 1, at.month)[1]
        return at.replace(year=at.year + 1, day=min(at.day, last))
    raise ValueError(f"a period is a month or a year, not {period!r}")


# A provider bills the next period some hours after it began: so long a membership that goes on by
# itself does not stop at the end of the one that is paid.
RENEWAL_TAKES = timedelta(days=1)


def runs_at(
    *,
    free_until: datetime | None,
    paid_until: datetime | None,
    at: datetime,
    past_due_since: datetime | None = None,
    grace: timedelta = timedelta(0),
    renewal: timedelta = timedelta(0),
) -> bool:
    """Whether a contract opens articles at `at`.

    A payment that is due and did not come leaves it open for the days of `grace`; `renewal` is
    how long after the end a next period may still be billed.
    """
    ends = [until for until in (free_until, paid_until) if until is not None]
    if not ends:
        return False
    if past_due_since is not None:
        return at < max(*ends, past_due_since + grace)
    return at < max(ends) + renewal
