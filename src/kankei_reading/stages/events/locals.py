"""Who acts at home without a country's name: 治安部隊, 群衆, a movement known by its letters."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import cities, is_venue
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.predicates.grammar import grammar

from .parties import Codes, party
from .phrases import Phrase

_LOCAL: Final = re.compile(
    f"(?:{any_of(grammar('local forces and people'))})(?:ら|側|たち|当局|幹部|高官|関係者)?$"
)


def supply(laid: list[Phrase], land: Codes, groups: frozenset[str]) -> None:
    """Give those who act at home without its name their country, where nobody else owns them."""
    for phrase in laid:
        if phrase.codes or phrase.kind != "N" or phrase.is_time:
            continue
        # 反政府勢力 is against the government of the land that it is of.
        if phrase.target not in ((), land):
            continue
        if _is_local(phrase, groups) and not party(laid, phrase):
            phrase.codes, phrase.target = _told_of(laid, phrase) or land, ()


def _told_of(laid: list[Phrase], local: Phrase) -> Codes:
    """In whose land the sentence says that it plays, or whose army it has just named: 隣国では軍と勢力が戦う."""
    for phrase in reversed(laid[: local.index]):
        if not phrase.codes or phrase.is_time:
            continue
        is_of_army = phrase.lemma == "軍" == local.nouns[0][:1] and len(phrase.codes) == 1
        if is_of_army or (phrase.topic and phrase.base == "で" and phrase.kind == "N"):
            return phrase.codes
    return ()


def supply_here(laid: list[Phrase]) -> None:
    """Give a crowd the country of the city where it is told to be: テヘランの広場では学生らが."""
    for phrase in laid:
        if phrase.codes or phrase.base not in _ACTING or not phrase.nouns:
            continue
        people = phrase.nouns[-1]
        if people in ("ら", "隊") and len(phrase.nouns) > 1:
            people = phrase.nouns[-2] + people if people == "隊" else phrase.nouns[-2]
        if people in _CROWD and not party(laid, phrase):
            phrase.codes = _city_before(laid, phrase)


_ACTING: Final = frozenset(("が", "は", "も", "に"))
_CROWD: Final = grammar("people of the place")
_WHERE: Final = frozenset(("で", "では", "でも"))
_BROKEN_INTO: Final = frozenset(("を", "に", "へ"))
_HOUSES: Final = ("大使館", "領事館")


def _city_before(laid: list[Phrase], crowd: Phrase) -> Codes:
    """The country of the city in which those before a crowd stand, or whose guest's house it storms."""
    for phrase in laid:
        if phrase is crowd or phrase.kind == "P":
            continue
        if phrase.base in _WHERE and phrase.index < crowd.index:
            code = _city_of(phrase) or _city_beside(laid, phrase)
        elif phrase.base in _BROKEN_INTO and phrase.lemma.endswith(_HOUSES):
            code = _city_beside(laid, phrase)
        else:
            continue
        if code:
            return (code,)
    return ()


def _city_beside(laid: list[Phrase], phrase: Phrase) -> str:
    """The country of the city that a place is in: テヘランの外務省前."""
    beside = (laid[k] for k in phrase.children if laid[k].base == "の")
    return next((code for place in beside if (code := _city_of(place))), "")


def _city_of(phrase: Phrase) -> str:
    city = phrase.nouns[0] if phrase.nouns else ""
    return "" if is_venue(city) else cities().get(city, "")


def _is_local(phrase: Phrase, groups: frozenset[str]) -> bool:
    if groups and not groups.isdisjoint(phrase.nouns):
        return True
    return _LOCAL.search("".join(phrase.nouns)) is not None
