"""Whom force befalls that nobody with a code uses: the land that an article plays in, or the place that the clause names."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import cities, names
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import NOBODY, Codes, Found
from .phrases import Phrase
from .scene import Scene

_ARMED: Final = re.compile("(?:勢力|集団|過激派|グループ|テロリスト|犯人|犯|男|容疑者|兵士)$")
_ATTACKS: Final = grammar("attacks")
_ENDS: Final = tuple(_ATTACKS)
_PLACES: Final = frozenset(("で", "では", "でも", "において", "における"))


def struck(act: Act, laid: Scene, memory: Memory) -> Found:
    """Return whom an act befalls of which the sentence names neither side."""
    codes = _place(act, laid.phrases) if act.type == "ASSAULT" and _is_attack(act) else ()
    if codes:
        return Found(codes, 0.85, "place")
    return Found(laid.land, 0.9, "land") if _befalls(act, laid, memory) else NOBODY


def _is_attack(act: Act) -> bool:
    if not act.entry.case:
        return act.entry.word.removesuffix("事件").endswith(_ENDS)
    return act.noun is not None and "".join(act.noun.nouns).removesuffix("事件").endswith(_ENDS)


def _place(act: Act, laid: list[Phrase]) -> Codes:
    """The country where it happens: ペルーの港で銃撃があった."""
    if _fights_outlaws(act, laid):
        return ()
    for k in reversed(act.phrase.children):
        child = laid[k]
        if child.kind != "N" or child.base not in _PLACES:
            continue
        for phrase in (child, *(laid[j] for j in child.children if laid[j].base == "の")):
            if code := _country(phrase):
                return (code,)
    return ()


def _country(phrase: Phrase) -> str:
    """The country that a place is or lies in: only its name, not 米軍基地."""
    word = "".join(phrase.nouns)
    named = names().get(word) or (names().get(phrase.nouns[0]) if phrase.nouns else None)
    if named is not None and named.kind == "country":
        return named.code
    return cities().get(word, "")


def _fights_outlaws(act: Act, laid: list[Phrase]) -> bool:
    """Whether it is armed groups that are fought, or a party with words: that is nothing done to the land."""
    objects = (laid[k] for k in act.phrase.children if laid[k].base == "を")
    return any(p.lemma[-1:] == "党" or _ARMED.search(p.lemma) for p in objects)


def _befalls(act: Act, laid: Scene, memory: Memory) -> bool:
    """Whether the land that an article plays in suffers what nobody with a code does: 市場で自爆テロ, 勢力が占拠."""
    if not laid.land or not memory.seen[laid.index] <= set(laid.land):
        return False
    if "".join((act.noun or act.phrase).nouns).startswith("和平"):
        return True
    if _fights_outlaws(act, laid.phrases):
        return False
    if act.type == "ASSAULT":
        return act.entry.word in _ATTACKS
    children = [laid.phrases[k] for k in act.phrase.children]
    doers = [*children, *(p for p in laid.phrases[: act.phrase.index] if p.topic)]
    return act.type == "COERCE" and any(
        p.base in ("が", "は") and _ARMED.search(p.lemma) for p in doers
    )
