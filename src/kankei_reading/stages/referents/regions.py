"""Lands that go by the name of their region: バルト三国, ベネルクス諸国, 中央アジア5カ国."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import BY_NUMBER, Draft
from kankei_reading.lexicon.tables import rows
from kankei_reading.types import Actor, Span

_MANY: Final = 3
_FEW: Final = 4


def _called(region: str, codes: str) -> tuple[str, re.Pattern[str], tuple[str, ...]]:
    """Return how the lands of a region are called: by their number, or where they are three as its 諸国.

    北欧3カ国 are three of five that nobody names: all of them are always the same.
    """
    lands = tuple(codes.split())
    number = f"[{len(lands)}{' 一二三四五六七'[len(lands)]}](?:[カかヵケヶ]国|国)"
    states = "|諸国" if len(lands) == _MANY else ""
    return region, re.compile(f"(?<![東西南北ァ-ヴー]){region}の?(?:{number}{states})"), lands


_NAMED: Final = [_called(row["region"], row["codes"]) for row in rows("regions")]


def of_regions(draft: Draft) -> list[Actor]:
    """Return the mentions of all the lands of a region."""
    return [
        Actor(Span(*hit.span()), lands, 0.9, "region" if len(lands) <= _FEW else BY_NUMBER)
        for region, shape, lands in _NAMED
        if region in draft.text
        for hit in shape.finditer(draft.text)
        if draft.sentence_at(hit.start()) is not None
    ]
