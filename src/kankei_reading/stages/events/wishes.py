"""Whom an act is done to by what its own sentence wishes, promises or takes up: ペルーの求めに応じ、医師を派遣する."""

from __future__ import annotations

from typing import Final

from .asking import Asking
from .parties import Codes, party, slot

_WISHES: Final = ("求め", "要請", "要望", "依頼", "呼びかけ", "訴え", "懇願", "招き", "招待")
_GRANTING: Final = frozenset(("応じる", "応える", "応ずる", "受ける"))


_AT: Final = frozenset(("を受け", "で", "により", "によって", "に基づき"))


def asker(asking: Asking) -> Codes:
    """At whose wish something is done: チリの求めに応じ、医師を派遣する."""
    laid = asking.laid
    # What is only decided, offered or planned hangs elsewhere than the wish: 求めに応じ、派遣すると決めた.
    for clause in laid[: asking.act.phrase.index]:
        if clause.base in _AT and clause.lemma.endswith(_WISHES):
            return asking.others(party(laid, clause))
        if clause.form not in ("ren", "te") or clause.lemma not in _GRANTING:
            continue
        for j in clause.children:
            wish = laid[j]
            if wish.base in ("に", "を") and wish.lemma.endswith(_WISHES):
                return asking.others(party(laid, wish))
    return ()


def taken_up(asking: Asking) -> Codes:
    """Whom the sentence says that it is about: スウェーデンについては、承認を見送ると述べた."""
    for phrase in asking.laid[: asking.act.phrase.index]:
        if phrase.base == "について" and phrase.topic and phrase.codes and phrase.kind == "N":
            return asking.others(party(asking.laid, phrase))
    return ()


def promised(asking: Asking) -> Codes:
    """Whom what is promised concerns: 米国と協力すると約束した."""
    for k in asking.act.phrase.children:
        clause = asking.laid[k]
        if clause.kind == "P" and clause.form in ("quote", "you"):
            filled = slot(asking.laid, clause, ("と", "に", "に対", "を"))
            return filled[1] if filled else ()
    return ()


def needy(asking: Asking) -> Codes:
    """AID: the country that the disaster struck, whose need the article is about."""
    return asking.memory.needy


def invaded(asking: Asking) -> Codes:
    """AID: whom another invaded, as the article opens: ロシアが侵攻した。…ドイツは防空システムを提供する."""
    for told in asking.memory.acts:
        if told.sentence > _OPENING:
            break
        if told.type == "ASSAULT" and told.word == "侵攻" and len(told.recipient) == 1:
            both = {*told.actor, *told.recipient}
            return told.recipient if len(both) > 1 and both.isdisjoint(asking.who) else ()
    return ()


_OPENING: Final = 2
