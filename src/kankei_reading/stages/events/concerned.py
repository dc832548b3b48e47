"""Whom an act concerns of which nothing says to whom it is done: the land of the article, or the one that it is about."""

from __future__ import annotations

from typing import Final

from .answers import is_denial, is_of_something
from .asking import Asking
from .parties import NOBODY, Found
from .whom import is_about_others, is_to_own

# Where an article is about one party, what others say, give and do concerns it, if they name nobody.
_TOWARDS: Final = frozenset(
    (
        *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE"),
        *("COOPERATE", "SUPPORT", "THREATEN"),
    )
)
# Where it plays in one land, those who go and stand between do so there.
_INTO: Final = frozenset(("CONSULT", "RETREAT"))
# What is done at home is done to one's own.
_WITHIN: Final = frozenset(("AGREE", "ASSAULT", "COERCE", "CONCEDE", "REJECT", "RETREAT"))
_SURE: Final = 0.65
# A headline and a sentence say too little of what an article is about.
_LEAD: Final = 2


def concerned(asking: Asking) -> Found:
    """Return whom the act of `asking` concerns: a last resort, for what its clause, sentence and story leave open."""
    act, land = asking.act, asking.scene.land
    if act.entry.whom == "-" or (act.entry.is_reciprocal and len(asking.who) > 1):
        return NOBODY
    if asking.who == land:
        return Found(land, _SURE, "about") if _is_within(asking, land[0]) else NOBODY
    if act.type in _INTO:
        return Found(land, _SURE, "about") if land and land[0] not in asking.who else NOBODY
    if act.type not in _TOWARDS or is_of_something(asking) or is_denial(act):
        return NOBODY
    if is_about_others(act, asking.scene) or is_to_own(act, asking.scene, asking.who):
        return NOBODY
    codes = asking.memory.about(asking.who)
    return Found(codes, _SURE, "about") if codes else NOBODY


def _is_within(asking: Asking, land: str) -> bool:
    """Whether the sentence names nobody but the land that the article plays in, and the article is no single one."""
    seen = asking.memory.seen
    is_alone = len(seen) > _LEAD and seen[asking.scene.index] <= {land}
    return is_alone and asking.act.type in _WITHIN
