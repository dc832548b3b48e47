"""Who asked for what is granted, or offered what is taken; who is told of a plan, or uses what was given."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .admitted import READY
from .asking import Asking
from .goods import used_by
from .parties import Codes, slot
from .phrases import Phrase
from .subjects import own_subject

# What one is asked or offered: 隣国が示した案.
_PUT: Final = grammar("putting verbs")


_TAKEN: Final = frozenset(("を", "に", "も"))


def put_forward(asking: Asking) -> Codes:
    """Who asked for what is granted, or offered what is taken: 隣国が求める水の放流に応じる, 隣国から示された案をのむ."""
    laid = asking.laid
    for k in asking.act.phrase.children:
        child = laid[k]
        if child.base not in _TAKEN or child.kind not in "nN" or child.is_time:
            continue
        # 隣国が求める水の放流に: what is asked for may stand before の.
        for j in child.children:
            for i in (j, *laid[j].children):
                clause = laid[i]
                if clause.form == "adn" and (codes := _puts(asking, clause)):
                    return codes
    return ()


def _puts(asking: Asking, clause: Phrase) -> Codes:
    """Who asks or offers in a clause: 隣国が求める, 隣国から示された."""
    if clause.lemma not in _PUT and (not clause.nouns or clause.nouns[-1] not in _PUT):
        return ()
    if clause.is_passive:
        given = slot(asking.laid, clause, ("から",))
        return asking.others(given[1]) if given else ()
    return asking.others(own_subject(asking.laid, clause).codes)


def told_of(asking: Asking, noun: Phrase) -> Codes:
    """Whom one tells what one means to do, or who uses what is given: 隣国に、加盟を認めない方針を伝えた."""
    laid = asking.laid
    if noun.lemma not in _MEANT:
        is_given = asking.act.type == "AID"
        return asking.others(used_by(asking.scene, asking.act.phrase)) if is_given else ()
    told = laid[noun.head] if noun.base in ("を", "も") else noun
    is_told = told.lemma in _TELLING or (bool(told.nouns) and told.nouns[-1] in _TELLING)
    filled = slot(laid, told, ("に", "に対")) if is_told else None
    return asking.others(filled[1]) if filled else ()


_MEANT: Final = READY | {"計画", "決定", "予定"}
_TELLING: Final = frozenset(("伝える", "通告", "通知", "通達", "伝達", "示す", "説明", "明かす"))
