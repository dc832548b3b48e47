"""Times that are over, by their names, with the year in which each ended."""

from __future__ import annotations

from functools import cache
from typing import Final

from kankei_reading.lexicon.tables import rows
from kankei_reading.text.openings import Opening


@cache
def ends() -> dict[str, int]:
    return {row["name"]: int(row["until"]) for row in rows("eras")}


ERAS: Final = Opening(ends)
