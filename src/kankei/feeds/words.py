"""The words of an article as search and follows compare them, and the marks of its actors.

A word is what stands between two edges where a keyword may begin or end. A blank is a word
too (`BLANK`), so that a phrase with a blank and one without never answer for each other.
Marks (`@RUS`, `@RUS-USA`) stand among the words for the countries and pairs that the engine
read, so that ロシア also finds 対ロ and 米ロ also finds ロ米.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from kankei_reading.text.fold import fold
from kankei_reading.text.tokens import short_words

BLANK = "▁"
MOST_WORDS = 8
LONGEST_RUN = 16
_SAYS_SOMETHING = re.compile(r"\w")
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ")
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


def candidates_of(text: str) -> set[str]:
    """Return every string of `text` that could be the anchor of a keyword: some two thousand.

    They are the runs of words between marks and blanks; of a run that is longer, its beginning
    and "…". Nothing that does not stand on the edges of words is among them.
    """
    found: set[str] = set()
    add = found.add
    for stretch in _stretches(words_of(text)):
        whole = "".join(stretch)
        start = 0
        for first, word in enumerate(stretch):
            for run in accumulate(stretch[first : first + MOST_WORDS]):
                if len(run) > LONGEST_RUN:
                    break
                add(run)
            if len(whole) - start > LONGEST_RUN:
                add(whole[start : start + LONGEST_RUN] + "…")
            start += len(word)
    return found


def anchor_of(keyword: str) -> tuple[str, bool]:
    """Return the string under which a folded keyword is found among candidates, and whether that is enough.

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
    return _cut_between(keyword, "", "")


@lru_cache(maxsize=4096)
def cuts_of(keyword: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which `keyword` is cut into words, alone and among others."""
    cuts: dict[tuple[str, ...], None] = {}
    for before, after in _SURROUNDINGS:
        if cut := _cut_between(keyword, before, after):
            cuts[cut] = None
    return tuple(cuts) or ((fold(keyword),),)


def _cut_between(keyword: str, before: str, after: str) -> tuple[str, ...]:
    folded = fold(keyword).replace("\0", "")
    text = before + folded + after
    start, end = len(before), len(before) + len(folded)
    edges = {edge for pair in short_words(text) for edge in pair}
    if not {start, end} <= edges:
        return ()
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
