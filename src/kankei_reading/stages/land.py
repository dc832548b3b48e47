"""Stage: land. The one country that an article plays in, as its headline and lead say."""

from __future__ import annotations

import re
from functools import cache

from kankei_reading.draft import Draft, within
from kankei_reading.lexicon.countries import cities, is_country, names
from kankei_reading.lexicon.patterns import any_of

# The country that the paper is written in goes without saying in every article.
_OWN = "JPN"
# The headline and the sentences that say where something happens.
_OPENING = 2
# A country after which something happens there: パリで, ロシア南部, ダルフール情勢, フランス・パリ.
_PLACED = re.compile(
    "で|国内|各地|全土|情勢|[東西南北中]部|・[ァ-ヶー]|の首都|の?[ァ-ヶー]+[州市]?で"
)


def find_land(draft: Draft) -> str | None:
    """Return the one country that the opening is about: the reader's own beside it counts only as a guest."""
    named: set[str] = set()
    for sentence in draft.sentences[:_OPENING]:
        start, end = sentence.span
        here = {c for a in within(draft.actors, sentence.span) for c in a.codes if is_country(c)}
        placed: set[str] = set()
        for hit in _names().finditer(draft.text, start, end):
            if code := _code(hit.group()):
                here.add(code)
                placed |= {code} if _PLACED.match(draft.text, hit.end(), end) else set()
        if sentence.zone == "headline" and len(placed) == 1 and here - {_OWN} == placed:
            return next(iter(placed))
        named |= here
    return next(iter(named)) if len(named) == 1 and _OWN not in named else None


@cache
def _names() -> re.Pattern[str]:
    # 南ア begins 南アジア too.
    return re.compile(
        f"(?:{any_of((*names(), *cities()), {'南ア': 'ジア'})})(?!新聞|紙|通信|テレビ|タイムズ|沖)"
    )


def _code(name: str) -> str:
    named = names().get(name)
    if named is None:
        return cities().get(name, "")
    return named.code if named.kind == "country" else ""
