"""Where in a text the words of a long list may begin: asked of the words it is cut into, once for all lists.

`re` tries a pattern of a thousand names at every letter that one of them begins with. Which lists a word of the
dictionary can be the beginning of is the same in every text: it is found out once, and kept with the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sys import intern
from typing import Final

from kankei_reading.text.tokens import Begun, Token, Word

_ALL: Final[list[Opening]] = []


class Opening:
    """What a pattern can begin with: words, or the first letters of what is no list.

    Made when its module is loaded; the words are fetched when a text is first read.
    """

    __slots__ = ("_fetch", "_longest", "_next", "_whole", "number")

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self.number: int = len(_ALL)
        self._fetch = words
        self._whole: frozenset[str] = frozenset()
        self._next: dict[str, str] = {}
        self._longest = 0
        _ALL.append(self)

    def inside(self, surface: str) -> list[Begun]:
        """Return where in a word one of the list may begin: ロシア inside 前ロシア."""
        if not self._whole:
            self._learn()
        found: list[Begun] = []
        for at in range(len(surface)):
            rest = surface[at : at + self._longest]
            if any(rest[:size] in self._whole for size in range(1, len(rest) + 1)):
                found.append(Begun(self.number, at, ""))
            elif len(surface) - at < self._longest and (follow := self._next.get(rest)) is not None:
                found.append(Begun(self.number, at, follow))
        return found

    def _learn(self) -> None:
        whole = frozenset(self._fetch())
        following: dict[str, str] = {}
        for word in sorted(whole):
            for size in range(1, len(word)):
                known = following.get(word[:size], "")
                if word[size] not in known:
                    following[word[:size]] = intern(known + word[size])
        self._next, self._longest = following, max(map(len, whole))
        # Last: another thread that sees it must see the others as well.
        self._whole = whole


def openings(  # noqa: C901 - asked of every word
    sentences: tuple[tuple[Token, ...], ...],
) -> list[list[int]]:
    """Return, by the number of an `Opening`, the places in a text where its words may begin, in order."""
    found: list[list[int]] = [[] for _ in _ALL]
    for tokens in sentences:
        begun: list[Begun] | None = None
        follow = ""
        start = 0
        for token in tokens:
            word = token.word
            # Most that begin something want another word next, and most of the time get none.
            if begun is not None and (not follow or word.first in follow):
                for one in begun:
                    if not one.follow or word.first in one.follow:
                        found[one.number].append(start + one.at)
            if not word.is_weighed:
                _weigh(word)
            begun = word.opens
            if begun is not None:
                follow, start = word.follow, token.start
        for one in begun or ():
            if not one.follow:
                found[one.number].append(start + one.at)
    return found


def _weigh(word: Word) -> None:
    """Find out once which lists may begin in a word."""
    begun = [begun for one in _ALL for begun in one.inside(word.surface)]
    if begun:
        is_whole = any(not one.follow for one in begun)
        word.follow = "" if is_whole else intern("".join([one.follow for one in begun]))
        word.opens = begun
    # Last: another thread that sees it must see the others as well.
    word.is_weighed = True
