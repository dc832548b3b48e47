"""What looks like an attack, or like distrust, and is an accident, or fear of one."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .phrases import Phrase

_OF_FORCE: Final = frozenset(("ASSAULT", "COERCE", "CONSULT", "ACCUSE"))
_NATURE: Final = tuple(grammar("natural forces"))
# States shut borders for the others.
_SUDDEN: Final = grammar("natural forces") - frozenset(
    ("疫病", "感染症", "インフルエンザ", "ウイルス", "不況", "危機", "恐慌")
)
_CAUSES: Final = frozenset(("で", "に", "により", "によって", "による"))
_BY_WAY: Final = frozenset(("影響", "ため", "せい"))
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
    if act.phrase.is_passive and act.type != "CONSULT" and _is_by_nature(laid, act.phrase):
        return True
    return act.type != "COERCE" and _strikes(laid, act)


def _strikes(laid: list[Phrase], act: Act) -> bool:
    """台風が島を襲った, 貨物船が漁船と衝突した."""
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


def _is_by_nature(laid: list[Phrase], phrase: Phrase) -> bool:
    """大雪で車が足止めされた, 火山灰の影響で空港が閉鎖された."""
    for k in phrase.children:
        cause = laid[k]
        if cause.base not in _CAUSES or not cause.nouns:
            continue
        if cause.lemma in _BY_WAY and cause.children:
            cause = laid[cause.children[-1]]
        if not _SUDDEN.isdisjoint(cause.nouns):
            return True
    return False
