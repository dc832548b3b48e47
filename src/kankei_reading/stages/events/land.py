"""The one country that an article plays in, and who acts there without its name: 治安部隊, 群衆, an armed group."""

from __future__ import annotations

import re
from functools import cache

from kankei_reading.draft import Draft, within
from kankei_reading.lexicon.countries import cities, is_code, is_country, names
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.predicates.grammar import grammar

from .parties import Codes, party
from .phrases import Phrase

# The country that the paper is written in goes without saying in every article.
_OWN = "JPN"
# The headline and the sentences that say where something happens.
_OPENING = 2
# A country after which something happens there: パリで, ロシア南部, ダルフール情勢, フランス・パリ.
_PLACED = re.compile(
    "で|国内|各地|全土|情勢|[東西南北中]部|・[ァ-ヶー]|の首都|の?[ァ-ヶー]+[州市]?で"
)
# A group that an article names in short: 武装組織「…運動」(GAM), 反政府勢力のFARC.
_GROUP = re.compile(
    "(?:組織|勢力|戦線|運動|解放軍|ゲリラ|独立派|反体制派|革命軍|トラ)[^。()]{0,24}[(の]?([A-Z]{2,6})(?![A-Za-z])"
)
_LOCAL = grammar("local forces and people")
_ALSO = ("ら", "側", "たち", "当局", "幹部", "高官", "関係者")


def land_of(draft: Draft) -> Codes:
    """Return the one country that the opening is about: the reader's own beside it counts only as a guest."""
    named: set[str] = set()
    for sentence in draft.sentences[:_OPENING]:
        start, end = sentence.span
        here = {c for a in within(draft.actors, sentence.span) for c in a.codes if is_country(c)}
        placed: set[str] = set()
        for hit in _names().finditer(draft.text, start, end):
            if code := _code(hit.group()):
                here.add(code)
                placed |= {code} if _PLACED.match(draft.text, hit.end(), end) else set()
        if sentence.zone == "headline" and len(placed) == 1 and here - {_OWN} == placed:
            return tuple(placed)
        named |= here
    return tuple(named) if len(named) == 1 and _OWN not in named else ()


def groups_of(draft: Draft) -> frozenset[str]:
    """Return the short names of armed groups and movements of the land: GAM, FARC."""
    found = frozenset(hit.group(1) for hit in _GROUP.finditer(draft.text))
    return frozenset(name for name in found if not is_code(name))


def supply(laid: list[Phrase], land: Codes, groups: frozenset[str]) -> None:
    """Give those who act at home without its name their country, where nobody else owns them."""
    for phrase in laid:
        if phrase.codes or phrase.target or phrase.kind != "N" or phrase.is_time:
            continue
        if _is_local(phrase, groups) and not party(laid, phrase):
            phrase.codes = land


def _is_local(phrase: Phrase, groups: frozenset[str]) -> bool:
    words = "".join(phrase.nouns)
    for end in _ALSO:
        words = words.removesuffix(end)
    if phrase.nouns and not groups.isdisjoint(phrase.nouns):
        return True
    return any(words.endswith(word) for word in _LOCAL) if words else False


@cache
def _names() -> re.Pattern[str]:
    # 南ア begins 南アジア too.
    return re.compile(
        f"(?:{any_of((*names(), *cities()), {'南ア': 'ジア'})})(?!新聞|紙|通信|テレビ|タイムズ|沖)"
    )


def _code(name: str) -> str:
    named = names().get(name)
    if named is None:
        return cities().get(name, "")
    return named.code if named.kind == "country" else ""
