"""One matcher for search, follows and highlights: does a keyword occur in a text, and where.

A keyword occurs where its folded form stands in the folded text **and both of its
edges are edges of words** (SudachiPy's shortest, mode A): 京都 is found in 京都市,
not in 東京都; EU not in MUSEUM. An edge in Latin letters or digits also forbids a
Latin letter or digit beside it: AI is found in 生成AIの, not in OpenAIR.

Three questions, one answer:

- `candidates(text)` gives every string that could be a keyword of the text; look
  them up in a table of `key(keyword)`, all at once, however many keywords exist.
- `matches(keyword, text)` gives the places of a keyword in the text as it was given.
- `tokens_for_search(text)` gives the words to put into a full-text index. Search a
  keyword as the phrase of its own `tokens_for_search`; it finds what `matches` finds
  but for the rare text whose words are cut another way beside the keyword.

`key(k) in candidates(t)` is necessary for `matches(k, t)`; for keywords of up to
`LONGEST_KEY` characters and `MOST_WORDS` words it is also sufficient.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kankei_reading.text.fold import Folded, fold, fold_with_origins
from kankei_reading.text.tokens import short_words
from kankei_reading.types import Span

MOST_WORDS: Final = 8
"""A candidate is a run of at most so many words."""

LONGEST_KEY: Final = 16
"""A keyword longer than this is looked up by its beginning, and then verified."""

_LATIN: Final = re.compile(r"[0-9a-zà-öø-ÿ]")
_BLANK: Final = re.compile(r"\s+")


def folded_keyword(keyword: str) -> str:
    """Return `keyword` as it is compared: folded, blanks single, none at the edges."""
    return _BLANK.sub(" ", fold(keyword)).strip()


def key(keyword: str) -> str:
    """Return the string under which to store `keyword`, to be found among `candidates`.

    A long keyword has its first characters and "…" as its key: several keywords may
    share one, so what was found by such a key must be verified with `matches`.
    """
    folded = folded_keyword(keyword)
    return folded if len(folded) <= LONGEST_KEY else folded[:LONGEST_KEY] + "…"


def tokens_for_search(text: str) -> list[str]:
    """Return the folded words of `text` in order, blanks left out."""
    folded = fold(text)
    return [word for a, b in short_words(folded) if (word := folded[a:b].strip())]


def candidates(text: str) -> set[str]:
    """Return the key of every keyword that could occur in `text`: a few thousand strings."""
    words = _words(text)
    found: set[str] = set()
    folded, starts, ends = words.folded.text, words.starts, words.ends
    latin = words.latin_edges
    for i, start in enumerate(starts):
        if start in latin:
            continue
        for end in ends[i : i + MOST_WORDS]:
            if end - start > LONGEST_KEY:
                break
            if end not in latin:
                found.add(folded[start:end])
        if len(folded) - start > LONGEST_KEY:
            found.add(folded[start : start + LONGEST_KEY] + "…")
    return {c for k in found if (c := _BLANK.sub(" ", k)) and not _is_blank_edged(c)}


def matches(keyword: str, text: str) -> list[Span]:
    """Return where `keyword` occurs in `text`, as places in `text` itself; none overlap."""
    folded = folded_keyword(keyword)
    if not folded:
        return []
    words = _words(text)
    pattern = re.compile(re.escape(folded).replace(r"\ ", r"\s+"))
    edges_in, edges_out = words.start_set, words.end_set
    found: list[Span] = []
    at = 0
    while (hit := pattern.search(words.folded.text, at)) is not None:
        start, end = hit.span()
        is_word = start in edges_in and end in edges_out
        if is_word and not ({start, end} & words.latin_edges):
            found.append(words.folded.origin(Span(start, end)))
            at = end
        else:
            at = start + 1
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    folded: Folded
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    start_set: frozenset[int]
    end_set: frozenset[int]
    latin_edges: frozenset[int]
    """Places between two Latin letters or digits: no keyword begins or ends there."""


# A page asks for the places of many keywords in one text, one after the other.
@lru_cache(maxsize=8)
def _words(text: str) -> _Words:
    folded = fold_with_origins(text)
    spans = [(a, b) for a, b in short_words(folded.text) if not folded.text[a:b].isspace()]
    starts, ends = tuple(a for a, _ in spans), tuple(b for _, b in spans)
    edges = sorted({*starts, *ends})
    latin = frozenset(
        at
        for at in edges
        if 0 < at < len(folded.text)
        and _LATIN.match(folded.text[at - 1])
        and _LATIN.match(folded.text[at])
    )
    return _Words(folded, starts, ends, frozenset(starts), frozenset(ends), latin)


def _is_blank_edged(words: str) -> bool:
    return words[0] == " " or words[-1] == " "
