"""Whether a sentence without a date goes on with what was told of the past just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.types import Event, When

from .scene import Scene
from .times import is_long_ago

# What might be, or is only claimed, has no time of its own.
_OPEN: Final = ("hypothetical", "alleged", "negated")
_FARTHEST: Final = 2
# 衝突後, 侵攻の後も: after what was told of before.
_AFTERWARDS: Final = re.compile(
    "(?:[^、。「」今]{0,16}?[はがも、])?([一-鿿]{2})(?:事件)?(?:の)?後(?:に|は|も|には)?(?=[、一-鿿])"
)
_BESIDE: Final = 12
# No 後 further off is one of these.
_REACH: Final = 23


def follows_background(draft: Draft, laid: Scene, found: Sequence[Event]) -> bool:
    """Whether what a sentence tells is as old as what was told before it."""
    if laid.is_headline or laid.is_caption or any(not d.is_vague for d in laid.dates):
        return False
    if _follows_an_old_act(draft, laid, found):
        return True
    start = laid.phrases[0].start if laid.phrases else 0
    if laid.text.startswith(_THEN, start) and _is_of_then(draft, start):
        return True
    return _is_after_old_acts(draft, laid, found)


# Whoever speaks to the press without a date does so now: 記者会見で「…」と語った.
_SPEAKS: Final = re.compile("(?:会見|取材|声明|談話|演説)[でにはを](?![^。]*当時)")


def _last_to_speak(draft: Draft, sentence: int) -> int:
    """The last sentence up to this one in which somebody speaks to the press; -1 if none of the last two."""
    for k in range(sentence, max(0, sentence - _FARTHEST), -1):
        if _SPEAKS.search(draft.text, *draft.sentences[k].span):
            return k
    return -1


def _is_after_old_acts(draft: Draft, laid: Scene, found: Sequence[Event]) -> bool:
    # A sentence between that tells no act ends nothing.
    is_background, farthest, old = False, laid.index - _FARTHEST, -1
    for event in reversed(found):
        if event.sentences[-1] < farthest:
            break
        if event.modality in _OPEN:
            continue
        if event.modality != "historical":
            # What its last words tell gives a sentence its time: フランスが…と認めた.
            if event.sentences[-1] == old:
                continue
            return False
        if not is_background and _last_to_speak(draft, laid.index) > event.sentences[-1]:
            return False
        # What stands before the old news has no say.
        is_background, farthest = True, event.sentences[-1]
        old = farthest
    return is_background


def _is_of_then(draft: Draft, start: int) -> bool:
    """このときには反対に遭った: at the time named last."""
    named = [d for d in draft.dates if start - _NEAR < d.span.start < start and not d.is_vague]
    return bool(named) and _is_old(draft, named[-1])


# How many letters before a sentence a time may be named that it means.
_NEAR: Final = 160
_THEN: Final = ("このとき", "この時", "この際", "そのとき", "その時", "その際", "当時")


def _follows_an_old_act(draft: Draft, laid: Scene, found: Sequence[Event]) -> bool:
    """衝突後、輸入を禁じた: if the clash told of before is long ago, so is what came after it."""
    start = laid.phrases[0].start if laid.phrases else 0
    if not laid.phrases or laid.text.find("後", start, start + _REACH) < 0:
        return False
    if (named := _AFTERWARDS.match(laid.text, start)) is None:
        return False
    for when in draft.dates:
        if when.span.start > named.start():
            break
        # 2020年6月の衝突で…: the clash has its date there.
        end = when.span.end
        if laid.text.startswith("の", end) and named[1] in laid.text[end : end + _BESIDE]:
            return _is_old(draft, when)
    for event in reversed(found):
        if named[1] in event.span.of(laid.text):
            return event.modality == "historical"
    return False


def _is_old(draft: Draft, when: When) -> bool:
    return is_long_ago(when.value, draft.published)
