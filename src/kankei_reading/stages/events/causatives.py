"""Who is made to do something, and by whom."""

from __future__ import annotations

from typing import Final

from .acts import Act
from .parties import NOBODY, Found, slot, without
from .scene import Scene
from .subjects import own_subject, subject

# What one has another do, who stands in に.
_MADE_TO: Final = frozenset(("CONCEDE", "RETREAT"))
_MADE_TO_SAY: Final = frozenset(("SUPPORT", "AGREE"))


def made_to_act(laid: Scene, act: Act) -> tuple[Found, Found] | None:
    """Who is made to do it, and by whom: チリはペルーに制裁を解除させた."""
    phrase = act.phrase
    # 支持を表明させた; but 提案に顔をほころばせた.
    is_said = act.type in _MADE_TO_SAY and act.noun is not None and act.noun.kind == "n"
    if act.type not in _MADE_TO and not is_said:
        return None
    filled = slot(laid.phrases, phrase, ("に",))
    if filled is None:
        return _made_to_leave(laid, act)
    causer = without(subject(laid.phrases, phrase).codes, filled[1])
    return Found(filled[1], 0.9, "made"), Found(causer, 0.85, "causer") if causer else NOBODY


def _made_to_leave(laid: Scene, act: Act) -> tuple[Found, Found] | None:
    """Whose forces another has withdraw: チリはペルー軍を撤退させた."""
    noun = act.noun
    if noun is None or act.type != "RETREAT" or noun.base != "を" or not noun.codes:
        return None
    causer = without(own_subject(laid.phrases, act.phrase).codes, noun.codes)
    left = slot(laid.phrases, act.phrase, ("から",))
    if not causer or (left and without(left[1], causer)):
        return None
    act.is_driven = True
    return Found(noun.codes, 0.9, "made"), Found(causer, 0.85, "causer")
