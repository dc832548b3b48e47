"""The city in which a sentence plays: whose people and offices it tells of, where no country's name stands."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import cities, is_venue, lengths
from kankei_reading.text.openings import Opening

CITIES: Final = Opening(cities)
# アクラ中心部の広場では, アクラの外務省前で.
_HERE: Final = re.compile(
    "(?:[東西南北]部|中心部|中心街|郊外|近郊|市内)?(?:の[^、。「」はがをにでとの]{1,12})?で([はも]?)"
)
_WORD: Final = re.compile("[一-鿿々ァ-ヴー]")


def plays_in(draft: Draft, start: int, end: int, *, is_topic: bool = False) -> str | None:
    """Return the country of the first city where something is told to be between two places.

    `is_topic`: it is what the sentence is about: アクラでは.
    """
    for at in draft.begun(CITIES, start, end):
        city = city_at(draft.text, at)
        here = _HERE.match(draft.text, at + len(city), end) if city else None
        if here and (here[1] or not is_topic) and not is_venue(city):
            return cities()[city]
    return None


def city_at(text: str, at: int) -> str:
    """Return the longest name of a city that begins at a place, unless a longer word does before; or nothing."""
    if at and _WORD.match(text, at - 1):
        return ""
    for size in _lengths().get(text[at : at + 2], ()):
        if text[at : at + size] in cities():
            return text[at : at + size]
    return ""


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    return lengths(cities())
