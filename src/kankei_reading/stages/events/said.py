"""What a paper says, where something is said, and what is meant: clauses that wrap what they hold."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import Phrase

_PAPERS: Final = grammar("papers") | {"覚書", "議定書"}
HELD: Final = frozenset(("行う", "行なう", "おこなう", "開く", "開催", "実施", "催す"))
# 民兵が[紅海を航行する]船への攻撃を続けた: ships do that by themselves.
SAILING: Final = frozenset(("航行", "通航", "通過", "停泊", "飛行"))
_TALKS: Final = (*grammar("talks"), "会議", "集会")


def is_written(phrases: list[Phrase], phrase: Phrase, candidate: Phrase) -> bool:
    """Whether a clause is what a paper says: 首相がリマで、[兵を送らないとする]声明に署名した."""
    says = phrases[candidate.head] if candidate.form == "quote" else candidate
    if says.form != "adn" or says.lemma != "する" or says.head < 0:
        return False
    is_paper = phrases[says.head].lemma in _PAPERS
    return is_paper and any(p.comma for p in phrases[phrase.index : candidate.index])


def is_talk(phrase: Phrase) -> bool:
    """Whether what is held is a talk, where those who hold it speak: 次官級協議を開き、…するよう求めた."""
    return phrase.base == "を" and phrase.lemma.endswith(_TALKS)


def is_held(candidate: Phrase) -> bool:
    """Whether a meeting is held, which nobody who meets is: プーチン氏が、行われた会合で提案した."""
    is_held = candidate.lemma in HELD or not HELD.isdisjoint(candidate.nouns)
    return is_held and candidate.is_passive


_MEANT: Final = (
    grammar("planned nouns") | grammar("possible nouns") | grammar("clauses meant")
) - {"場合", "前提", "条件", "場面", "限り", "選択肢"}


def is_meant_if(phrases: list[Phrase], clause: Phrase, candidate: Phrase) -> bool:
    """Whether an if is part of what is meant or may be: 応じれば、[制裁を解く]考えを示した."""
    if clause.form == "ba":
        is_if = "to" not in clause.tail
    else:
        is_if = clause.lemma in IFS and clause.base in ("", "に")
    return is_if and wraps_plan(phrases, candidate)


def wraps_plan(phrases: list[Phrase], clause: Phrase) -> bool:
    """Whether a clause is what is meant, or what may be: [解く]考え, [解く]可能性."""
    if clause.form != "adn" or "past" in clause.tail or clause.head < 0:
        return False
    noun = phrases[clause.head]
    return noun.lemma in _MEANT and noun.base != "の"


IFS: Final = frozenset(("場合", "限り"))


def asks_next(phrases: list[Phrase], wish: Phrase, i: int) -> bool:
    """輸出を封じ、隣国にも同じ規制を敷くよう求めた: whom one asks comes after what one did oneself."""
    asked = (
        p.codes and p.base == "に" and p.head == wish.index for p in phrases[i + 1 : wish.index]
    )
    return any(asked) and not any(p.codes and p.base in _ASKED for p in phrases[:i])


_ASKED: Final = frozenset(("に", "に対"))
