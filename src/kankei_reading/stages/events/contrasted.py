"""Two who judge the same deed, one for and one against: 米国が関税を発動した。日本は歓迎し、中国は反発した."""

from __future__ import annotations

from typing import Final

from .asking import Asking
from .parties import Codes, join, party
from .phrases import Phrase

_FOR: Final = frozenset(("歓迎", "支持", "評価", "賛成", "賛同", "称賛", "擁護", "賛意", "理解"))
_AGAINST: Final = frozenset(
    (
        *("反発", "猛反発", "批判", "非難", "反対", "懸念", "警戒", "抗議", "難色", "不満", "遺憾"),
        *("憤る", "異議", "疑問", "危惧"),
    )
)
JUDGING: Final = frozenset(("SUPPORT", "ACCUSE", "REJECT"))
_CHAINED: Final = frozenset(("ren", "te", "ga"))
_ABOUT: Final = frozenset(("を", "に", "に対", "について"))
_SUBJECTS: Final = frozenset(("が", "は", "も"))


def contrasted(asking: Asking) -> Codes:
    """Whose deed two judge, told before: neither of the two."""
    other = opposite(asking)
    return asking.memory.last_doer(join(asking.who, other)) if other else ()


def opposite(asking: Asking) -> Codes:
    """Who in the clause before or after judges otherwise, where neither says what it is about."""
    act, laid = asking.act, asking.laid
    if act.type not in JUDGING:
        return ()
    beside: list[Phrase] = []
    for k in act.phrase.children:
        if laid[k].form in _CHAINED and laid[k].kind == "P":
            beside.append(laid[k])
    if act.phrase.form in _CHAINED and act.phrase.head >= 0:
        beside.append(laid[act.phrase.head])
    side = _side(laid, act.phrase) if beside else None
    if side is None:
        return ()
    for clause in beside:
        if clause.kind == "P" and _side(laid, clause) not in (None, side):
            return asking.others(_judge(laid, clause))
    return ()


def _side(laid: list[Phrase], clause: Phrase) -> bool | None:
    """Whether a clause is for what it judges, or against; nothing if it says what that is, or does not judge."""
    words = {clause.lemma, *clause.nouns}
    for k in clause.children:
        thing = laid[k]
        if thing.base in _ABOUT and thing.kind in "NnJ" and not thing.is_time:
            if thing.lemma not in _FOR and thing.lemma not in _AGAINST:
                return None
            words.add(thing.lemma)
    if not _AGAINST.isdisjoint(words):
        return False
    return None if _FOR.isdisjoint(words) else True


def _judge(laid: list[Phrase], clause: Phrase) -> Codes:
    own = (laid[k] for k in clause.children if laid[k].base in _SUBJECTS and laid[k].kind in "NJ")
    return next((codes for p in own if (codes := party(laid, p))), ())
