"""Times told without a date: a government that is gone, a war that is over, a decade."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.lexicon.eras import ends
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.people import leaders

from .scene import Scene

_SINCE: Final = "(?:余り|以上|ほど|近く|も)?前"
_SIDE: Final = "(?:[軍側]|政府)?[はがもにと]"
# Each way begins with a letter of its own, 3年前 with 年: `re` skips all other letters at the speed of C.
FORMER: Final = re.compile(
    "当時|前政権|旧日本軍|かつて|政権時代|大統領時代|植民地時代|世界大戦|以前(?:は|、|も|から)|過去に"
    "|冷戦(?:期|時代|中)|戦時中|戦前|独立以来|建国以来|革命後"
    "|前(?:大統領|首相|総統)(?:が|の時代|の任期)"
    "|年(?:(?<=[数2-9]年)|(?<=[0-9][01]年))(?:余り|以上)?前"
)
# These only of what is told in the past: もともと支持していた, 19世紀に占領した; not ソ連時代の戦車.
RECALLED: Final = re.compile(
    "もともと|元々|そもそも|在任中|在職中|歴代の?[^、。はがも]{0,4}(?:政権|政府|内閣|大統領|首相)[はがも]"
    "|時(?<=[政相官長王帝連臣配]時)代(?:に|は|、|から)"
    "|世(?<=[0-9]世)(?<!2[1-9]世)紀(?:[にも、]|末|初|半ば|[前後]半|の[^、。はがをに]{0,3}(?:戦争|内戦|革命)で"
    f"|{_SINCE})|半世紀{_SINCE}|十年{_SINCE}|百年{_SINCE}|十数年{_SINCE}|何年も{_SINCE}|一昔{_SINCE}"
    "|戦(?<![一-鿿]戦)後[、もはにす]|敗戦[後直]|大戦(?:[中後時下]|末期|では|の(?:末|際|時|さなか))"
    "|冷戦(?:下|末期|後[、には]|の?終結)|内戦[中期時][、には]|軍政(?:時代|期)"
    "|植民地(?:支配(?:[下で中]|のもと|の下)|だった)|独立(?:直後|当初|の直後|戦争[でのに中])"
    "|前(?:大統領|首相|書記長)(?:の政権|のもと|の下|の?時代)"
    "|元(?:大統領|首相|書記長)(?:の政権|のもと|の下|の?時代)|過去の[^、。はがを]{1,6}で[はも、]"
    f"|ソ連(?:{_SIDE}|末期|の?崩壊)|東(?:ドイツ|独){_SIDE}|西(?:ドイツ|独){_SIDE}"
    f"|チェコスロバキア{_SIDE}|オスマン帝国{_SIDE}"
)
_DECADE: Final = re.compile("(19|20)?([0-9]0)年代")
_TEN_YEARS: Final = 9


def bygone(scene: Scene, start: int, end: int, year: int) -> list[re.Match[str]]:
    """Return the words of a sentence between `start` and `end` that name a time over before `year`."""
    text = scene.text
    decades: list[re.Match[str]] = []
    governments: list[re.Match[str]] = []
    # What ends in a word that is not there need not be tried at every letter.
    if text.find("年代", start, end) >= 0:
        decades = [hit for hit in _DECADE.finditer(text, start, end) if _is_over(hit, year)]
    if text.find("政権", start, end) >= 0:
        governments = [h for h in _GOVERNMENT.finditer(text, start, end) if _is_gone(h[1], year)]
    # Hardly one sentence names such a time.
    if not scene.may_name_eras:
        return [*decades, *governments]
    events = [h for h in _past().finditer(text, start, end) if ends()[h[1]] < year - 1]
    return [*decades, *governments, *events]


def _is_over(hit: re.Match[str], year: int) -> bool:
    """Whether a decade ended before last year; 90年代 is of the last one that was."""
    century = int(hit[1] or (19 if int(hit[2]) > year % 100 else 20))
    return century * 100 + int(hit[2]) + _TEN_YEARS < year - 1


# Who gives a government its name: オバマ政権, 李明博政権.
_GOVERNMENT: Final = re.compile("([ァ-ヶー]{2,}|[一-鿿]{1,3})政権")


def _is_gone(name: str, year: int) -> bool:
    """Whether everybody of that name has left office before `year`."""
    known = leaders().get(name, ())
    return bool(known) and all(one.until is not None and one.until < year for one in known)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        f"({any_of(ends())})(?:で|の際|の時|の?直?後|の(?:さなか|最中|ころ|末期)|[時期中]|末期|以来|以降|当時|を機に|に伴|の終結)"
    )
