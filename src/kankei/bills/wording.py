"""Days and sums as a Japanese or an English reader writes them."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import get_language


def _is_english() -> bool:
    return (get_language() or "ja").startswith("en")


def day_in_words(day: date) -> str:
    """2026年12月22日(火), or 22 December 2026."""
    if _is_english():
        return formats.date_format(day, "j F Y")
    return f"{day.year}年{day.month}月{day.day}日({'月火水木金土日'[day.weekday()]})"


def yen_in_words(yen: int) -> str:
    """1,980円, or ¥1,980; what is given back is −1,980円."""
    sign = "−" if yen < 0 else ""
    return f"{sign}¥{abs(yen):,}" if _is_english() else f"{sign}{abs(yen):,}円"
