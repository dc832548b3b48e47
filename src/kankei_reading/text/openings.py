"""Where in a text the words of a long list may begin: asked of the words it is cut into, once for all lists.

`re` tries a pattern of a thousand names at every letter that one of them begins with. Which lists a word of the
dictionary can be the beginning of is the same in every text: it is found out once, and kept with the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kankei_reading.text.tokens import Begun, Token, Word

_ALL: Final[list[Opening]] = []


class Opening:
    """What a pattern can begin with: words, or the first letters of what is no list.

    Made when its module is loaded; the words are fetched when a text is first read.
    """

    __slots__ = ("_fetch", "_next", "_whole", "number")

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self.number: int = len(_ALL)
        self._fetch = words
        self._whole: frozenset[str] = frozenset()
        self._next: dict[str, set[str]] = {}
        _ALL.append(self)

    def inside(self, surface: str) -> list[Begun]:
        """Return where in a word one of the list may begin: ロシア inside 前ロシア."""
        if not self._whole:
            self._whole = frozenset(self._fetch())
            for word in self._whole:
                for size in range(1, len(word)):
                    self._next.setdefault(word[:size], set()).add(word[size])
        found: list[Begun] = []
        for at in range(len(surface)):
            rest = surface[at:]
            if any(rest[:size] in self._whole for size in range(1, len(rest) + 1)):
                found.append(Begun(self.number, at, None))
            elif rest in self._next:
                found.append(Begun(self.number, at, frozenset(self._next[rest])))
        return found


def openings(sentences: Sequence[Sequence[Token]]) -> list[list[int]]:
    """Return, by the number of an `Opening`, the places in a text where its words may begin, in order."""
    found: list[list[int]] = [[] for _ in _ALL]
    for tokens in sentences:
        begun: list[Begun] = []
        start = 0
        for token in tokens:
            word = token.word
            for one in begun:
                if one.follow is None or word.first in one.follow:
                    found[one.number].append(start + one.at)
            begun = _begun(word) if word.opens is None else word.opens
            start = token.start
        for one in begun:
            if one.follow is None:
                found[one.number].append(start + one.at)
    return found


def _begun(word: Word) -> list[Begun]:
    word.opens = [begun for one in _ALL for begun in one.inside(word.surface)]
    return word.opens
