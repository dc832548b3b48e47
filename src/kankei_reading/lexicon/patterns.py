"""Patterns out of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby


def any_of(words: Iterable[str], unless: Mapping[str, str] | None = None) -> str:
    """Return a pattern for the longest of `words` that fits; `unless` says what may not follow one.

    Words of one first letter are tried together, so that a place where none fits
    costs one look.
    """
    forbidden = unless or {}
    ordered = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    groups = []
    for first, group in groupby(ordered, key=lambda word: word[0]):
        rests = [
            re.escape(w[1:]) + (f"(?!{forbidden[w]})" if w in forbidden else "") for w in group
        ]
        groups.append(f"{re.escape(first)}(?:{'|'.join(rests)})")
    return "|".join(groups)
