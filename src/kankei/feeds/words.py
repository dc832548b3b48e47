"""The words of an article as search and follows compare them, and the marks of its actors.

A word is what stands between two edges where a keyword may begin or end. A blank is a word
too (`BLANK`), so that a phrase with a blank and one without never answer for each other.
Marks (`@RUS`, `@RUS-USA`) stand among the words for the countries and pairs that the engine
read, so that ロシア also finds 対ロ and 米ロ also finds ロ米.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView, Mapping
from functools import lru_cache
from importlib.metadata import version
from itertools import accumulate, chain, pairwise
from zlib import crc32

from kankei_reading.text.fold import fold
from kankei_reading.text.tokens import short_words

BLANK = "▁"
MOST_WORDS = 8
LONGEST_RUN = 16
OPENING = 2
# Between the letters of two stretches: no text has it.
_PARTED = "\0"
# Of a run that is longer, the beginning and "…".
_CUT_SHORT = LONGEST_RUN + 1
_SAYS_SOMETHING = re.compile(r"\w")
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ")
# Fifteen edges are inside a run of sixteen characters.
_EDGES = LONGEST_RUN - 1
# Another dictionary, or another rule here (then to be counted up), may cut a word otherwise.
_CUTTER = crc32(f"1 {version('sudachipy')} {version('sudachidict-core')}".encode()) % (1 << 15)
# A keyword is cut alone, but an article cuts it among other words: 日米 alone may be one word
# and 日・米 inside a clause. These surroundings bring out the other cuts.
_SURROUNDINGS = (
    ("", ""),
    ("「", "」"),
    ("、", "は"),
    ("の", "の"),
    ("た", "を"),
    ("対", ""),
    ("", "側"),
)


# Routing, learning cuts and indexing ask for the words of one article, one after the other.
@lru_cache(maxsize=4)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of `text` in order, with one `BLANK` for every run of blanks."""
    folded = fold(text).replace("\0", "")
    found: list[str] = []
    for start, end in short_words(folded):
        _add(found, folded[start:end])
    return tuple(found)


class Runs:
    """The runs of words of a text between marks and blanks, found by their first two characters.

    Such a run could be the anchor of a keyword if it has eight words and sixteen characters at most; of
    longer ones that is their beginning and "…". Nothing that does not stand on the edges of words is among them.
    """

    __slots__ = ("_begin", "_ends", "_last", "_letters", "_starts")

    def __init__(self, text: str) -> None:
        # Numbers in a few lists, not objects: the collector of garbage would go through those.
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._last: list[int] = []
        self._begin: dict[str, list[int]] = {}
        stretches = list(_stretches(words_of(text)))
        self._letters = _PARTED.join(map("".join, stretches))
        under = self._begin.setdefault
        at = number = 0
        for stretch in stretches:
            last = number + len(stretch)
            stop = at + sum(map(len, stretch))
            for word in stretch:
                end = at + len(word)
                self._starts.append(at)
                self._ends.append(end)
                self._last.append(last)
                opening = self._letters[at : min(at + OPENING, stop)]
                under(opening, []).append(number)
                # A word of one character opens with itself.
                if end == at + 1 and opening != word:
                    under(word, []).append(number)
                number += 1
                at = end
            at = stop + len(_PARTED)

    @property
    def openings(self) -> KeysView[str]:
        """The first two characters of all runs, and the runs of one."""
        return self._begin.keys()

    def of_lengths(self, lengths: Mapping[str, int]) -> set[str]:
        """Return the runs that have one of the lengths given for their opening, as bits."""
        found: set[str] = set()
        add = found.add
        letters, ends = self._letters, self._ends
        for opening, bits in lengths.items():
            for number in self._begin.get(opening, ()):
                start, last = self._starts[number], self._last[number]
                for end in ends[number : min(number + MOST_WORDS, last)]:
                    if bits >> (end - start) & 1:
                        add(letters[start:end])
                if bits >> _CUT_SHORT & 1 and ends[last - 1] - start > LONGEST_RUN:
                    add(letters[start : start + LONGEST_RUN] + "…")
        return found

    def __contains__(self, run: str) -> bool:
        begun = run[:LONGEST_RUN]
        is_cut_short = len(run) > LONGEST_RUN
        for number in self._begin.get(run[:OPENING], ()):
            start = self._starts[number]
            if not self._letters.startswith(begun, start):
                continue
            if is_cut_short:
                if (
                    run[LONGEST_RUN:] == "…"
                    and self._ends[self._last[number] - 1] - start > LONGEST_RUN
                ):
                    return True
            elif start + len(run) in self._ends[number : number + MOST_WORDS]:
                return True
        return False


