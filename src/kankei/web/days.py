"""Days, months and years as the engine writes them, in words."""

from __future__ import annotations

import re
from datetime import date

from kankei.web.names import is_english

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def day_in_words(value: str) -> str:
    """2020-07-29 → 2020年7月29日, 2020-07 → 2020年7月, a/b → a〜b; anything else stands as it is."""
    if "/" in value:
        first, _, last = value.partition("/")
        joint = " – " if is_english() else "〜"
        return f"{day_in_words(first)}{joint}{day_in_words(last)}"
    found = _FORM.fullmatch(value)
    if not found:
        return value
    year, month, day = found.groups()
    if is_english():
        name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else ""
        return " ".join(part for part in (str(int(day)) if day else "", name, year) if part)
    parts = (f"{int(year)}年", f"{int(month)}月" if month else "", f"{int(day)}日" if day else "")
    return "".join(parts)


def month_in_words(month: date) -> str:
    """2026年11月 ・ Nov 2026"""
    return day_in_words(f"{month:%Y-%m}")
