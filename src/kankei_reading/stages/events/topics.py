"""The topics of a sentence: which are parties, and which stand before others."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import names
from kankei_reading.lexicon.predicates.grammar import grammar

from .parties import Codes, Found, bidden, party, slot
from .phrases import Phrase


def has_topic(phrases: list[Phrase], before: int) -> bool:
    """Whether a sentence is about somebody else already."""
    for phrase in phrases[:before]:
        if phrase.case == "は" and phrase.kind == "N" and not phrase.is_time:
            return True
    return False


def next_topic(phrases: list[Phrase], phrase: Phrase, topics: list[int]) -> int:
    """Where the next topic that is a party stands, if this one is a party too."""
    if is_party(phrases, phrase.index):
        for topic in reversed(topics):
            if topic <= phrase.index or not is_party(phrases, topic):
                continue
            head = phrases[topic].head
            if head < 0 or phrases[head].form != "quote":
                return topic
    return len(phrases)


def inside_words(phrases: list[Phrase], phrase: Phrase) -> int:
    """Where the clause ends that a topic is in, if another party says it: 大統領は、[隣国は兵を引くべきだ]と語った."""
    at = phrase.index + 1
    # 隣国は、責任はチリにあると述べた.
    if phrase.lemma in _LAID and phrases[at].base == "に" and at + 1 < len(phrases):
        return at + 1 if phrases[at + 1].lemma == "ある" else -1
    if not is_after_party(phrases, phrase):
        return -1
    while 0 <= at < len(phrases):
        if phrases[at].kind == "P" and phrases[at].form == "quote":
            return at
        at = phrases[at].head
    return -1


_LAID: Final = frozenset(("責任", "原因", "非", "落ち度"))


def is_after_party(phrases: list[Phrase], phrase: Phrase) -> bool:
    """Whether a topic of one party stands right after that of another: 外相は、隣国の措置は…."""
    at = phrase.index - 1
    owner = phrases[at] if at >= 0 and phrases[at].base in _OF else phrase
    if not (phrase.codes or owner.codes):
        return False
    for i in range(at, -1, -1):
        before = phrases[i]
        if before.case == "は" and before.topic and not before.is_time and is_party(phrases, i):
            return not before.codes or before.codes != (phrase.codes or owner.codes)
        is_clause = before.kind in "PQ" and before.form != "adn"
        is_apart = before.comma and not before.is_time and before.lemma not in _OCCASIONS
        if before.is_break or is_clause or is_apart:
            return False
    return False


_OF: Final = frozenset(("の", "への", "との", "による", "に対の"))
# Where somebody speaks.
_OCCASIONS: Final = (
    grammar("talks") | grammar("papers") | {"議会", "国会", "記者会見", "演説", "国連"}
)


# What armed groups and people without a code are called: 過激派…は…と主張したが, 国防省は否定した.
GROUPS: Final = re.compile("過激派|武装|勢力|組織|反政府|^(?:男|女|男性|女性|少年|少女)$")


def is_party(phrases: list[Phrase], i: int) -> bool:
    """Whether a topic is a party itself, or by whose it is: カザフスタンの水資源相."""
    phrase = phrases[i]
    if phrase.codes or phrase.kind != "N":
        return bool(phrase.codes)
    before = phrases[i - 1] if i else phrase
    is_officer = phrase.lemma.endswith(_OFFICERS) and before.base == "の" and bool(before.codes)
    return is_officer or GROUPS.search("".join(phrase.nouns)) is not None


_OFFICERS: Final = (*"氏相官長軍省側領臣庁府使理", "当局者", "幹部")


CHAINED: Final = frozenset(("ren", "te", "ga"))


def teller(laid: list[Phrase], at: int) -> int:
    """The predicate that tells what the clause at `at` says."""
    while laid[at].form in CHAINED and laid[at].head > at:
        at = laid[at].head
    return laid[at].head if laid[at].form == "quote" and laid[at].head > at else at


def is_somebody(phrase: Phrase) -> bool:
    """Whether a phrase is a topic that can be somebody: no これは, and no place without a party."""
    is_named = phrase.topic and phrase.kind == "N" and (phrase.case != "では" or bool(phrase.codes))
    return is_named and phrase.lemma not in ("これ", "それ", "これら")


def is_visited_land(predicate: Phrase, noun: Phrase) -> bool:
    """Whether a land is where one goes, not who goes: 訪問していたウクライナで."""
    word = predicate.nouns[-1] if predicate.nouns else predicate.lemma
    is_land = len(noun.nouns) == 1 and bool(noun.codes) and noun.base in _WHERE
    return is_land and word in _VISITS and noun.lemma in names()


_VISITS: Final = grammar("visits")
_WHERE: Final = frozenset(("で", "に", "を", "へ", "から", "の", "では"))


def is_term(laid: list[Phrase], predicate: Phrase, noun: Phrase) -> bool:
    """Whether a clause says what is in a paper made with another: 検査を認める隣国との合意."""
    is_past = "past" in predicate.tail
    if "ing" in predicate.tail or (is_past and predicate.lemma not in _HOLDING):
        return False
    return laid[noun.head].lemma in _MADE


_HOLDING: Final = frozenset(("約束", "定める", "明記", "規定", "盛り込む", "うたう", "決める"))
_MADE: Final = frozenset(
    ("合意", "約束", "取り決め", "協定", "条約", "覚書", "契約", "支援策", "支援案", "計画", "案")
)


def asked_for(laid: list[Phrase], clause: Phrase) -> tuple[Phrase, Codes] | None:
    """Who is to do what is asked for, as its own clause says, or the one before: 隣国に、兵を引き、話し合うよう求めた."""
    if found := bidden(laid, clause):
        return found
    for k in clause.children:
        before = laid[k]
        if before.kind == "P" and before.comma and before.form in ("ren", "te"):
            found = slot(laid, before, ("に対", "に"))
            return found if found and found[0].comma else None
    return None


def is_parted(laid: list[Phrase], before: Phrase, head: Phrase) -> bool:
    """Whether a topic with a code stands between a phrase and what it hangs on."""
    return any(k > before.index and laid[k].case == "は" and laid[k].codes for k in head.children)


def topic_before(laid: list[Phrase], predicate: Phrase) -> Found:
    """The last topic with a code before a predicate: it goes on acting until another one comes."""
    for phrase in reversed(laid[: predicate.index]):
        if phrase.case == "は" and phrase.codes and not phrase.is_time:
            return Found(party(laid, phrase), 0.85, "outer")
    return Found(is_blocked=True)


# 隣国が主張する権利を認めない判決: who claims it is not who rules.
RULINGS: Final = frozenset(("判決", "判断", "裁定", "決定", "勧告", "決議", "決議案", "動議"))


def looks_on(laid: list[Phrase], predicate: Phrase) -> bool:
    """Whether what it takes is another's deed: 隣国の船が入ったことを警戒する; a ruling is on what somebody claims."""
    if predicate.form == "adn" and laid[predicate.head].lemma in RULINGS:
        return True
    return (predicate.nouns[-1] if predicate.nouns else predicate.lemma) in _REGARDING


_REGARDING: Final = grammar("verbs of regard")


def is_opposed(laid: list[Phrase], paper: Phrase) -> bool:
    """隣国への制裁を強める決議案に反対した: who votes against it does not do what it says."""
    if paper.lemma not in RULINGS or paper.codes or paper.head < 0 or owner_of(laid, paper):
        return False
    return laid[paper.head].lemma in _OPPOSING


_OPPOSING: Final = frozenset(("反対", "拒否", "反発", "批判", "非難", "棄権", "退ける", "阻む"))


_OWNERS: Final = frozenset(("の", "による", "からの", "との"))


def listed(laid: list[Phrase], noun: Phrase) -> tuple[str, ...]:
    """A noun with those that it is listed with: 仲介するエジプトとカタール, 握手するチリの首相とペルーの外相."""
    while noun.base in ("と", "や", "", "の") and noun.head >= 0 and laid[noun.head].codes:
        if noun.base == "の" and laid[noun.head].codes != noun.codes:
            break
        noun = laid[noun.head]
    return party(laid, noun)


def owner_of(laid: list[Phrase], noun: Phrase) -> tuple[str, ...]:
    for k in noun.children:
        if laid[k].base in _OWNERS and (codes := party(laid, laid[k])):
            return codes
    return ()
