"""Dates in the demo's texts, written relative to the day of publication, as newspapers write them.

`{日-1}` is the day before, `{月日+20}` a day with its month, `{月-1}` a month, `{年-1}` a
two-digit year, `{西暦+4}` a four-digit one, `{年月-5}` a month with its year, `{曜+3}` a weekday,
`{四半期-1}` a quarter, `{来月}` and `{先月}` the months beside this one, and `{累計}` the months
of the year for which figures can be out. `{月@-300}` (and 年@, 年月@, 四半期@) counts in days: the
month in which that day lies. Like a newspaper, a day names its month when it lies in another one, and a month its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FORM = re.compile(r"(?P<unit>[^\d+\-@]+)(?P<in_days>@)?(?P<offset>[+-]\d{1,4})?\Z")
WEEKDAYS = "月火水木金土日"


class UnknownPlaceholder(ValueError):
    """A text of the demo asks for a date in a way that the grammar does not know."""


def _month(day: date, offset: int) -> date:
    """Return the first day of the month `offset` months from that of `day`."""
    months = day.year * 12 + day.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1)


def _year_word(there: date, here: date) -> str:
    """Return the word that a newspaper of `here` puts before a month of `there`."""
    near = {0: "", -1: "昨年", 1: "来年"}
    return near.get(there.year - here.year, f"{there.year % 100:02d}年")


def _day_of_month(published: date, offset: int) -> str:
    day = published + timedelta(days=offset)
    same = (day.year, day.month) == (published.year, published.month)
    return f"{day.day}日" if same else _month_and_day(published, offset)


def _month_and_day(published: date, offset: int) -> str:
    day = published + timedelta(days=offset)
    return f"{_year_word(day, published)}{day.month}月{day.day}日"


def _month_name(published: date, offset: int) -> str:
    month = _month(published, offset)
    return f"{_year_word(month, published)}{month.month}月"


def _year_and_month(published: date, offset: int) -> str:
    month = _month(published, offset)
    return f"{month.year % 100:02d}年{month.month}月"


def _quarter(published: date, offset: int) -> str:
    month = _month(published, offset * 3)
    first = (month.month - 1) // 3 * 3 + 1
    return f"{_year_word(month, published)}{first}~{first + 2}月"


def _year_so_far(published: date, _offset: int) -> str:
    last = _month(published, -1)
    if last.year < published.year:
        return f"{last.year % 100:02d}年通年"
    return "1月" if last.month == 1 else f"1~{last.month}月"


EXPANSIONS: dict[str, Callable[[date, int], str]] = {
    "日": _day_of_month,
    "月日": _month_and_day,
    "月": _month_name,
    "年": lambda day, offset: f"{(day.year + offset) % 100:02d}年",
    "西暦": lambda day, offset: f"{day.year + offset}年",
    "年月": _year_and_month,
    "曜": lambda day, offset: WEEKDAYS[(day + timedelta(days=offset)).weekday()],
    "四半期": _quarter,
}
FIXED: dict[str, Callable[[date, int], str]] = {
    "来月": lambda day, _offset: _month_name(day, 1),
    "先月": lambda day, _offset: _month_name(day, -1),
    "累計": _year_so_far,
}


def _as_of_a_day(unit: str, offset: int, published: date, placeholder: str) -> str:
    """Return the month, year or quarter in which the day `offset` days away lies."""
    there = published + timedelta(days=offset)
    months = (there.year - published.year) * 12 + there.month - published.month
    quarters = (
        (there.year - published.year) * 4 + (there.month - 1) // 3 - (published.month - 1) // 3
    )
    counted = {"月": months, "年月": months, "年": there.year - published.year, "四半期": quarters}
    if unit not in counted:
        raise UnknownPlaceholder(f"{placeholder}: 「{unit}」 is not counted in days with @")
    return EXPANSIONS[unit](published, counted[unit])


def expand(text: str, *, published: date) -> str:
    """Return `text` with every placeholder written out as of the day `published`."""

    def written_out(found: re.Match[str]) -> str:
        form = FORM.match(found[1])
        if form is None:
            raise UnknownPlaceholder(f"{found[0]} is not a placeholder for a date")
        unit, offset = form["unit"], form["offset"]
        if form["in_days"]:
            return _as_of_a_day(unit, int(offset or 0), published, found[0])
        expansion = EXPANSIONS.get(unit) or (None if offset else FIXED.get(unit))
        if expansion is None:
            raise UnknownPlaceholder(f"{found[0]}: no date is written as 「{unit}」")
        return expansion(published, int(offset or 0))

    expanded = PLACEHOLDER.sub(written_out, text)
    if "{" in expanded or "}" in expanded:
        raise UnknownPlaceholder(f"a brace without its partner in {text[:40]!r}")
    return expanded
