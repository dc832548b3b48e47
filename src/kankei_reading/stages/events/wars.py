"""Wars that go by whom they befell, so that nobody says any more who began them: ウクライナ侵攻."""

from __future__ import annotations

from datetime import date
from typing import Final

from .acts import Act
from .parties import Codes

# Who began the war on a land, and when.
_WARS: Final = {
    "UKR": ("RUS", date(2022, 2, 24)),
    "GEO": ("RUS", date(2008, 8, 8)),
    "KWT": ("IRQ", date(1990, 8, 2)),
    "PSE": ("ISR", date(2023, 10, 27)),
}
_WORD: Final = "侵攻"
_YEAR: Final = 365


def begun_by(act: Act, towards: Codes) -> Codes:
    """Return who began the war that a noun names by its victim."""
    war = _WARS.get(towards[0]) if towards and act.entry.word.endswith(_WORD) else None
    return (war[0],) if war else ()


def is_war_of_old(act: Act, published: date) -> bool:
    """Whether a war is only named, long after it began: ウクライナ侵攻の余波で, not 侵攻を続ける."""
    if not act.is_nominal or act.operator is not None or not act.entry.word.endswith(_WORD):
        return False
    codes = (act.noun or act.phrase).codes
    war = _WARS.get(codes[0]) if codes else None
    return war is not None and (published - war[1]).days > _YEAR
