"""Which countries have a border on land in common."""

from __future__ import annotations

from functools import cache
from typing import Final

from kankei_reading.lexicon.tables import parts, rows

NOBODY: Final = frozenset[str]()


@cache
def _borders() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("borders"):
        for code in parts(row["neighbours"]):
            found.setdefault(row["code"], set()).add(code)
            found.setdefault(code, set()).add(row["code"])
    return {code: frozenset(near) for code, near in found.items()}


def neighbours(code: str) -> frozenset[str]:
    """Return the codes of the countries that border on `code`; islands and bodies have none."""
    return _borders().get(code, NOBODY)
