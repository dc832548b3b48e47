"""Pure decisions about a reader's hours: when the next digest leaves, and when it is quiet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# The paper's own time, without summer time; readers have no other yet.
TOKYO = ZoneInfo("Asia/Tokyo")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Hours:
    """When a reader wants digests: every morning, every evening, once a week (0 is Monday)."""

    morning: time | None = None
    evening: time | None = None
    weekly: time | None = None
    weekly_day: int = 5

    @property
    def are_none(self) -> bool:
        return self.morning is None and self.evening is None and self.weekly is None

    def next_after(self, at: datetime) -> datetime | None:
        """The first slot later than `at`."""
        today = at.astimezone(TOKYO).date()
        slots = self._slots(today, range(_WEEK + 2))
        return min((slot for slot in slots if slot > at), default=None)

    def last_until(self, at: datetime) -> datetime | None:
        """The last slot that is not later than `at`."""
        today = at.astimezone(TOKYO).date()
        slots = self._slots(today, range(-_WEEK - 1, 1))
        return max((slot for slot in slots if slot <= at), default=None)

    def _slots(self, today: date, days: range) -> Iterator[datetime]:
        for ahead in days:
            day = today + timedelta(days=ahead)
            for hour in (self.morning, self.evening):
                if hour is not None:
                    yield datetime.combine(day, hour, TOKYO)
            if self.weekly is not None and day.weekday() == self.weekly_day:
                yield datetime.combine(day, self.weekly, TOKYO)


def quiet_until(at: datetime, *, since: time | None, until: time | None) -> datetime | None:
    """When the quiet hours end in which `at` lies; None if it lies in none.

    Quiet hours may go over midnight; equal ends mean that there are none.
    """
    if since is None or until is None or since == until:
        return None
    local = at.astimezone(TOKYO)
    for begins in (local.date() - timedelta(days=1), local.date()):
        ends = begins if since < until else begins + timedelta(days=1)
        start = datetime.combine(begins, since, TOKYO)
        end = datetime.combine(ends, until, TOKYO)
        if start <= at < end:
            return end
    return None
