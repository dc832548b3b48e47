"""Whom one visits, or sends something to, in a city: its country, or the body that sits there."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import CAPITALS, cities, is_venue
from kankei_reading.lexicon.predicates.grammar import grammar

from .asking import Asking
from .forces import is_shown
from .parties import Codes, join

VISITS: Final = grammar("visits")
_SENT_TO: Final = frozenset(("に", "へ"))
_WENT: Final = _SENT_TO | {"を"}
_SENT: Final = frozenset(("AID", "MOBILIZE", "CONSULT"))


def city(asking: Asking) -> Codes:
    """The country of the city that is visited, or to which something goes: ソウルを訪れた, ソウルへ兵を送った."""
    is_visit = asking.act.entry.word in VISITS
    if not is_visit and (asking.act.type not in _SENT or is_shown(asking.act)):
        return ()
    # 双方をソウルに招く: there they meet.
    if not is_visit and asking.act.entry.whom == "を":
        return ()
    if is_visit and (inside := _city_in(asking)):
        return inside
    for k in asking.act.phrase.children:
        child = asking.laid[k]
        if child.kind == "N" and child.base in (_WENT if is_visit else _SENT_TO):
            # バクーとエレバンを訪れる.
            before = asking.laid[k - 1] if k else child
            listed = _of_city(asking, before.lemma) if before.base in ("と", "や") else ()
            if found := join(listed, _of_city(asking, child.lemma)):
                return found
    return ()


def _city_in(asking: Asking) -> Codes:
    """The country of the city in a compound: バクー訪問を取りやめた."""
    noun = asking.act.noun or asking.act.phrase
    return _of_city(asking, noun.nouns[0]) if len(noun.nouns) > 1 else ()


# Whom one goes to see in a city where others meet.
_SEATS: Final = {
    "ブリュッセル": ("EU", "NATO"),
    "ウィーン": ("IAEA",),
    "ジュネーブ": ("WTO", "WHO"),
}


def _of_city(asking: Asking, name: str) -> Codes:
    code = CAPITALS.get(name) or cities().get(name)
    named = asking.memory.seen
    if code and is_venue(name) and not any(code in codes for codes in named):
        seated = (body for body in _SEATS.get(name, ()) if any(body in codes for codes in named))
        code = next(seated, None)
    return (code,) if code else ()
