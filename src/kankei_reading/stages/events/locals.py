"""Who acts at home without a country's name: 治安部隊, 群衆, a movement known by its letters."""

from __future__ import annotations

import re
from typing import Final

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
            phrase.codes, phrase.target = land, ()


def _is_local(phrase: Phrase, groups: frozenset[str]) -> bool:
    if groups and not groups.isdisjoint(phrase.nouns):
        return True
    return _LOCAL.search("".join(phrase.nouns)) is not None