def opening_of(anchor: str) -> str:
    """Return how an anchor begins; a mark is asked for whole."""
    return anchor if is_mark(anchor) else anchor[:OPENING]


def anchor_of(keyword: str) -> tuple[str, bool]:
    """Return the string under which a folded keyword is found among runs, and whether that is enough.

    It is the keyword itself, unless marks, blanks, or its length leave only a part of it.
    """
    cut = cuts_of(keyword)[0]
    stretch = max(_stretches(cut), key=lambda words: len("".join(words)), default=list(cut))
    run = "".join(stretch)
    if len(run) > LONGEST_RUN:
        return run[:LONGEST_RUN] + "…", False
    if len(stretch) > MOST_WORDS:
        return "".join(stretch[:MOST_WORDS]), False
    return run, run == keyword


def _stretches(words: Iterable[str]) -> Iterator[list[str]]:
    """The words between marks and blanks: 「米ロ、協議」 has two stretches."""
    stretch: list[str] = []
    for word in words:
        # Most words are letters throughout, and asking so is quicker than looking for one.
        if word.isalnum() or (word != BLANK and _SAYS_SOMETHING.search(word)):
            stretch.append(word)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _add(found: list[str], word: str) -> None:
    """Add `word`; no keyword begins or ends between two Latin letters, so they stay one word."""
    if word[0] in _LATIN and found and found[-1][-1] in _LATIN:
        found[-1] += word
    elif not word.isspace():
        found.append(word)
    elif not found or found[-1] != BLANK:
        found.append(BLANK)


@lru_cache(maxsize=20_000)
def cut_alone(keyword: str) -> tuple[str, ...]:
    """Return the words of `keyword` where nothing stands beside it."""
    return _cut_between(_folded(keyword), "", "")


def cut_to_keep(keyword: str) -> int | None:
    """Return how a folded keyword is cut alone, as a number: its inner edges as bits, and who cut it."""
    cut = cut_alone(keyword)
    if "".join(cut) != keyword or len(keyword) > LONGEST_RUN:
        return None
    return _CUTTER << _EDGES | sum(1 << edge for edge in list(accumulate(map(len, cut)))[:-1]) >> 1


def cut_that_was_kept(keyword: str, kept: int | None) -> tuple[str, ...]:
    """Return the words of `keyword` alone, or none where another dictionary cut it, or nothing is kept."""
    if kept is None or kept >> _EDGES != _CUTTER:
        return ()
    if not kept & ((1 << _EDGES) - 1):
        return (keyword,)
    edges = [edge for edge in range(1, len(keyword)) if kept >> (edge - 1) & 1]
    return tuple(keyword[a:b] for a, b in pairwise([0, *edges, len(keyword)]))


def was_kept_by_another(kept: int | None) -> bool:
    """Whether a keyword is to be cut anew to be kept."""
    return kept is None or kept >> _EDGES != _CUTTER


@lru_cache(maxsize=4096)
def cuts_of(keyword: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which `keyword` is cut into words, alone and among others."""
    folded = _folded(keyword)
    cuts = dict.fromkeys(_cut_between(folded, *beside) for beside in _SURROUNDINGS)
    cuts.pop((), None)
    return tuple(cuts) or ((fold(keyword),),)


def _folded(keyword: str) -> str:
    return fold(keyword).replace("\0", "")


def _cut_between(folded: str, before: str, after: str) -> tuple[str, ...]:
    text = before + folded + after
    start, end = len(before), len(before) + len(folded)
    edges = {*chain.from_iterable(short_words(text))}
    if start not in edges or end not in edges:
        return ()
    # Most keywords are one word: searches wait for seven of these.
    if len(edges) == 2 + bool(before) + bool(after) and not folded.isspace():
        return (folded,)
    return tuple(_words_between(text, sorted(e for e in edges if start <= e <= end)))


def _words_between(text: str, edges: list[int]) -> list[str]:
    found: list[str] = []
    for a, b in pairwise(edges):
        _add(found, text[a:b])
    return found


def pair_of(first: str, second: str) -> str:
    """Return the key of a pair of codes, whichever comes first: RUS-USA."""
    return "-".join(sorted((first, second)))


def mark(code: str) -> str:
    """Return the mark of a country, body or pair among the words of an article."""
    return f"@{code.casefold()}"


def is_mark(word: str) -> bool:
    """Whether a word of an article is a mark; no word of a text begins like one."""
    return word.startswith("@")


def marks(codes: Iterable[str], pairs: Iterable[str]) -> set[str]:
    """Return the marks of all countries and pairs of an article."""
    return {mark(code) for code in (*codes, *pairs)}
