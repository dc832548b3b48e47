"""Whom another clause names: 提案にはチリが反対し、ペルーが賛成した, 解放したのはチリの船だ."""

from __future__ import annotations

from typing import Final

from .asking import Asking
from .parties import Codes, party, slot
from .phrases import Phrase
from .subjects import SIGNED, own_subject

_DONE_TO: Final = frozenset(("を", "に", "に対", "について"))
_SUBJECTS: Final = frozenset(("が", "は", "も"))
_CHAINED: Final = frozenset(("ren", "te", "ga"))


def ahead(asking: Asking) -> Codes:
    """Whose the thing is that the clause before is about, whose own subject stands after it."""
    laid, verb = asking.laid, asking.act.phrase
    before: Phrase | None = None
    for k in verb.children:
        if laid[k].kind == "P" and laid[k].form in _CHAINED:
            before = laid[k]
    if before is None:
        return ()
    own = _subject_of(laid, verb)
    if own is not None and own.index > before.index and not _things(laid, verb):
        first = _subject_of(laid, before)
        for thing in _things(laid, before) if first is not None else ():
            if first is not None and thing.index < first.index:
                return asking.others(_owner(laid, thing))
    return ()


def named_last(asking: Asking) -> Codes:
    """Whom a cleft names: 隣国が解放したのはチリの漁船4隻だ, 隣国が会談した相手はチリだ."""
    laid, verb = asking.laid, asking.act.phrase
    if verb.head < 0 or own_subject(laid, verb).how != "が":
        return ()
    named = laid[verb.head]
    if named.lemma == "相手" and named.topic and named.head >= 0:
        named = laid[named.head]
    return asking.others(party(laid, named))


def _subject_of(laid: list[Phrase], verb: Phrase) -> Phrase | None:
    for k in verb.children:
        child = laid[k]
        if child.base in _SUBJECTS and child.codes and child.kind in "NnJ":
            return child
    return None


def _things(laid: list[Phrase], verb: Phrase) -> list[Phrase]:
    things = (laid[k] for k in verb.children)
    return [p for p in things if p.base in _DONE_TO and p.kind in "NnJ" and not p.is_time]


def _owner(laid: list[Phrase], thing: Phrase) -> Codes:
    """Whose it is, or who showed it: スイスの案, スイスが示した案."""
    if codes := party(laid, thing):
        return codes
    for k in thing.children:
        if laid[k].form == "adn" and (found := own_subject(laid, laid[k])).how == "が":
            return found.codes
    return ()


def signed_with(asking: Asking) -> Codes:
    """With whom a paper is signed, taken by what it says: タイと国境を画定する協定に署名した."""
    noun = asking.act.noun
    if not asking.act.entry.is_reciprocal or noun is None or noun.lemma not in SIGNED:
        return ()
    laid = asking.laid
    named = (j for k in noun.children if laid[k].base == "の" for j in laid[k].children)
    for k in (*noun.children, *named):
        clause = laid[k]
        if clause.kind == "P" and clause.form == "adn":
            filled = slot(laid, clause, ("と", "との"))
            if filled and (codes := asking.others(filled[1])):
                return codes
    return ()
