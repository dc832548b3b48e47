"""Countries and bodies: their codes, what newspapers call them, what a page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from kankei_reading.lexicon.tables import parts, rows
from kankei_reading.text.openings import Opening

_COUNTRIES: Final = rows("countries")
_BODIES: Final = rows("bodies")

CODES: tuple[str, ...] = tuple(row["code"] for row in [*_COUNTRIES, *_BODIES])
"""Every code that a reading may hold: ISO 3166-1 alpha-3, and the bodies of the codebook."""

_COUNTRY_CODES: Final = frozenset(row["code"] for row in _COUNTRIES)
_SHOWN: Final = {row["code"]: (row["ja"], row["en"]) for row in [*_COUNTRIES, *_BODIES]}

LETTERS: MappingProxyType[str, str] = MappingProxyType(
    {letter: row["code"] for row in _COUNTRIES for letter in parts(row["letters"])}
)
"""One-letter newspaper names: 米 → USA."""

CAPITALS: MappingProxyType[str, str] = MappingProxyType(
    {city: row["code"] for row in _COUNTRIES for city in parts(row["capitals"])}
)
"""Capitals and palaces that stand for a government when they act."""


def name_of(code: str, language: Literal["ja", "en"] = "ja") -> str:
    """Return what a page calls the country or body; a code that is unknown is its own name."""
    shown = _SHOWN.get(code)
    return code if shown is None else shown[0 if language == "ja" else 1]


def is_code(code: str) -> bool:
    return code in _SHOWN


def is_country(code: str) -> bool:
    return code in _COUNTRY_CODES


def is_body(code: str) -> bool:
    return code in _SHOWN and code not in _COUNTRY_CODES


class Named(NamedTuple):
    """What a name stands for; a false friend stands for nothing."""

    code: str
    kind: Literal["country", "body", "institution", "false friend"]


# Asked for every word of every article: compiled, a dict that is known to be one is asked at once.
@cache
def names() -> dict[str, Named]:
    """Return every name of more than one letter, false friends included."""
    found: dict[str, Named] = {}
    for row in _COUNTRIES:
        named = Named(row["code"], "country")
        for name in parts(row["names"]):
            found.setdefault(name, named)
    for row in _BODIES:
        named = Named(row["code"], "body")
        for name in parts(row["names"]):
            found[name] = named
            # 国際連合難民高等弁務官事務所 is 国連難民高等弁務官事務所.
            if name.startswith("国連"):
                found["国際連合" + name[2:]] = named
    for row in rows("institutions"):
        found[row["name"]] = Named(row["code"], "institution")
    for row in rows("false_friends"):
        found[row["words"]] = Named("", "false friend")
    return found


def _named() -> list[str]:
    return [*names(), *CAPITALS, *cities()]


NAMES: Final = Opening(_named)
"""Where a country, a body or a city may be named."""


@cache
def name_lengths() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the names that begin with two letters, longest first."""
    return lengths(names())


def lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first two letters of a word, the lengths of those words, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(len(word))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@cache
def cities() -> MappingProxyType[str, str]:
    """Return the country of cities and houses of learning, for institutes named after them."""
    found = {city: row["code"] for row in rows("cities") for city in parts(row["cities"])}
    return MappingProxyType({**{k: v for k, v in CAPITALS.items() if len(k) > 1}, **found})


_VENUES: Final = (
    "ジュネーブ",
    "ウィーン",
    "ブリュッセル",
    "ニューヨーク",
    "ハーグ",
    "ストラスブール",
)
"""Cities where others meet."""


def is_venue(city: str) -> bool:
    """Whether it is a city where others meet."""
    return city in _VENUES


# Datelines come again and again.
@lru_cache(maxsize=1024)
def country_of(place: str) -> str | None:
    """Return the country of a dateline, unless others meet there."""
    if place.startswith(_VENUES):
        return None
    found = next((code for city, code in cities().items() if place.startswith(city)), None)
    if found:
        return found
    # ククタ(コロンビア北部)
    known = ((name, names().get(name)) for name in re.findall("[ァ-ヴー]{2,}", place))
    return next((named.code for _, named in known if named and named.kind == "country"), None)
