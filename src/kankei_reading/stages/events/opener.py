"""Who does what a headline tells: who opens it, who is set apart at its end, or who answers what it told just before."""

from __future__ import annotations

from typing import Final

from .acts import Act
from .memory import Memory
from .parties import NOBODY, Found, party
from .scene import Scene
from .whom import whom

ATTITUDES: Final = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT"))


def opener(laid: Scene, act: Act) -> Found:
    """Return who does an act of a headline that its own part does not tell of."""
    return _set_apart(laid) or _first_topic(laid, act)


def answered(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    """In a headline, who answers what it told just before: 「脅迫だ」と反発."""
    found = whom(act, laid, (), memory)
    told = memory.acts[-1] if memory.acts else None
    if found.codes or told is None or told.sentence != laid.index or told.reciprocal:
        return NOBODY, found
    if not told.actor or not told.recipient:
        return NOBODY, found
    return Found(told.recipient, 0.8, "answer"), Found(told.actor, 0.85, "answer")


def _first_topic(laid: Scene, act: Act) -> Found:
    """Who opens the headline does what its later parts tell: 日韓、首脳会談 輸出優遇も復活."""
    if act.type in ATTITUDES and not _has_matter(laid, act):
        return NOBODY
    for phrase in laid.phrases[: act.phrase.index]:
        if phrase.is_break:
            break
    else:
        return NOBODY
    first = laid.phrases[0]
    for phrase in laid.phrases:
        if phrase.is_break or phrase.topic:
            first = phrase
            break
    codes = party(laid.phrases, first) if first.topic and first.kind in "NJ" else ()
    return Found(codes, 0.75, "headline") if codes else NOBODY


def _set_apart(laid: Scene) -> Found | None:
    """Whom a headline names behind its last dash: 難民の送還に抗議―イギリス."""
    last = laid.phrases[-1]
    if last.kind != "N" or last.case or not last.codes or not laid.phrases[-2:-1]:
        return None
    return Found(last.codes, 0.8, "set apart") if laid.phrases[-2].is_break else None


def _has_matter(laid: Scene, act: Act) -> bool:
    """Whether an attitude says what it is about, so that it answers nothing told before: 覚書に猛反発."""
    return any(laid.phrases[k].base in ("に", "を") for k in act.phrase.children)
