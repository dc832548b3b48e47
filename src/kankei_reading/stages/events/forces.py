"""Whom forces are moved against, and who struck first."""

from __future__ import annotations

import re
from typing import Final

from .acts import Act
from .asking import Asking
from .parties import Codes, slot

# Words of a clause that moves forces against somebody.
AGAINST_SOMEBODY: Final = re.compile(
    "対抗|国境|境界線|けん制|牽制|威嚇|威圧|挑発|脅|抑止|迫る|圧力"
)
_BACK: Final = frozenset(("応戦", "反撃", "報復", "報復攻撃", "報復措置", "迎撃", "対抗措置"))


def next_object(asking: Asking) -> Codes:
    """Whom forces are moved against, said in the clause that goes on: 空母を送ってインドを威圧した."""
    at = asking.act.phrase
    if asking.act.type != "MOBILIZE" or at.form not in ("te", "ren") or at.head < 0:
        return ()
    if not AGAINST_SOMEBODY.match(asking.laid[at.head].lemma):
        return ()
    filled = slot(asking.laid, asking.laid[at.head], ("を", "に", "に対"))
    return asking.others(filled[1]) if filled else ()


def chased(asking: Asking) -> Codes:
    """Whose ships and planes one moves against: 緊急発進."""
    if asking.act.entry.word not in ("緊急発進", "スクランブル"):
        return ()
    return asking.memory.mover(asking.who)


def struck_back(asking: Asking) -> Codes:
    """Whoever struck first: グルジアが侵攻、ロシア軍が応戦."""
    word = asking.act.entry.word
    return asking.memory.last_doer(asking.who) if word in _BACK else ()


_HOSTILE: Final = frozenset(
    ("ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN")
)
# Done to be seen by everybody, or at home.
_SHOWN: Final = re.compile("発射|実験|配備|寄港|徴兵|動員|駐留|駐屯|非常事態")
_NEAR: Final = 4


def is_shown(act: Act) -> bool:
    """Whether forces are moved for all to see, or at home, not against one in particular."""
    return act.type == "MOBILIZE" and _SHOWN.search(act.because[0]) is not None


_TASKS: Final = ("任務", "活動", "作戦", "業務", "計画")


def _leaves_a_task(asking: Asking) -> bool:
    """Whether one draws back from what others do together: 警戒任務から艦艇を引き揚げた."""
    children = (asking.laid[k] for k in asking.act.phrase.children)
    return any(p.base == "から" and p.lemma.endswith(_TASKS) for p in children)


def rival(asking: Asking) -> Codes:
    """Against whom forces are moved, or from whom drawn back, in a story of two at odds."""
    act = asking.act
    if act.type == "RETREAT":
        if _leaves_a_task(asking):
            return ()
        return asking.memory.rival(asking.who, _HOSTILE | {"AGREE", "RETREAT", "REJECT"}, back=99)
    if act.type != "MOBILIZE" or is_shown(act):
        return ()
    return asking.memory.rival(asking.who, _HOSTILE, back=_NEAR)


def introduced(asking: Asking) -> Codes:
    """Of whom alone the sentence before has just spoken, without an act: 隣国ボリビアは喜べない。チリは国境に兵を集めた."""
    memory = asking.memory
    before = memory.seen[memory.sentence - 1] if memory.sentence > 1 else frozenset[str]()
    if len(before) != 1 or not before.isdisjoint(asking.who):
        return ()
    is_idle = not memory.acts or memory.acts[-1].sentence < memory.sentence - 1
    return tuple(before) if is_idle else ()
