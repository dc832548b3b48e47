"""What looks like an attack and is an accident, like distrust and is fear of one, like a visit and is a journey."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .phrases import Phrase

_OF_FORCE: Final = frozenset(("ASSAULT", "CONSULT", "ACCUSE"))
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
    if act.type == "ACCUSE":
        return act.entry.word == "警戒" and _is_of_nature(laid, act)
    # 島を襲った台風18号
    head = laid[act.phrase.head] if act.phrase.form == "adn" and act.phrase.head >= 0 else None
    if act.type == "ASSAULT" and head is not None and any(n.endswith(_NATURE) for n in head.nouns):
        return True
    for k in act.phrase.children:  # noqa: SIM110 - a generator would cost more than the look
        if laid[k].base in _BESIDE and _is_no_party(act, laid[k]):
            return True
    return False


_BESIDE: Final = frozenset(("が", "は", "も", "と", "に"))


def _is_of_nature(laid: list[Phrase], act: Act) -> bool:
    """津波に警戒している: nobody is distrusted."""
    for k in act.phrase.children:
        if laid[k].base in _FEARED and laid[k].lemma.endswith(_NATURE):
            return True
    return False


_FEARED: Final = frozenset(("を", "に", "へ", "の", "への"))


def _is_no_party(act: Act, child: Phrase) -> bool:
    """Whether what stands beside an act is a storm, somebody on a journey, or a ship that runs into another."""
    if child.lemma.endswith(_NATURE) and child.base != "に" and act.type == "ASSAULT":
        return True
    if act.entry.word in _GOING and child.lemma.endswith(_TRAVELLERS):
        return child.base in ("が", "は", "も")
    return act.entry.word in _COLLIDING and child.lemma in _VEHICLES
