"""Bands that bear a name in 「」, called again by it: ロシア軍傘下の集団「灰色の鷺」, later 「灰色の鷺」."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.stages.referents.told import is_one
from kankei_reading.types import Actor, Span

_BAND: Final = re.compile(
    "(?:集団|組織|グループ|部隊|勢力|民兵|団体|軍団|旅団|一味|会社|企業|財団|シンクタンク)「([^「」。、]{2,14})」"
)
# What ties a band to the land or the house that is named before it.
_TIED: Final = re.compile(
    "[^、。「」はがをにへ]{0,24}?(?:傘下|配下|直属|直轄|指揮下|所属|寄り|系|とつながり(?:の|が)ある|[にと]つなが(?:る|った)|[がの](?:支援|後押し|援助|育成|訓練|指揮)(?:する|した|を受ける|を受けた)|が(?:操る|率いる|雇う|雇った|養う|抱える))の?[^、。「」はがをにへ]{0,12}\\Z"
)
_NEAR: Final = 48


def bands_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    """Return the later mentions of bands whose masters the article has named."""
    found: list[Actor] = []
    for hit in _BAND.finditer(draft.text) if "「" in draft.text else ():
        code = _master(draft.text, hit.start(), known)
        at = draft.text.find(hit[1], hit.end()) if code else -1
        while code and at >= 0:
            if draft.sentence_at(at) is not None and draft.text[at - 1] == "「":
                found.append(Actor(Span(at, at + len(hit[1])), (code,), 0.75, "band"))
            at = draft.text.find(hit[1], at + len(hit[1]))
    return found


def _master(text: str, at: int, known: list[Actor]) -> str | None:
    """The last country named before a band, where the words between tie the two."""
    here = [a for a in known if at - _NEAR <= a.span.start and a.span.end <= at and is_one(a)]
    if not here or not _TIED.match(text[here[-1].span.end : at]):
        return None
    return here[-1].codes[0]
