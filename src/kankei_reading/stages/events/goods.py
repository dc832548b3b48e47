"""Whose goods are shut out or let in, bought or not bought, and from whom a thing is taken back."""

from __future__ import annotations

from typing import Final

from .acts import Act
from .asking import Asking
from .parties import Codes, party, slot
from .phrases import Phrase, is_listed_good, is_made
from .scene import Scene


def whose_goods(laid: Scene, act: Act) -> Codes:
    """Whose goods are shut out or let in: 米国産牛肉は輸入が再開された."""
    if act.type not in ("SANCTION", "CONCEDE"):
        return ()
    about = (laid.phrases[k] for k in act.phrase.children)
    goods = (p for p in about if p.base in ("が", "は", "も") and p.kind != "n")
    owned = (party(laid.phrases, p) for p in goods if is_goods(laid.phrases, p))
    return next((codes for codes in owned if codes), ())


def is_goods(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether a phrase is a thing made or grown in the country that it names: ロシア製のミサイル."""
    below = (laid[k] for k in phrase.children if laid[k].base == "の")
    return is_made(phrase) or any(is_made(p) for p in below)


def origin(asking: Asking) -> Codes:
    """Where the thing comes from that a clause modifies: 輸入を禁止している米国産牛肉."""
    phrase = asking.act.phrase
    if asking.act.type == "COOPERATE":
        return _bought(asking)
    if phrase.form != "adn" or phrase.head < 0:
        return _carried(asking) if asking.act.type == "SANCTION" else ()
    noun = asking.laid[phrase.head]
    return noun.codes if is_made(noun) else ()


_CARRYING: Final = frozenset(
    ("運ぶ", "積む", "載せる", "輸送", "運搬", "輸入", "購入", "買う", "扱う")
)


def _carried(asking: Asking) -> Codes:
    """Whose goods they carry or buy who are shut out: ロシア産原油を運ぶ船の寄港を禁じた."""
    waiting = list(asking.act.phrase.children)
    while waiting:
        phrase = asking.laid[waiting.pop()]
        if phrase.form == "adn" and phrase.lemma in _CARRYING:
            filled = slot(asking.laid, phrase, ("を",))
            if filled and is_goods(asking.laid, filled[0]):
                return asking.others(filled[1])
        elif phrase.kind in "NnJ" and not phrase.topic:
            waiting += phrase.children
    return ()


def _bought(asking: Asking) -> Codes:
    """Whose goods are bought: 米国産の航空機を購入する."""
    if asking.act.entry.whom != "から":
        return ()
    for k in asking.act.phrase.children:
        goods = asking.laid[k]
        if goods.base not in ("を", "も", "は"):
            continue
        below = [asking.laid[j] for j in goods.children]
        if any(map(is_made, (goods, *below))) or any(is_listed_good(asking.laid, p) for p in below):
            return asking.others(party(asking.laid, goods))
    return ()


def boycotted(asking: Asking) -> Codes:
    """Whose goods are not bought: 日本製品の不買運動."""
    noun = asking.act.noun
    if noun is None or "不買" not in "".join(noun.nouns):
        return ()
    owners = (asking.laid[k] for k in noun.children if asking.laid[k].base == "の")
    return next((phrase.codes for phrase in owners if phrase.codes), ())


_TAKEN_BACK: Final = frozenset(("奪い返す", "取り返す", "取り戻す", "奪還", "救出"))


def captor(asking: Asking) -> Codes:
    """Who held what is taken back: チリ当局に拿捕された漁船を奪い返した."""
    noun = asking.act.noun
    if noun is None or asking.act.entry.word not in _TAKEN_BACK:
        return ()
    for k in noun.children:
        clause = asking.laid[k]
        if clause.is_passive and clause.form == "adn":
            filled = slot(asking.laid, clause, ("に", "によって", "により"))
            return asking.others(filled[1]) if filled else ()
    return ()
