"""隣国: the one neighbour that an article tells of beside whom its sentence is about."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.borders import neighbours
from kankei_reading.stages.referents.told import Told, is_one, topic
from kankei_reading.types import Actor, Span

# 隣国コンゴ and 隣国のチリ are named; 近隣国 and チリの隣国 may be any.
_NEXT_DOOR: Final = re.compile(
    "(?<![一-鿿々ァ-ヴーの])隣国(?!に[もは])(?=(?:側|政府|軍|兵)?(?:[はがもにをとでへ、]|から|の(?![一-鿿ァ-ヴー]{0,8}国)))"
)


_place: Final = attrgetter("span")


def next_door(draft: Draft, known: list[Actor]) -> list[Actor]:
    """Return 隣国 with its country, where only one that the article tells of can be meant."""
    if "隣国" not in draft.text:
        return []
    told = Told(draft, sorted(known, key=_place))
    starts = {actor.span.start for actor in known}
    found: list[Actor] = []
    for hit in _NEXT_DOOR.finditer(draft.text):
        i = draft.sentence_at(hit.start())
        is_named = draft.text.startswith("の", hit.end()) and hit.end() + 1 in starts
        if i is None or not i or is_named or _is_vague(draft, i, hit):
            continue
        if code := _beside(draft, told, i, hit.start()):
            found.append(Actor(Span(*hit.span()), (code,), 0.75, "next door"))
    return found


def _is_vague(draft: Draft, sentence: int, hit: re.Match[str]) -> bool:
    """Whether it is said of neighbours at large: 「隣国を孤立させるべきではない」."""
    said = draft.text[draft.sentences[sentence].span.start : hit.start()]
    is_spoken = said.count("「") > said.count("」")
    return is_spoken and not _ITS_OWN.match(draft.text, hit.end())


_ITS_OWN: Final = re.compile("の?(?:政府|軍|部隊|兵|大統領|首相|外相)")


def _beside(draft: Draft, told: Told, sentence: int, at: int) -> str | None:
    """The one country told of before that borders on whom this sentence, or else the one before, is about."""
    for back in (sentence, sentence - 1):
        start, end = draft.sentences[back].span
        here = [a for a in told.between(start, min(end, at)) if is_one(a)]
        if here:
            own = topic(draft, here) or (
                here[0].codes[0] if len({a.codes for a in here}) == 1 else ""
            )
            named = {code for a in told.before(at) for code in a.codes}
            close = {code for a in told.between(start, end) for code in a.codes}
            near = [c for c in named & neighbours(own) if c in close or not told.is_minor(c)]
            return near[0] if len(near) == 1 else None
    return None
