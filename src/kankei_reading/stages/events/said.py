"""What a paper says, and where something is said: clauses that keep no subject to themselves."""

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
