"""What is admitted is no support: 関与を認めた, 撃墜したことを認めている."""

from __future__ import annotations

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import DONE, Phrase

_GUILT = grammar("guilt nouns")
_FACTS = frozenset(("こと", "事", "の"))
_OBJECTS = frozenset(("を", "も", "は", "をは", "をも"))


def admits(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether 認める admits a deed: what it takes is a fault, or a clause of what was done."""
    for k in phrase.children:
        noun = laid[k]
        if noun.base not in _OBJECTS and not noun.topic:
            continue
        if noun.kind == "P":
            if noun.form == "nom" and not DONE.isdisjoint(noun.tail):
                return True
        elif noun.lemma in _GUILT or (noun.lemma in _FACTS and _is_done(laid, noun)):
            return True
    return False


def _is_done(laid: list[Phrase], noun: Phrase) -> bool:
    clauses = (laid[k] for k in noun.children if laid[k].kind == "P")
    return any(not DONE.isdisjoint(clause.tail) for clause in clauses)
