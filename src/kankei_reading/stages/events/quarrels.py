"""Two at odds of whom the text has just told, to both of whom an outsider turns: 国連は自制を求めた, 緊張に懸念を示した."""

from __future__ import annotations

from typing import Final

from .asking import Asking
from .memory import Told, is_one_side
from .parties import Codes
from .phrases import Phrase

_CALM: Final = frozenset(
    (
        *("自制", "停戦", "対話", "冷静", "沈静化", "抑制", "和解", "話し合い", "話合い", "緩和"),
        *("休戦", "解決", "対応", "停止", "歩み寄り", "収束", "鎮静化"),
    )
)
# 緩和, 停止, 対応: of what.
_OF_BOTH: Final = ("緊張", "戦闘", "対立", "冷静", "平和", "外交", "衝突", "交戦", "暴力", "敵対")
_NEEDS_MORE: Final = frozenset(("緩和", "解決", "対応", "停止"))
_TENSION: Final = frozenset(
    (
        *("緊張", "対立", "衝突", "戦闘", "交戦", "応酬", "戦火"),
        *("事態", "情勢", "関係", "武力衝突", "軍事衝突", "緊張激化"),
    )
)
_WORSE: Final = frozenset(("悪化", "拡大", "長期化", "高まり", "エスカレート", "激化"))
_AT_ODDS: Final = frozenset(("ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"))
_WORRYING: Final = frozenset(("に", "を", "への"))
_TOWARDS: Final = frozenset(("に", "に対", "へ"))
_BACK: Final = 3


def of_quarrel(asking: Asking) -> Codes:
    """Both who are at odds, where an outsider asks for calm or worries, and names neither."""
    if not _is_of_both(asking):
        return ()
    memory, who = asking.memory, set(asking.who)
    # アテネを訪れ、自制を促した: of whom one went to see it is asked.
    if asking.act.type == "REQUEST" and memory.met_here(asking.who):
        return ()
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _BACK:
            break
        both = (*told.actor, *told.recipient)
        if told.type in _AT_ODDS and who.isdisjoint(both) and _are_two(told):
            return told.actor + told.recipient
    return ()


def _are_two(told: Told) -> bool:
    if len(told.actor) != 1 or len(told.recipient) != 1 or told.actor == told.recipient:
        return False
    return not is_one_side(told.actor[0], told.recipient[0])


def _is_of_both(asking: Asking) -> bool:
    """自制を求めた, 緊張の高まりに懸念を示した; not 政府に自制を求めた."""
    laid, found = asking.laid, False
    is_request = asking.act.type == "REQUEST"
    for k in asking.act.phrase.children:
        child = laid[k]
        if is_request:
            if child.base in _TOWARDS and not child.is_time:
                return False
            found = found or (child.base == "を" and child.lemma in _CALM and _of(laid, child))
        elif child.base in _WORRYING and not child.codes and _is_tension(laid, child):
            return True
    return found


def _is_tension(laid: list[Phrase], noun: Phrase) -> bool:
    """緊張, 事態の悪化; not 人権の悪化."""
    if noun.lemma not in _WORSE:
        return noun.lemma in _TENSION
    words = noun.nouns[:-1] + [laid[k].lemma for k in noun.children]
    return any(word in _TENSION or word.startswith(_OF_BOTH) for word in words)


def _of(laid: list[Phrase], calm: Phrase) -> bool:
    """Whether it is said, if it must be, what is to end: 緊張の緩和, 戦闘停止."""
    if calm.lemma not in _NEEDS_MORE:
        return True
    words = calm.nouns[:-1] + [laid[k].lemma for k in calm.children]
    return any(word.startswith(_OF_BOTH) for word in words)
