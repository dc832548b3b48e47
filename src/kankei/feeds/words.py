"""The words of an article as search and follows compare them, and the marks of its actors.

A word is what stands between two edges where a keyword may begin or end. A blank is a word
too (`BLANK`), so that a phrase with a blank and one without never answer for each other.
Marks (`@RUS`, `@RUS-USA`) stand among the words for the countries and pairs that the engine
read, so that ロシア also finds 対ロ and 米ロ also finds ロ米.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from kankei_reading.text.fold import fold
from kankei_reading.text.tokens import short_words

BLANK = "▁"
_BLANKS = re.compile(r"\s+")
_AT_BLANKS = re.compile(f"({BLANK})")
_LATIN = re.compile(r"[0-9a-zà-öø-ÿ]")
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


def words_of(text: str) -> list[str]:
    """Return the folded words of `text` in order, with one `BLANK` for every run of blanks."""
    folded = fold(text).replace("\0", "")
    found: list[str] = []
    for start, end in short_words(folded):
        _add(found, folded[start:end])
    return found


def _add(found: list[str], word: str) -> None:
    """Add `word`; no keyword begins or ends between two Latin letters, so they stay one word."""
    if word.isspace():
        if not found or found[-1] != BLANK:
            found.append(BLANK)
        return
    word = _BLANKS.sub(BLANK, word)
    if found and _LATIN.match(found[-1][-1]) and _LATIN.match(word):
        found[-1] += word
    else:
        found.append(word)


@lru_cache(maxsize=4096)
def cuts_of(keyword: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which `keyword` is cut into words, alone and among others."""
    cuts: dict[tuple[str, ...], None] = {}
    for before, after in _SURROUNDINGS:
        if cut := _cut_between(keyword, before, after):
            cuts[cut] = None
            if any(BLANK in word for word in cut):
                cuts[tuple(w for word in cut for w in _AT_BLANKS.split(word) if w)] = None
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


def marks(codes: Iterable[str], pairs: Iterable[str]) -> set[str]:
    """Return the marks of all countries and pairs of an article."""
    return {mark(code) for code in (*codes, *pairs)}
