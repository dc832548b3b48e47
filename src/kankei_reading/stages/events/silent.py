"""Sentences that can tell no act, known by their words alone: nothing need be laid out for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Final

from kankei_reading.lexicon.predicates import predicates
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.text.tokens import Token, Word
from kankei_reading.types import Actor

from .admitted import ANSWERING, READY
from .keys import E_TO_U, HOW, nouns_of
from .phrases import NOUNS
from .together import BESIDE, TOGETHER
from .verdicts import PIECES, VERBS

# 受ける意向: to be ready to take what was offered.
_SAYING: Final = grammar("urging or saying verbs") | grammar("papers") | {"受ける"}
# 変えてはならない, 守らなければなりません.
_SHOULD_WORDS: Final = frozenset(
    ("よう", "様", "べし", "ほしい", "欲しい", "もらう", "いただく", "なら", "なり", "いけ")
)
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


# What a word by itself says of its sentence; see `Word.tells`.
_SURE: Final = 1
_VISIT: Final = 2
_SAYS: Final = 4
_SHOULD: Final = 8
_END: Final = 16
_BESIDE: Final = 32
_OBJECT: Final = 64
_TAKER: Final = 128
_TELLS: Final = 256
_VERDICT: Final = 512


def may_tell(tokens: tuple[Token, ...], actors: tuple[Actor, ...]) -> bool:
    """Whether a sentence of these words may tell an act; where it may not, `acts` finds none.

    Who adds another way of telling an act to `acts` says here what words it needs.
    """
    seen, before = 0, ""
    for token in tokens:
        word = token.word
        tells = word.tells
        if tells < 0:
            tells = word.tells = _told_by(word)
        # Most sentences that tell an act hold such a word whole.
        if tells & _SURE or (tells & _END and _goes_on(before, word.letter)):
            return True
        seen |= tells
        before = word.letter
    if (actors and seen & _VISIT) or (seen & _SAYS and seen & _SHOULD):
        return True
    if seen & _TELLS and seen & _VERDICT:
        return True
    is_open = seen & _BESIDE or (seen & _OBJECT and seen & _TAKER)
    return bool(is_open) and _together_tell(tokens)


def _told_by(word: Word) -> int:
    """Return what a word says of any sentence that it stands in."""
    words, surface, lemma = _words(), word.surface, word.lemma
    if lemma in words.verbs or surface in words.nouns:
        return _SURE
    if word.letter not in NOUNS:
        is_should = lemma in _SHOULD_WORDS or surface in _SHOULD_WORDS or word.ending == "命令"
        says, takes = lemma in _SAYING, lemma in words.takers
        found = (_SHOULD if is_should else 0) | (_BESIDE if surface in BESIDE else 0)
    elif surface[:2] in HOW:
        return _SURE
    else:
        says, takes = surface in _SAYING, surface in words.takers or surface in words.taker_ends
        is_object = surface in words.objects or surface in words.object_ends
        found = (_END if surface in words.noun_ends else 0) | (_OBJECT if is_object else 0)
        found |= (_VISIT if surface[0] in _VISITS else 0) | (_SHOULD if surface in READY else 0)
    found |= (_TELLS if lemma in VERBS or surface in VERBS else 0) | (_SAYS if says else 0)
    is_verdict = surface in PIECES or lemma in PIECES
    return found | (_VERDICT if is_verdict else 0) | (_TAKER if takes else 0)


def _goes_on(before: str, letter: str) -> bool:
    """Whether a noun may be a part of a compound that the word before began."""
    return before != "" and before in _BEFORE and (letter not in "9c" or before != "9")


def _together_tell(tokens: tuple[Token, ...]) -> bool:
    """Whether words tell an act together that none of them tells alone."""
    words = _words()
    nouns: list[str] = []
    parts: list[str] = []
    lemmas: list[str] = []
    before = last = ""
    for token in tokens:
        word = token.word
        letter, tells = word.letter, word.tells
        if tells & _BESIDE and last in TOGETHER:
            return True
        if letter not in NOUNS:
            if tells & _TAKER:
                lemmas.append(word.lemma)
        elif tells & (_OBJECT | _TAKER):
            nouns.append(word.surface)
            if _goes_on(before, letter):
                parts.append(word.surface)
        before, last = letter, word.surface
    return _takes(words, nouns, parts, lemmas)


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
    plain = frozenset((*lexicon.plain, *lexicon.negative, *ANSWERING))
    taken = {
        verb: _ends(word for frame in frames for word in frame.rows)
        for verb, frames in lexicon.with_object.items()
    }
    for verb, ends in list(taken.items()):
        taken.update((noun, taken.get(noun, ends)) for noun in nouns_of(verb))
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
        known = found.get(form)
        if known is None or known <= taken:
            found[form] = taken
        elif not taken <= known:
            found[form] = known | taken
    # One set for all that take the same: they are large.
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {form: shared.setdefault(taken, taken) for form, taken in found.items()}


def _ends(words: Iterable[str]) -> frozenset[str]:
    # One text for the ends that many words share: 相 of 外相, 首相.
    return frozenset(intern(word[at:]) for word in words for at in range(len(word)))


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
