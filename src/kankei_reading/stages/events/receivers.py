"""Whom a passive is done to: its subject, or the noun that its clause modifies."""

from __future__ import annotations

import re
from typing import Final

from .acts import Act
from .parties import NOBODY, Codes, Found, join, party, slot, without
from .phrases import Phrase
from .scene import Scene
from .subjects import CONTENT, own_subject, subject
from .undergone import of_its_people, of_thing

# What people suffer, or are freed from, is told though nobody knows by whom.
SUFFERED: Final = frozenset(("COERCE", "ASSAULT", "CONCEDE"))
VICTIMS: Final = re.compile(
    "(?:[人氏者員客生兵官相師]|(?<!国)家|[男女]性|大統領|ジャーナリスト|カメラマン|兵士|市民|国民|活動家|大使|さん|少年|少女|夫妻)$"
)


def receiver_of(laid: Scene, act: Act) -> Found:
    """Whom a passive is done to: its subject, or the noun that it modifies, but nobody further off."""
    phrase = act.phrase
    if act.type == "REQUEST" and (asked := _called_upon(laid.phrases, phrase)):
        return Found(asked, 0.95, "asked")
    if phrase.form != "adn" or act.is_swapped or phrase.head < 0:
        found = subject(laid.phrases, phrase)
        found = found if found.codes else Found(of_thing(laid.phrases, act), 0.9, "thing")
        return found if found.codes else _told_to(laid, act)
    own = own_subject(laid.phrases, phrase)
    noun = laid.phrases[phrase.head]
    if own.codes or noun.lemma in CONTENT:
        return own if own.codes else subject(laid.phrases, phrase)
    codes = join(party(laid.phrases, noun), _victims_beside(laid.phrases, noun))
    if not codes and act.type in SUFFERED:
        codes = of_its_people(laid.phrases, noun)
    if not codes and noun.base == "を" and laid.phrases[noun.head].lemma in _RETAKING:
        # 隣国に拿捕された漁船をチリ軍が奪い返した: one takes back what is one's own.
        codes = own_subject(laid.phrases, laid.phrases[noun.head]).codes
    codes = codes or _answering(laid.phrases, act, noun)
    return Found(codes, 0.9, "relative") if codes else NOBODY


def _called_upon(laid: list[Phrase], asking: Phrase) -> Codes:
    """Of whom something is wanted by nobody in particular: 日本に求められるのは…だ, 中国には自制が求められる."""
    if asking.lemma not in _WANTED or not asking.is_passive:
        return ()
    is_of_a_thing = asking.form == "nom" or (asking.form == "adn" and "past" not in asking.tail)
    asked: Codes = ()
    for k in asking.children:
        child = laid[k]
        if child.base == "を" or (child.base in _DOING and child.codes):
            return ()
        is_of_a_thing = is_of_a_thing or child.base == "が"
        if child.base == "に":
            asked = party(laid, child)
    return asked if is_of_a_thing else ()


_WANTED: Final = frozenset(("求める", "望む", "迫る", "問う"))
_DOING: Final = frozenset(("が", "は", "も"))
_PUT: Final = frozenset(("REQUEST", "REJECT", "THREATEN"))
_AGENTS: Final = ("から", "に", "によって")


def _answering(laid: list[Phrase], act: Act, thing: Phrase) -> Codes:
    """Who does something about what was asked of them, or refused: 米国から求められていた撤退を、日本は拒んだ."""
    while thing.base == "の" and thing.head >= 0:
        thing = laid[thing.head]
    head = laid[thing.head] if thing.head >= 0 and thing.base in _MATTER else thing
    if act.type not in _PUT or head.kind != "P" or head.is_passive or VICTIMS.search(thing.lemma):
        return ()
    agent = slot(laid, act.phrase, _AGENTS)
    codes = subject(laid, head).codes if agent else ()
    return without(codes, agent[1]) if agent else ()


_MATTER: Final = frozenset(("を", "に", "は", "も", "について"))


_RETAKING: Final = frozenset(
    ("奪い返す", "取り返す", "取り戻す", "奪還", "連れ戻す", "救出", "引き取る")
)


def _victims_beside(laid: list[Phrase], noun: Phrase) -> Codes:
    """Whom else it befell, listed after the first: 拉致されたペルー人技師とチリ人記者."""
    if noun.base not in _BESIDE or noun.head < 0 or not VICTIMS.search(noun.lemma):
        return ()
    other = laid[noun.head]
    is_victim = other.kind == "N" and bool(other.codes) and VICTIMS.search(other.lemma)
    return join(other.codes, _victims_beside(laid, other)) if is_victim else ()


_BESIDE: Final = frozenset(("と", "や", ""))


def _told_to(laid: Scene, act: Act) -> Found:
    """Who is to do what is asked, where that clause took the subject: 武官2人が出国するよう求められた."""
    for k in act.phrase.children:
        clause = laid.phrases[k]
        if act.type == "REQUEST" and clause.kind == "P" and clause.form == "you":
            return own_subject(laid.phrases, clause)
    return NOBODY
