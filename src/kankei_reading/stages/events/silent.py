"""Sentences that can tell no act, known by their words alone: nothing need be laid out for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kankei_reading.lexicon.predicates import predicates
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.text.tokens import Token
from kankei_reading.types import Actor

from .keys import E_TO_U, HOW
from .phrases import NOUNS
from .together import BESIDE, TOGETHER

_SAYING: Final = grammar("urging or saying verbs") | grammar("papers")
_SHOULD: Final = frozenset(("よう", "様", "べし"))
# The country is inside the word: 訪米, 来日.
_VISITS: Final = "訪来"
# What a compound can have before its last word: marks do not part it, and figures are left out of it.
_BEFORE: Final = "NnJ9cs"
_U_TO_E: Final = {u: e for e, u in E_TO_U.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """What one of must stand in a sentence that tells an act.

    A word of the lexicon may be several to the tokeniser; the `ends` are whatever the last of them can be.
    """

    nouns: frozenset[str]
    noun_ends: frozenset[str]
    verbs: frozenset[str]
    """Verbs that say enough by themselves."""
    takers: dict[str, frozenset[str]]
    """Verbs that tell an act with an object only, and such nouns before する: whatever their objects end in."""
    taker_ends: dict[str, frozenset[str]]
    objects: frozenset[str]
    object_ends: frozenset[str]


def may_tell(tokens: Sequence[Token], actors: Sequence[Actor]) -> bool:
    """Whether a sentence of these words may tell an act; where it may not, `acts` finds none.

    Who adds another way of telling an act to `acts` says here what words it needs.
    """
    words = _words()
    # Most sentences that tell an act hold such a word whole; what a verb is looked up by is known before.
    if not words.verbs.isdisjoint([token.word.lemma for token in tokens]):
        return True
    if not words.nouns.isdisjoint([token.surface for token in tokens]):
        return True
    nouns: list[str] = []
    parts: list[str] = []
    lemmas: list[str] = []
    says = should = False
    before = last = ""
    for token in tokens:
        letter, surface = token.word.letter, token.surface
        if letter in NOUNS:
            goes_on = letter not in "9c" or before != "9"
            goes_on = goes_on and before != "" and before in _BEFORE
            if goes_on and surface in words.noun_ends:
                return True
            if surface[:2] in HOW or (actors and surface[0] in _VISITS):
                return True
            nouns.append(surface)
            parts.append(surface if goes_on else "")
            says |= surface in _SAYING
        else:
            lemma = token.word.lemma
            lemmas.append(lemma)
            says |= lemma in _SAYING
            should |= lemma in _SHOULD or surface in _SHOULD or token.word.ending == "命令"
            if surface in BESIDE and last in TOGETHER:
                return True
        before, last = letter, surface
    return (says and should) or _takes(words, nouns, parts, lemmas)


def _takes(words: Words, nouns: list[str], parts: list[str], lemmas: list[str]) -> bool:
    """Whether a verb stands in a sentence together with an object of its own."""
    objects = words.objects.intersection(nouns) | words.object_ends.intersection(parts)
    if not objects:
        return False
    taken = [words.takers[word] for word in (*nouns, *lemmas) if word in words.takers]
    taken += [words.taker_ends[word] for word in parts if word in words.taker_ends]
    return any(not of_verb.isdisjoint(objects) for of_verb in taken)


@cache
def _words() -> Words:
    lexicon = predicates()
    plain = frozenset((*lexicon.plain, *lexicon.negative))
    taken = {
        verb: _ends(word for frame in frames for word in frame.rows)
        for verb, frames in lexicon.with_object.items()
    }
    objects = frozenset(
        word for frames in lexicon.with_object.values() for frame in frames for word in frame.rows
    )
    return Words(
        plain,
        _ends(plain),
        _written(plain),
        _merged((form, ends) for verb, ends in taken.items() for form in _written((verb,))),
        _merged((verb[at:], ends) for verb, ends in taken.items() for at in range(len(verb))),
        objects,
        _ends(objects),
    )


def _merged(pairs: Iterable[tuple[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """Return what each form of a verb takes: some verbs share a form."""
    found: dict[str, frozenset[str]] = {}
    for form, taken in pairs:
        found[form] = found.get(form, frozenset()) | taken
    return found


def _ends(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[at:] for word in words for at in range(len(word)))


def _written(verbs: Iterable[str]) -> frozenset[str]:
    """Return verbs with the other forms that the lexicon is asked for them in: 応ずる, 課する, 出せる."""
    found = set(verbs)
    for verb in list(found):
        if verb.endswith("じる"):
            found.add(verb[:-2] + "ずる")
        if len(verb) == 2 and verb[-1] == "す":
            found.add(verb[0] + "する")
        if verb[-1] in _U_TO_E:
            found.add(verb[:-1] + _U_TO_E[verb[-1]] + "る")
    return frozenset(found)
