"""Sets of words that the grammar of the event stage turns on, by name: read from `grammar.tsv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def grammar(name: str) -> frozenset[str]:
    """Return the set called `name`."""
    return _all()[name]


@cache
def _all() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    text = (files(__package__) / "grammar.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        name, _, words = line.split("\t")
        found[name] = frozenset(words.split())
    return found
