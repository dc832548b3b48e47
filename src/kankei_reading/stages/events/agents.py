"""Which nouns can act, and where a sentence turns to another who does."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .links import SAYING
from .lists import is_object_too
from .parties import Found, party
from .phrases import Phrase, is_made

_PAPERS: Final = grammar("papers")
_UNIONS: Final = frozenset(
    ("代行", "連合", "同盟", "連盟", "検察", "警察", "与党", "野党", "群衆", "群集")
)
_AMOUNTS: Final = "額量率数価油性値高比割点品物"
_PERSONS: Final = frozenset(("男性", "女性", "人物"))
PEOPLE: Final = "氏者人相官長軍省国側筋社党派体業織員家兵庁会察校院店脳使王"
UNSURE: Final = frozenset(("が", "も"))


def agent(laid: list[Phrase], child: Phrase) -> tuple[str, ...]:
    """The parties of a noun that can act: a country or its people, not what belongs to it."""
    if child.codes and is_made(child):
        return ()
    # アフリカ連合, 検察: a body, though its last word may be an act.
    if child.codes and (child.kind != "n" or child.lemma in _UNIONS):
        return party(laid, child)
    is_amount = child.lemma[-1:] in _AMOUNTS and child.lemma not in _PERSONS
    if child.lemma not in _PAPERS and (child.kind == "n" or is_amount):
        return ()
    return party(laid, child)


def is_no_subject(laid: list[Phrase], predicate: Phrase, child: Phrase) -> bool:
    """Whether one that could be the subject is said to do something else, or is done to."""
    if child.base == "が":
        return _is_quoted(laid, predicate, child)
    return child.case == "も" and is_object_too(laid, predicate, child)


def _is_quoted(laid: list[Phrase], predicate: Phrase, child: Phrase) -> bool:
    """Whether it is of somebody that another says something: 外相は、隣国が「嘘をついた」と非難した."""
    following = laid[child.index + 1]
    is_quote = following.kind == "Q" and following.form == "quote"
    if predicate.form == "adn" or not (is_quote or is_said_bare(laid, predicate, child)):
        return False
    for k in range(child.index - 1, -1, -1):
        before = laid[k]
        if before.kind == "P" or before.is_break:
            return False
        if before.topic and before.case == "は" and before.kind == "N" and not before.is_time:
            codes = agent(laid, before)
            is_other = bool(codes) and set(codes) != set(child.codes)
            return is_other or (not codes and before.lemma[-1:] in PEOPLE)
    return False


def in_brackets(laid: list[Phrase], predicate: Phrase, text: str) -> Found | None:
    """Who said what stands before the brackets: 「偵察だ」(チリ政府筋)と反発した."""
    for k in predicate.children:
        said = laid[k]
        if said.kind != "Q" or not said.codes:
            continue
        closed = text.rfind("」(", said.start, said.end)
        # The brackets name whom the last mention is.
        if closed >= 0 and said.last_mention > closed:
            return Found(said.codes[-1:], 0.95, "speaker")
    return None


def at_work(laid: list[Phrase], predicate: Phrase, deed: Phrase) -> Found | None:
    """Who does what a deed is said to do, and nobody who speaks of it: 隣国による購入が戦費を支えていると批判した."""
    if deed.kind != "n" or predicate.form != "quote":
        return None
    if not any(laid[k].base == "を" for k in predicate.children):
        return None
    return Found(_doer_of_deed(laid, deed), 0.95, "が", is_blocked=True)


def _doer_of_deed(laid: list[Phrase], deed: Phrase) -> tuple[str, ...]:
    for k in deed.children:
        owner = laid[k]
        if owner.base == "の" and not owner.codes and owner.children:
            owner = laid[owner.children[0]]
        is_doer = owner.base == "による" or (owner.base == "の" and deed.lemma in _OWN_DEEDS)
        if is_doer and (codes := party(laid, owner)):
            return codes
    return ()


# Of these, what stands before の is who does them: 隣国の購入, but not 隣国の支援.
_OWN_DEEDS: Final = frozenset(
    ("購入", "輸出", "輸入", "決定", "発言", "行動", "進出", "対応", "判断", "介入", "関与", "挑発")
)


def is_answered(laid: list[Phrase], clause: Phrase, head: Phrase) -> bool:
    """Whether another does something upon it: 外交官を追放すると、隣国も追放した, 隣国は反発した."""
    if not clause.comma or head.index <= clause.index:
        return False
    is_upon = "to" in clause.tail and "past" in head.tail and clause.lemma not in _OWN_STEPS
    for k in head.children:
        other = laid[k]
        is_other = other.base in UNSURE or (is_upon and other.topic and other.case == "は")
        if k > clause.index and is_other and other.kind == "N" and agent(laid, other):
            return True
    return False


# 会談を終えると、首相は…: one's own next step.
_OWN_STEPS: Final = frozenset(
    ("終える", "到着", "着く", "訪れる", "訪問", "会談", "就任", "受ける", "入る")
)


def is_turned_down(laid: list[Phrase], clause: Phrase, head: Phrase) -> bool:
    """Whether another does something in spite of it: 会談を申し入れたが、隣国は断った."""
    if clause.form != "ga" or not clause.comma:
        return False
    for k in clause.children:
        if laid[k].base in UNSURE:
            return False
    for k in head.children:
        other = laid[k]
        if k > clause.index and (other.base == "が" or (other.topic and other.case == "は")):
            return other.kind == "N" and not other.is_time and len(agent(laid, other)) == 1
    return False


def turns_to_another(laid: list[Phrase], clause: Phrase, head: Phrase) -> bool:
    """Whether the clause that this one goes on to has a subject of its own: 輸入を止め、隣国が反発した."""
    if clause.is_passive:
        return False
    for k in head.children:
        other = laid[k]
        # 大使を召還し、隣国も外交官を追放した: they too, of their own.
        is_too = other.case == "も" and laid[other.index - 1] is clause and head.lemma != "加わる"
        is_subject = k > clause.index and other.kind in "NJ" and (other.base == "が" or is_too)
        # Both of those who agreed may sign.
        if is_subject and len(agent(laid, other)) == 1:
            return True
    return False


def is_said_bare(laid: list[Phrase], predicate: Phrase, child: Phrase) -> bool:
    """Whether a headline says of `child` what ends in a noun: 米、[中国が]サイバー攻撃と非難."""
    said = laid[predicate.index - 1]
    is_noun = said.base == "と" and said.kind in "nN" and not said.codes
    return is_noun and child.index < said.index and predicate.lemma in SAYING
