"""Whether a day that a clause names is still to come: 来月訪れる, 20日にも発表する, 近く始める."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kankei_reading.types import When

from .dates import phrase_at
from .days import first_day, last_day
from .times import Telling

# 12月27日に延期: when the other thing is to be.
_MOVED: Final = frozenset(("延期", "先送り", "繰り延べる", "前倒し", "ずらす", "遅らせる", "変更"))


def is_ahead(telling: Telling) -> bool:
    when = telling.when
    if when is None or telling.act.entry.word in _MOVED:
        return False
    first = first_day(when.value)
    if first is None:
        return False
    if first > telling.published:
        return not _is_until(telling, when)
    text, end = telling.scene.text, when.span.end
    is_within = text.startswith(("内に", "中に"), end - 1) or text.startswith(_WITHIN, end)
    # 20日にも発表する, said on the 20th.
    is_today = first == telling.published and text.startswith("にも", end)
    return is_today or (is_within and _still_runs(telling, when, first))


def _still_runs(telling: Telling, when: When, first: date) -> bool:
    """年内に再開する, 今月中に訪れる, 今週にも送る: at the latest, and as early as."""
    if telling.published.isoformat().startswith(f"{when.value}-"):
        return True
    return telling.published < last_day(when.value, first)


_WITHIN: Final = ("中に", "内に", "にも")


def _is_until(telling: Telling, when: When) -> bool:
    """制裁を来年2月まで延ばす: how long, not when."""
    if not telling.scene.text.startswith("まで", when.span.end):
        return False
    return not telling.scene.text.startswith("に", when.span.end + 2)


def begins_ahead(telling: Telling) -> bool:
    """Whether a day to come stands in a clause that goes on with the act: 6月から許可制に改め、割り当てを絞る."""
    if telling.act.entry.word in _MOVED:
        return False
    laid, act, text = telling.laid, telling.act.phrase, telling.scene.text
    starts = []
    for when in telling.scene.dates:
        first = None if when.is_vague else first_day(when.value)
        if first is not None and first > telling.published:
            starts.append(when.span.start)
    # 近くモスクワを訪れ、理解を求める: soon, and then.
    if soon := _SOON.search(text, laid[0].start, act.start):
        starts.append(soon.start())
    for start in starts:
        at = phrase_at(laid, start)
        while (
            at is not None
            and at.index < at.head <= act.index
            and (at.kind != "P" or at.form in _ONWARD)
        ):
            at = laid[at.head]
            if at is act:
                return True
    return False


_SOON: Final = re.compile("(?<=[、はがもに])(?:近く|間もなく|まもなく)(?![のにで])")
_ONWARD: Final = ("ren", "te")


def dates_ahead(telling: Telling, when: When, verbs: tuple[int, ...]) -> bool:
    """Whether a date to come is that of one of the verbs."""
    first = None if when.is_vague else first_day(when.value)
    if first is None or first <= telling.published:
        return False
    dated = phrase_at(telling.laid, when.span.start)
    # 6月末の会議で: the day of what happens there.
    if dated is not None and dated.base == "の" and dated.head > dated.index:
        dated = telling.laid[dated.head]
    return dated is not None and dated.head in verbs
