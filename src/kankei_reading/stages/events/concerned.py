"""Whom an act concerns of which nothing says to whom it is done: the land of the article, or the one that it is about."""

from __future__ import annotations

import re
from typing import Final

from .answers import is_denial, is_of_something
from .asking import Asking
from .memory import Memory, mediates
from .parties import NOBODY, Codes, Found, without
from .whom import is_about_others, is_of_players, is_to_own

# Where an article is about one party, what others say of it and do against it concerns it, if they name nobody.
# What is given, shared and agreed on goes to a third as often.
_TOWARDS: Final = frozenset(("ACCUSE", "ASSAULT", "COERCE", "SUPPORT", "THREATEN"))
# Where it plays in one land, those who go and stand between do so there.
_INTO: Final = frozenset(("CONSULT", "RETREAT"))
# What is done at home is done to one's own.
_WITHIN: Final = frozenset(("AGREE", "ASSAULT", "COERCE", "CONCEDE", "REJECT", "RETREAT"))
_SURE: Final = 0.65
# A headline and a sentence say too little of what an article is about.
_LEAD: Final = 2


def concerned(asking: Asking) -> Found:
    """Return whom the act of `asking` concerns: a last resort, for what its clause, sentence and story leave open."""
    act = asking.act
    if act.entry.whom == "-" or (act.entry.is_reciprocal and len(asking.who) > 1):
        return NOBODY
    codes = _concerned(asking, asking.scene.land)
    return Found(codes, _SURE, "about") if codes else NOBODY


def _concerned(asking: Asking, land: Codes) -> Codes:
    act = asking.act
    if asking.who == land:
        return land if _is_within(asking, land[0]) else ()
    if act.type in _ON_POLLS and _is_of_polls(asking):
        return land or asking.memory.protagonist
    if act.type in _INTO:
        is_between = act.type == "CONSULT" and mediates(act.because[0])
        return (asking.memory.two(asking.who) if is_between else ()) or asking.others(land)
    return meant(asking.memory, act.type, asking.who) if _is_towards(asking) else ()


_ANSWERS: Final = frozenset(("ACCUSE", "SUPPORT"))
_ANSWERS_OR_WARNS: Final = _ANSWERS | {"THREATEN"}


def meant(memory: Memory, type_: str, who: Codes) -> Codes:
    """Whom the article is about, or whom its own party answers first of all: 独、制裁見送りを歓迎 東欧は警戒."""
    about = memory.about(who)
    if not about or type_ not in _ANSWERS_OR_WARNS:
        return about
    first = next((told for told in memory.acts if told.actor == memory.protagonist), None)
    if first is None or first.type not in _ANSWERS:
        return about
    return without(first.recipient, who) or about


def _is_towards(asking: Asking) -> bool:
    """Whether it may be done to whomever the article is about, and not to somebody or something else."""
    act = asking.act
    if act.type not in _TOWARDS or is_of_something(asking) or is_denial(act):
        return False
    if is_of_players(act, asking.scene) or is_about_others(act, asking.scene):
        return False
    if is_to_own(act, asking.scene, asking.who):
        return False
    # No force is used on whoever stands between.
    hero = asking.memory.protagonist
    return act.type not in _FORCE or not asking.memory.mediators.issuperset(hero)


_FORCE: Final = frozenset(("ASSAULT", "COERCE"))


_ON_POLLS: Final = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
_POLLS: Final = re.compile("(?<!教)選挙|投票|大統領選|議会選|総選挙|国民投票")
_OUTCOMES: Final = ("結果", "勝利", "当選", "再選", "選挙", "投票", "政権", "新政府")


def _is_of_polls(asking: Asking) -> bool:
    """Whether it is about a vote, which is of the land that the article is about: 選挙の結果を認めない."""
    laid = asking.laid
    things = (laid[k] for k in asking.act.phrase.children if laid[k].base in ("を", "に", "は"))
    is_outcome = any(thing.lemma.endswith(_OUTCOMES) and not thing.codes for thing in things)
    return is_outcome and _POLLS.search(asking.scene.text) is not None


def _is_within(asking: Asking, land: str) -> bool:
    """Whether the sentence names nobody but the land that the article plays in, and the article is no single one."""
    seen = asking.memory.seen
    is_alone = len(seen) > _LEAD and seen[asking.scene.index] <= {land}
    return is_alone and asking.act.type in _WITHIN
