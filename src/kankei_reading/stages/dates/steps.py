"""Steps on the calendar: months on, the week of a day, the ends of a span, what 年末 is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from kankei_reading.stages.dates.portions import part_of_month

_PARTS_OF_DECADE: Final = {"前半": (0, 4), "半ば": (4, 6), "後半": (5, 9)}
END_WORDS: Final = {
    "月内": lambda this: f"{this.year}-{this.month:02}",
    "年内": lambda this: f"{this.year}",
    "年度内": lambda this: f"{this.year + (this.month > 3)}-03-31",
    "年明け": lambda this: f"{this.year + (this.month > 6)}-01",
    "年初": lambda this: f"{this.year}-01",
    "年末": lambda this: f"{this.year}-12-31",
    "月末": lambda this: part_of_month(this.year, this.month, "末"),
}


def shifted(year: int, month: int, by: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def week(day: date, by: int) -> str:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def decade(first: int, early: str) -> str:
    begin, end = _PARTS_OF_DECADE.get(early, (0, 3) if early else (0, 9))
    return f"{first + begin}/{first + end}"


def weekday(this: date, name: str, weeks: int | None, *, is_ahead: bool) -> date:
    """Return the day of that name in a week beside this one, else the next or the last one."""
    day = "月火水木金土日".index(name)
    if weeks is not None:
        return this + timedelta(weeks=weeks, days=day - this.weekday())
    if is_ahead:
        return this + timedelta(days=(day - this.weekday() - 1) % 7 + 1)
    return this - timedelta(days=(this.weekday() - day) % 7)


def edges(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return first, last or first


def year_earlier(value: str) -> str:
    return f"{int(value[:4]) - 1}{value[4:]}"


def day_year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def first_of(value: str, mark: str) -> str:
    """2009年以降 begins with its first day, 2009年以来 on some day of it."""
    start = value.partition("/")[0]
    ends = {_YEAR: "-01-01", _MONTH: "-01"} if mark == "以降" else {_MONTH: "-01"}
    return start + ends.get(len(start), "")


_YEAR: Final = len("2005")
_MONTH: Final = len("2005-09")
