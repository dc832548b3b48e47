"""Who acts at home without a country's name: 治安部隊, 群衆, a movement known by its letters."""

from __future__ import annotations

import re

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_code
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.predicates.grammar import grammar

from .parties import Codes, party
from .phrases import Phrase

# A group that an article names in short: 武装組織「…運動」(GAM), 反政府勢力のFARC.
_GROUP = re.compile(
    "(?:組織|勢力|戦線|運動|解放軍|ゲリラ|独立派|反体制派|革命軍|トラ)[^。()]{0,24}[(の]?([A-Z]{2,6})(?![A-Za-z])"
)
_LOCAL = re.compile(
    f"(?:{any_of(grammar('local forces and people'))})(?:ら|側|たち|当局|幹部|高官|関係者)?$"
)


def groups_of(draft: Draft) -> frozenset[str]:
    """Return the short names of armed groups and movements of the land: GAM, FARC."""
    found = frozenset(hit.group(1) for hit in _GROUP.finditer(draft.text))
    return frozenset(name for name in found if not is_code(name))


def supply(laid: list[Phrase], land: Codes, groups: frozenset[str]) -> None:
    """Give those who act at home without its name their country, where nobody else owns them."""
    for phrase in laid:
        if phrase.codes or phrase.kind != "N" or phrase.is_time:
            continue
        # 反政府勢力 is against the government of the land that it is of.
        if phrase.target not in ((), land):
            continue
        if _is_local(phrase, groups) and not party(laid, phrase):
            phrase.codes, phrase.target = land, ()


def _is_local(phrase: Phrase, groups: frozenset[str]) -> bool:
    if groups and not groups.isdisjoint(phrase.nouns):
        return True
    return _LOCAL.search("".join(phrase.nouns)) is not None
