"""Who asked for what is granted, or offered what is taken."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .asking import Asking
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
