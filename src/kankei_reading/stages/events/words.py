"""The words of a sentence as this stage needs them: a class letter, a lemma and an inflection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kankei_reading.text.tokens import Token


@dataclass(slots=True)
class Word:
    """One token: `kind` is its letter, `form` the first two characters of its inflection."""

    text: str
    lemma: str
    kind: str
    form: str
    start: int
    end: int


# Words that the dictionary gives as something else than what news makes of them.
_OURS = {"けん制": "n", "釘": "N", "なお": "D", "もの": "N"}


_FAR = (1 << 60, 1 << 60)


def words(tokens: Sequence[Token], hidden: Iterable[tuple[int, int]]) -> list[Word]:
    """Return `tokens` as words, leaving out those inside the `hidden` stretches."""
    out: list[Word] = []
    stretches = iter(sorted(hidden))
    start, end = next(stretches, _FAR)
    ours, add = _OURS.get, out.append
    for token in tokens:
        at = token.start
        while at >= end:
            start, end = next(stretches, _FAR)
        if at < start:
            surface, word = token.surface, token.word
            kind = ours(surface, word.letter)
            add(Word(surface, word.lemma, kind, word.ending, at, token.end))
    return out
