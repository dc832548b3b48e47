"""When an act took place: the date that stands in its clause."""

from __future__ import annotations

from typing import Final

from kankei_reading.types import When

from .acts import Act
from .phrases import Phrase
from .scene import Scene

_ON: Final = frozenset(("ren", "te", "quote", "ba", "end"))
_FAR: Final = 12


def when_of(scene: Scene, act: Act) -> When | None:
    """Return the date of `act`: its own, else that of the clause it stands in or goes on from."""
    if not scene.dates:
        return None
    laid = scene.phrases
    dated: dict[int, When] = {}
    for when in scene.dates:
        if when.is_vague:
            continue
        if (phrase := phrase_at(laid, when.span.start)) is not None:
            anchor = _anchor(laid, phrase)
            # 23年9月、…、今年7月には寄港した: what is set against the first is what the verb tells.
            if anchor not in dated or (phrase.topic and phrase.head == anchor):
                dated[anchor] = when
    if not dated:
        return None
    return _nearest(laid, act, dated)


def phrase_at(laid: list[Phrase], place: int) -> Phrase | None:
    for phrase in laid:
        if phrase.start <= place < phrase.end:
            return phrase
    return None


def _anchor(laid: list[Phrase], phrase: Phrase) -> int:
    """What a date hangs on: its predicate, or the noun it stands before with の."""
    at = phrase
    while at.head >= 0:
        at = laid[at.head]
        if at.kind == "P" or (not at.is_time and phrase.base in ("の", "からの", "までの")):
            return at.index
    return at.index


def _nearest(laid: list[Phrase], act: Act, dated: dict[int, When]) -> When | None:
    if act.noun is not None and act.noun.index in dated:
        return dated[act.noun.index]
    at, steps = act.phrase, 0
    goes_on = at.form in ("ren", "te")
    while steps < _FAR:
        # 資金を貸し、9月には格上げした: a day told after a clause that goes on is of what comes then.
        if at.index in dated and not (goes_on and dated[at.index].span.start >= act.phrase.end):
            return dated[at.index]
        for k in reversed(at.children):
            child = laid[k]
            if (
                child.kind == "P"
                and child.form in ("ren", "te")
                and (found := _before(child, laid, dated))
            ):
                return found
        if at.head < 0 or not _goes_on(at, laid[at.head]):
            return None
        at = laid[at.head]
        steps += 1
    return None


def _before(child: Phrase, laid: list[Phrase], dated: dict[int, When]) -> When | None:
    steps = 0
    while steps < _FAR:
        if child.index in dated:
            return dated[child.index]
        earlier = [
            laid[k] for k in child.children if laid[k].kind == "P" and laid[k].form in ("ren", "te")
        ]
        if not earlier:
            return None
        child = earlier[-1]
        steps += 1
    return None


def _goes_on(at: Phrase, head: Phrase) -> bool:
    """Whether a date of the head's clause holds for this one too."""
    if at.kind == "P":
        # 訪れたのは2019年だった.
        return (
            at.form in _ON
            or (at.form == "nom" and head.is_time)
            or (
                at.form in ("adn", "nom", "you")
                and head.lemma in ("こと", "方針", "考え", "予定", "計画", "方向")
            )
        )
    return at.base in ("を", "が", "も", "は", "に", "で", "では")
