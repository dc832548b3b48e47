"""Whom a phrase names, and whom a compound points at: 対米, 訪中, 反ロ; 駐 and 在 name nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from kankei_reading.types import Actor

from .parties import Codes, join, without
from .phrases import Phrase

# A country after one of these is dealt with: 対米, 訪中, 反ロ.
_TOWARDS: Final = frozenset("対反訪親嫌")
_POSTED: Final = frozenset("駐在離来")
_REBELS: Final = ("反政府", "反体制", "反乱")


def mentioned(laid: list[Phrase], actors: tuple[Actor, ...]) -> list[tuple[Phrase, list[Actor]]]:
    """Return the phrases that name somebody, each with its mentions."""
    found: dict[int, list[Actor]] = {}
    starts = [p.start for p in laid] if actors else []
    for actor in actors:
        k = bisect_left(starts, actor.span.start + 1) - 1
        if k >= 0 and actor.span.start < laid[k].end:
            found.setdefault(k, []).append(actor)
    return [(laid[k], mentions) for k, mentions in found.items()]


_IN_CHARGE: Final = ("担当", "問題担当", "情勢担当", "政策担当", "地域担当", "方面担当")
STATIONED: Final = frozenset(("駐留", "派遣", "駐屯"))
_FORCES: Final = re.compile("..[^、。「」のはがをにで]{0,8}?(?:軍|部隊|自衛隊|陸自|兵(?!器)|隊員)")


def is_station(text: str, start: int, end: int) -> bool:
    """Whether a country says where forces are, not whose they are: イラク駐留米軍, 南スーダン派遣部隊; not 米軍駐留部隊."""
    is_whose = end - start == 1 or text[end - 1] in "軍隊"
    return not is_whose and _FORCES.match(text, end) is not None


_RECALLED: Final = re.compile("を|の(?:召還|帰国|一時帰国|引き揚げ)")


def name_parties(text: str, phrase: Phrase, mentions: list[Actor]) -> None:
    """Set who a phrase names, and apart from that whom a compound points at."""
    codes: Codes = ()
    target: Codes = ()
    # 駐米大使を召還した: an envoy is called back from somebody.
    posted: Codes = ()
    for actor in mentions:
        start, end = actor.span
        phrase.last_mention = max(phrase.last_mention, end)
        # 対米 may be one mention, or 米 after 対.
        first = text[start] if end - start > 1 else ""
        before = text[start - 1] if start else ""
        is_visit = first == "来" and end - start == len("来日")
        if not is_visit and (first in _POSTED or before in _POSTED):
            if "駐" in (first, before) and _RECALLED.match(text, phrase.end - 1):
                posted = actor.codes
            continue
        # 反政府勢力: a movement is one by itself.
        is_toward = first in _TOWARDS and not text.startswith(_REBELS, start)
        is_target = is_visit or is_toward or before in _TOWARDS or text[end : end + 2] == "向け"
        # 日英のイラン担当特使: whom they have in charge is no envoy's own land.
        is_where = text[end : end + 2] in STATIONED and is_station(text, start, end)
        if not is_target and (is_where or text.startswith(_IN_CHARGE, end)):
            continue
        # ロシア寄りの政府: nor is it of whom one leans to.
        if text.startswith("寄り", end):
            continue
        if is_target:
            target = join(target, actor.codes) if target else actor.codes
        else:
            codes = join(codes, actor.codes) if codes else actor.codes
    phrase.codes = codes
    if target and codes and _takes_sides(text, mentions[0].span.start):
        target = ()
    phrase.target = without(target, codes) if target else () if codes else posted


def _takes_sides(text: str, start: int) -> bool:
    """親米国家ペルーに対する制裁: whose friend or foe somebody is, is not whom it is done to."""
    return text[start] in "親反嫌" or text[start - 1] in "親反嫌"
