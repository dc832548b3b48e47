"""Where who is named belongs, if that is not the nearest verb: チリのほか、ペルーも; チリは従うべきだとペルーが説いた."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import Phrase

_VISITS: Final = grammar("visits")

# The case of one who is named first, and to whom another is added.
ADDED: Final = "ほか"
_STATES: Final = ("国", "国々", "諸国", "カ国")
_ENDS: Final = frozenset(("が", "は", "も", "を", "に", "と", "へ", "から", "に対", "への", "との"))


def added_to(phrases: list[Phrase], i: int) -> int:
    """Return the party, or the number of states, to which one at `i` is added; −1 for none."""
    at = i + 1
    while at < len(phrases) - 1 and phrases[at].kind == "O":
        at += 1
    named = False
    while 0 <= at < len(phrases) and phrases[at].kind in "NnJ":
        phrase = phrases[at]
        named = named or bool(phrase.codes) or phrase.lemma.endswith(_STATES)
        if phrase.base in _ENDS:
            return at if named else -1
        at = phrase.head
    return -1


def told_by_another(phrases: list[Phrase], topic: Phrase, last: int) -> int:
    """Where a topic belongs if who says so stands after what is said: [チリは従うべきだ]とペルーが主張した."""
    said = -1
    for k in range(topic.index + 1, last):
        phrase = phrases[k]
        if phrase.head != last:
            continue
        if phrase.kind == "P" and (phrase.form == "quote" or "to" in phrase.tail):
            said = k
        elif phrase.base == "が" and phrase.codes and said >= 0 and topic.codes:
            return said
    return last


def is_visited(phrase: Phrase, following: Phrase) -> bool:
    """隣国を訪問中に、: there one is, and it is not whom one meets meanwhile."""
    return phrase.base in ("を", "に") and following.nouns[0] in _VISITS
