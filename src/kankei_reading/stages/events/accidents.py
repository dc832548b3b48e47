"""What looks like an attack, or like distrust, and is an accident, or fear of one."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .phrases import Phrase

_OF_FORCE: Final = frozenset(("ASSAULT", "CONSULT", "ACCUSE"))
_NATURE: Final = tuple(grammar("natural forces"))
_VEHICLES: Final = grammar("vehicles")
_COLLIDING: Final = frozenset(("衝突", "接触", "激突", "ぶつかる"))


def is_accident(laid: list[Phrase], act: Act) -> bool:
    """Whether nature strikes, or ships run into each other: 台風が島を襲った, 貨物船が漁船と衝突した, 津波に警戒."""
    if act.type not in _OF_FORCE:
        return False
    if act.type == "ACCUSE":
        return act.entry.word == "警戒" and any(
            laid[k].base in ("を", "に", "へ", "の", "への") and laid[k].lemma.endswith(_NATURE)
            for k in act.phrase.children
        )
    # 島を襲った台風18号
    head = laid[act.phrase.head] if act.phrase.form == "adn" and act.phrase.head >= 0 else None
    if act.type == "ASSAULT" and head is not None and any(n.endswith(_NATURE) for n in head.nouns):
        return True
    for k in act.phrase.children:
        child = laid[k]
        if child.base not in ("が", "は", "も", "と", "に"):
            continue
        if child.lemma.endswith(_NATURE) and child.base != "に" and act.type == "ASSAULT":
            return True
        if act.entry.word in _COLLIDING and child.lemma in _VEHICLES:
            return True
    return False
