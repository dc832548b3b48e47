"""Who visits whom, by nouns alone, and whom one visits, or sends something to, in a city: its country, or the body that sits there."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import CAPITALS, cities, is_venue
from kankei_reading.lexicon.predicates.grammar import grammar

from .act import Act
from .asking import Asking
from .forces import is_shown
from .memory import Memory
from .parties import Codes, Found, join, party, without
from .phrases import Phrase
from .subjects import subject

VISITS: Final = grammar("visits")
_SENT_TO: Final = frozenset(("に", "へ"))
_WENT: Final = _SENT_TO | {"を"}
_SENT: Final = frozenset(("AID", "MOBILIZE", "CONSULT"))


def city(asking: Asking) -> Codes:
    """The country of the city that is visited, or to which something goes: ソウルを訪れた, ソウルへ兵を送った."""
    is_visit = asking.act.entry.word in VISITS
    # マニラに寄港した: a call at a port is for all to see, and on who lives there; 空母を寄港させる may be at others.
    is_call = asking.act.entry.word == "寄港" and asking.act.entry.case != "を"
    if not (is_visit or is_call) and (asking.act.type not in _SENT or is_shown(asking.act)):
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
            listed = _of_city(asking.memory, before.lemma) if before.base in ("と", "や") else ()
            if found := join(listed, _of_city(asking.memory, child.lemma)):
                return found
    return ()


def _city_in(asking: Asking) -> Codes:
    """The country of the city in a compound: バクー訪問を取りやめた."""
    noun = asking.act.noun or asking.act.phrase
    return _of_city(asking.memory, noun.nouns[0]) if len(noun.nouns) > 1 else ()


# Whom one goes to see in a city where others meet.
_SEATS: Final = {
    "ブリュッセル": ("EU", "NATO"),
    "ウィーン": ("IAEA",),
    "ジュネーブ": ("WTO", "WHO"),
}


def _of_city(memory: Memory, name: str) -> Codes:
    code = CAPITALS.get(name) or cities().get(name)
    named = memory.seen
    if code and is_venue(name) and not any(code in codes for codes in named):
        seated = (body for body in _SEATS.get(name, ()) if any(body in codes for codes in named))
        code = next(seated, None)
    return (code,) if code else ()


# 訪問先のナイロビで求めた: where one is, and not to go through.
_STOPS: Final = frozenset(("訪問先", "外遊先", "歴訪先"))
_WHILE: Final = frozenset(("中", "後", "前", "直後", "直前"))
_NAMED_BY: Final = frozenset(("の", "による"))


# To put a visit off is REJECT.
VISITING: Final = frozenset(("CONSULT", "REJECT"))


def visit(act: Act, laid: list[Phrase], memory: Memory) -> tuple[Found, Found] | None:
    """Who visits whom, where nouns tell both: チリ大統領の訪中, 訪問先のナイロビで, 訪日中のペルー外相."""
    noun = act.noun or act.phrase
    if noun.kind == "P" or (noun.base == "を" and act.type == "REJECT"):
        return None
    if act.entry.word in _STOPS:
        visitor, host = _stop(laid, noun, memory)
    elif act.entry.word in VISITS or is_visit(noun.lemma):
        visitor, host = _of_nouns(laid, noun, memory)
    else:
        return None
    host = without(host, visitor)
    how = "there" if act.entry.word in _STOPS else "の"
    return (Found(visitor, 0.9, how), Found(host, 0.95, "の")) if visitor and host else None


def is_visit(word: str) -> bool:
    return word in VISITS or word[0] == "訪"


def _stop(laid: list[Phrase], noun: Phrase, memory: Memory) -> tuple[Codes, Codes]:
    """訪問先のナイロビで求めた: whose city it is, and who does something there."""
    place = laid[noun.head] if noun.base == "の" and noun.head >= 0 else noun
    at = place
    while at.head >= 0 and at.kind != "P":
        at = laid[at.head]
    visitor = subject(laid, at).codes if at.kind == "P" and place is not noun else ()
    return visitor, place.codes or _of_city(memory, place.lemma)


def _of_nouns(laid: list[Phrase], noun: Phrase, memory: Memory) -> tuple[Codes, Codes]:
    """チリ大統領の訪中, 中国を訪問中のチリ大統領."""
    visitor: Codes = ()
    host = noun.target or (noun.codes if len(noun.nouns) > 1 else ())
    if not host and len(noun.nouns) > 1 and noun.lemma not in _WHILE:
        host = _of_city(memory, noun.nouns[0])
    for k in noun.children:
        child = laid[k]
        if child.base in _NAMED_BY:
            visitor = join(visitor, party(laid, child))
        elif child.base == "を" and child.kind == "N":
            host = host or party(laid, child) or _of_city(memory, child.lemma)
    if noun.base == "の" and noun.lemma == "中" and noun.head >= 0 and not visitor:
        visitor = party(laid, laid[noun.head])
    return visitor, host
