"""Two or three of whom the article tells, by one word for all of them: 双方, 両国, 3者."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .asking import Asking
from .guessed import pair
from .headed import focus
from .parties import Codes, join, slot

_BOTH: Final = grammar("both sides")
_THREE: Final = re.compile("[3三](?:者|[カかヵケヶ]国)(?:会談|協議|会合|交渉)")


def three(asking: Asking) -> Codes:
    """The other two of three who talk: トルコは3者協議を開く."""
    at = asking.act.noun or asking.act.phrase
    if not _THREE.match(asking.scene.text, at.start, at.end):
        return ()
    for k in at.children:
        clause = asking.laid[k]
        if clause.lemma in ("交える", "加える") and (third := slot(asking.laid, clause, ("を",))):
            return join(third[1], pair(asking) or focus(asking))
    return asking.memory.two(asking.who)


def both_sides(asking: Asking) -> Codes:
    """The two that the article tells of: 双方に自制を求めた."""
    laid, at, near = asking.laid, asking.act.phrase, asking.act.phrase.children
    for k in near if at.form != "adn" else ():
        # 双方にただちに停戦するよう求めた.
        near = near + laid[k].children if laid[k].form == "you" else near
    for k in near:
        child = laid[k]
        if child.lemma in _BOTH and not child.topic and child.base != "が":
            # The sides of an inner conflict are of one land.
            is_inner = "国" not in child.lemma
            own = asking.scene.land or asking.memory.inner_sides() if is_inner else ()
            own = asking.memory.fighting() or own
            return asking.others(own) or asking.memory.two(asking.who)
    return ()


def of_both(asking: Asking) -> Codes:
    """The two whom one word of the object names: 両国を結ぶ鉄道に3億ドルを拠出した."""
    waiting = list(asking.act.phrase.children)
    while waiting:
        phrase = asking.laid[waiting.pop()]
        if phrase.lemma in _BOTH and len(phrase.codes) > 1 and not phrase.topic:
            return asking.others(phrase.codes)
        waiting += phrase.children
    return ()
