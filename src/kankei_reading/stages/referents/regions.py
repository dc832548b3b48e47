"""Lands that go by the name of their region: バルト三国, ベネルクス諸国."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.types import Actor, Span

# 北欧3カ国 are three of five that nobody names: these are always the same.
_LANDS: Final = {
    "バルト": ("EST", "LTU", "LVA"),
    "ベネルクス": ("BEL", "LUX", "NLD"),
    "コーカサス": ("ARM", "AZE", "GEO"),
}
_NAMED: Final = re.compile("(バルト|ベネルクス|コーカサス)(?:[3三](?:[カかヵケヶ]国|国)|諸国)")


def of_regions(draft: Draft) -> list[Actor]:
    """Return the mentions of all the lands of a region."""
    return [
        Actor(Span(*hit.span()), _LANDS[hit[1]], 0.9, "region")
        for hit in _NAMED.finditer(draft.text)
        if draft.sentence_at(hit.start()) is not None
    ]
