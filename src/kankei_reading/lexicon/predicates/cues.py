"""Words that tell a relation good or bad without an act, and words that turn such a word around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from kankei_reading.lexicon.patterns import any_of
from kankei_reading.text.openings import Opening


@dataclass(frozen=True, slots=True)
class Cues:
    """`good` and `bad` find what a sentence says of a relation; `undo` and `spoil` what becomes of it."""

    good: re.Pattern[str]
    bad: re.Pattern[str]
    undo: re.Pattern[str]
    spoil: re.Pattern[str]


@cache
def _words() -> dict[str, list[str]]:
    """Load the table once."""
    words: dict[str, list[str]] = {}
    text = (files(__package__) / "cues.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        word, does = line.split("\t")
        words.setdefault(does, []).append(word)
    return words


def _good() -> list[str]:
    return _words()["good"]


def _bad() -> list[str]:
    return _words()["bad"]


GOOD: Final = Opening(_good)
BAD: Final = Opening(_bad)


@cache
def cues() -> Cues:
    patterns = {does: re.compile(any_of(found)) for does, found in _words().items()}
    return Cues(patterns["good"], patterns["bad"], patterns["undo"], patterns["spoil"])
