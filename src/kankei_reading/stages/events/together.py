"""What several do together, said beside the act: 合同の哨戒飛行, 共同で開発した."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Predicates

from .phrases import Phrase

TOGETHER: Final = frozenset(("合同", "共同"))
BESIDE: Final = frozenset(("の", "で"))


def join_words(laid: list[Phrase], lexicon: Predicates) -> None:
    """Make one compound of 合同の and its noun where the lexicon has it: 合同の演習 is 合同演習."""
    for phrase in laid:
        word = phrase.lemma
        if word not in TOGETHER or len(phrase.nouns) > 1 or phrase.base not in BESIDE:
            continue
        act = _act_beside(laid, phrase)
        if act is None or word in act.nouns:
            continue
        compound = [word, *act.nouns]
        found = lexicon.noun(compound)
        if found is not None and found[0].word.startswith(word):
            act.nouns = compound


def _act_beside(laid: list[Phrase], phrase: Phrase) -> Phrase | None:
    """The noun after 合同の; after 合同で the verb's own noun, or else its object."""
    if phrase.head < 0:
        return None
    head = laid[phrase.head]
    if head.nouns and head.kind in "NnP" and not head.is_time:
        objects = [k for k in head.children if laid[k].base == "を" and k > phrase.index]
        is_light = phrase.base == "で" and head.nouns[-1] in _LIGHT and objects
        return laid[objects[-1]] if is_light else head
    for k in reversed(head.children):
        if phrase.base == "で" and laid[k].base == "を" and laid[k].nouns:
            return laid[k]
    return None


# Verbs that say no more than that an act is done.
_LIGHT: Final = frozenset(("実施", "開始", "展開", "再開", "継続"))
