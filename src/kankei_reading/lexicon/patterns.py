"""Patterns out of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby


def any_of(
    words: Iterable[str], unless: Mapping[str, str] | None = None, not_after: Iterable[str] = ()
) -> str:
    """Return a pattern for the longest of `words` that fits; `unless` says what may not follow one.

    Words of one first letter are tried together, and every branch begins with that
    letter: a search then skips places where none can begin at the speed of C. So what may
    not stand before any of them is looked for behind that letter, too.
    """
    forbidden = unless or {}
    ordered = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    behind = "".join(f"(?<!{before}.)" for before in not_after)
    groups = []
    for first, group in groupby(ordered, key=lambda word: word[0]):
        rests = _in_runs((word[1:], forbidden.get(word, "")) for word in group)
        groups.append(f"{re.escape(first)}{behind}(?:{'|'.join(rests)})")
    return "|".join(groups)


def _in_runs(rests: Iterable[tuple[str, str]]) -> list[str]:
    """Join neighbours that nothing, or the same thing, may follow."""
    found = []
    for ahead, run in groupby(rests, key=lambda pair: pair[1]):
        joined = "|".join(re.escape(rest) for rest, _ in run)
        found.append(f"(?:{joined})(?!{ahead})" if ahead else joined)
    return found
