"""What act a noun names: 制裁, 会談の開催, 口座の凍結の解除."""

from __future__ import annotations

from kankei_reading.lexicon.predicates import Predicates

from .act import Act
from .fillers import of_genitive
from .operators import compound_operator, genitive_operator
from .phrases import Phrase


def act_of_noun(
    laid: list[Phrase], phrase: Phrase, lexicon: Predicates, used: set[int]
) -> Act | None:
    """Return the act that a noun phrase names, but for those in `used`, which are told already."""
    last = phrase.nouns[-1]
    if phrase.kind not in "NnJ" or last not in lexicon.lasts:
        return None
    found = lexicon.noun(phrase.nouns)
    if found:
        named = Act(phrase, found[0], found[0].type, [found[0].cite()], phrase)
        named.is_nominal = True
        return named
    act = compound_operator(phrase, lexicon)
    if act is None:
        act = genitive_operator(laid, phrase, lexicon, used)
    # 口座の凍結の解除 freezes nothing.
    is_open = act is None and phrase.children and phrase.case != "の"
    taken = of_genitive(laid, phrase, lexicon) if is_open else None
    if taken is not None and taken[1].index not in used:
        act = Act(phrase, taken[0], taken[0].type, [taken[0].cite(taken[1].lemma)], taken[1])
    if act is not None:
        act.is_nominal = True
        act.noun = act.noun or phrase
    return act
