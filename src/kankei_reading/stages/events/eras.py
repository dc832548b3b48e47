"""Times told without a date: a government that is gone, a war that is over, a decade."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.lexicon.eras import ends
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.people import leaders

from .scene import Scene

_DECADE: Final = re.compile("(19|20)?([0-9]0)年代")
_TEN_YEARS: Final = 9


def bygone(scene: Scene, start: int, end: int, year: int) -> list[re.Match[str]]:
    """Return the words of a sentence between `start` and `end` that name a time over before `year`."""
    text = scene.text
    decades: list[re.Match[str]] = []
    governments: list[re.Match[str]] = []
    # What ends in a word that is not there need not be tried at every letter.
    if text.find("年代", start, end) >= 0:
        decades = [hit for hit in _DECADE.finditer(text, start, end) if _is_over(hit, year)]
    if text.find("政権", start, end) >= 0:
        governments = [h for h in _GOVERNMENT.finditer(text, start, end) if _is_gone(h[1], year)]
    # Hardly one sentence names such a time.
    if not scene.may_name_eras:
        return [*decades, *governments]
    events = [h for h in _past().finditer(text, start, end) if ends()[h[1]] < year - 1]
    return [*decades, *governments, *events]


def _is_over(hit: re.Match[str], year: int) -> bool:
    """Whether a decade ended before last year; 90年代 is of the last one that was."""
    century = int(hit[1] or (19 if int(hit[2]) > year % 100 else 20))
    return century * 100 + int(hit[2]) + _TEN_YEARS < year - 1


# Who gives a government its name: オバマ政権, 李明博政権.
_GOVERNMENT: Final = re.compile("([ァ-ヶー]{2,}|[一-鿿]{1,3})政権")


def _is_gone(name: str, year: int) -> bool:
    """Whether everybody of that name has left office before `year`."""
    known = leaders().get(name, ())
    return bool(known) and all(one.until is not None and one.until < year for one in known)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(f"({any_of(ends())})(?:で|の際|時|中|後|以来|以降|当時|を機に|の終結)")
