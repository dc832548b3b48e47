"""Dates as feeds and pages write them; one without a zone is Japan's."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from kankei.newsroom import errors

JAPAN = ZoneInfo("Asia/Tokyo")
# Feeds say 0001-01-01 or 1899-12-30 for "not known".
_EARLIEST = 1900
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_WRITTEN = re.compile(
    r"(?:(?P<era>令和|平成|昭和)(?P<of_era>\d{1,2}|元)年|(?P<year>\d{4})[年/.-])"
    r"(?P<month>\d{1,2})[月/.-](?P<day>\d{1,2})日?(?:\s*[（(][月火水木金土日][)）])?"
    r"(?:[T\s]*(?P<half>午前|午後)?(?P<hour>\d{1,2})[:時](?P<minute>\d{2})?)?"
)


def moment_of(text: str) -> datetime | None:
    """Return the moment that `text` tells, or None where it tells none that can be believed."""
    text = text.strip()
    for way in (_iso, _mail, _written):
        try:
            found = way(text)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if found is not None:
            aware = found if found.tzinfo else found.replace(tzinfo=JAPAN)
            return aware if aware.year > _EARLIEST and aware.year < 9999 else None
    return None


def day_given(text: str, *, at: datetime) -> datetime:
    """Return the start of the day that somebody typed, or say why it cannot be used."""
    found = moment_of(text)
    if found is None:
        raise errors.DateUnusable(given=text)
    if found > at:
        raise errors.DateInFuture(given=text)
    return found


def is_believable(moment: datetime, *, at: datetime) -> bool:
    """Whether an article can have been published at `moment`; clocks differ by some minutes."""
    return moment <= at + timedelta(minutes=10)


def _iso(text: str) -> datetime | None:
    # 20210520 is left to nobody: a run of digits may be anything.
    return datetime.fromisoformat(text) if "-" in text else None


def _mail(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if re.search(r"[A-Za-z]{3}", text) else None


def _written(text: str) -> datetime | None:
    found = _WRITTEN.search(
        text.translate(str.maketrans("０１２３４５６７８９：／", "0123456789:/"))
    )
    if found is None:
        return None
    if era := found["era"]:
        year = _ERAS[era] + (1 if found["of_era"] == "元" else int(found["of_era"]))
    else:
        year = int(found["year"])
    hour = int(found["hour"] or 0)
    if found["half"] == "午後" and hour < 12:
        hour += 12
    day = date(year, int(found["month"]), int(found["day"]))
    return datetime.combine(day, time(hour, int(found["minute"] or 0)), JAPAN)
