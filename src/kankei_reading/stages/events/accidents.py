"""What looks like an attack and is an accident, and like a visit and is a journey."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .phrases import Phrase

_OF_FORCE: Final = frozenset(("ASSAULT", "CONSULT"))
_NATURE: Final = tuple(grammar("natural forces"))
_VEHICLES: Final = grammar("vehicles")
_GOING: Final = grammar("visits")
# Who travels for their own sake.
_TRAVELLERS: Final = (
    *("観光客", "旅行者", "旅行客", "買い物客", "行楽客", "巡礼者", "信者", "ファン"),
    *("俳優", "女優", "歌手", "選手", "芸人", "画家", "作家", "会社員", "留学生"),
)
_COLLIDING: Final = frozenset(("衝突", "接触", "激突", "ぶつかる"))


def is_accident(laid: list[Phrase], act: Act) -> bool:
    """Whether nature strikes, ships run into each other, or people only travel: 台風が島を襲った, 貨物船が漁船と衝突した."""
    if act.type not in _OF_FORCE:
        return False
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
        if act.entry.word in _GOING and child.lemma.endswith(_TRAVELLERS):
            return child.base in ("が", "は", "も")
        if act.entry.word in _COLLIDING and child.lemma in _VEHICLES:
            return True
    return False
