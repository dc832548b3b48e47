"""Talks at which something else is done: between whom they are, what is done there tells."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.tables import parts

from .act import Act
from .memory import Memory
from .parties import NOBODY, Codes, Found, join, party, slot, without
from .phrases import Phrase
from .subjects import subject

# 次官級の協議で求めた: those between whom the verb is met.
_DURING: Final = frozenset(("で", "を通じ"))
_TALKS: Final = ("会談", "協議", "会合", "交渉", "対話", "電話")
# Of many, mostly: what one asks another there does not make it a talk of two.
_OF_MANY: Final = "会合"
_AT: Final = ("に", "に対", "と")
# 次官級協議で隣国を批判した: at talks of two one speaks of the other.
_AT_TABLE: Final = ("会談", "協議", "交渉", "対話")
# What is said there is said of others too: 会談で隣国の侵攻を非難した.
_OF_OTHERS: Final = frozenset(
    ("ACCUSE", "SUPPORT", "THREATEN", "SANCTION", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST")
)
_LATELY: Final = 3
_CLAUSES: Final = 3
_GOES_ON: Final = frozenset(("ren", "te", "ga", "quote"))


# 会談の席上、求めた.
_AMID: Final = frozenset(("席上", "席", "場", "中", "なか", "冒頭"))


def is_occasion(act: Act, laid: list[Phrase]) -> bool:
    """Whether talks are told only as where something is done: 協議で求めた, 会談の席上、求めた."""
    phrase = act.phrase
    if act.type != "CONSULT" or not act.is_nominal or not act.entry.word.endswith(_TALKS):
        return False
    if phrase.base == "の" and phrase.head >= 0:
        amid = laid[phrase.head]
        return amid.lemma in _AMID and amid.base in ("", "で")
    return phrase.base in _DURING


def is_only_held(laid: list[Phrase], act: Act) -> bool:
    """Whether a clause says no more of talks than that they were held, and nobody who: 9日に開いた協議で求めた."""
    noun, phrase = act.noun, act.phrase
    if noun is None or noun.index != phrase.head or noun.base not in _DURING:
        return False
    return noun.lemma.endswith(_TALKS) and not any(party(laid, laid[k]) for k in phrase.children)


def carried(act: Act, laid: list[Phrase], other: Codes, memory: Memory) -> Found:
    """Who talks, where the verb leaves it to the sentence before: EU代表との会談で合意した."""
    at = _done(act, laid)
    if not is_occasion(act, laid) or at.form == "adn" or subject(laid, at).is_blocked:
        return NOBODY
    codes = without(memory.topic, other)
    return Found(codes, 0.75, "carried") if codes else NOBODY


def there(act: Act, laid: list[Phrase], memory: Memory) -> tuple[Found, Codes]:
    """Who meets whom where it is only said what they do there: 協議で隣国に撤廃を求めた."""
    at, talk = _done(act, laid), act.phrase.lemma
    # 党首会談で訴えた: parties of one land meet.
    if at.kind != "P" or not talk.endswith(_TALKS) or "党" in "".join(act.phrase.nouns):
        return NOBODY, ()
    who = subject(laid, at)
    is_of_two = not talk.endswith(_OF_MANY)
    told = _told_there(at, laid, memory) if is_of_two else None
    if told is not None and (not who.codes or set(who.codes) & set(told)):
        return Found(told[:1], 0.88, "there"), told[1:]
    # 3カ国は協議で、枠組みで合意した.
    if len(who.codes) > _TWO and _is_between(who.codes, memory):
        return Found(who.codes[:1], 0.88, "there"), who.codes[1:]
    if len(who.codes) == 1 and (met := _met_lately(who.codes, memory)):
        return who.weaker(0.9, "there"), met
    cases = (*_AT, "を") if talk.endswith(_AT_TABLE) else _AT
    filled = slot(laid, at, cases) if who.codes else None
    other = without(filled[1], who.codes) if filled else ()
    # 首脳会談で確かめた: a summit is between two, and the two are those who deal with each other.
    if not other and len(who.codes) == 1 and talk.endswith("会談"):
        other = without(memory.pair(who.codes), who.codes)
    return (who.weaker(0.9, "there"), other) if other else (NOBODY, ())


_TWO: Final = 2


def _is_between(who: Codes, memory: Memory) -> bool:
    """Whether those of `who` do something with each other in this sentence."""
    for told in reversed(memory.acts):
        if told.sentence != memory.sentence:
            break
        if told.reciprocal and {*told.actor, *told.recipient} == {*who}:
            return True
    return False


def _done(act: Act, laid: list[Phrase]) -> Phrase:
    """The verb of what is done there."""
    at = act.phrase
    while at.head >= 0 and at.kind != "P":
        at = laid[at.head]
    return at


def _told_there(at: Phrase, laid: list[Phrase], memory: Memory) -> Codes | None:
    """The two between whom the talks are, by what this sentence tells of them."""
    ends = [at.end]
    while at.head > at.index and len(ends) < _CLAUSES and _goes_on(at, laid):
        at = laid[at.head]
        ends.append(at.end)
    said: list[Codes] = []
    for told in reversed(memory.acts):
        if told.sentence != memory.sentence:
            break
        if told.end not in ends or not told.actor:
            said.append(told.actor)
            continue
        both = join(told.actor, told.recipient)
        if len(told.actor) == 2:
            return told.actor
        # 会談では一方が抗議し、他方が反論した.
        is_met = told.type not in _OF_OTHERS or told.recipient in said
        if len(both) == 2 and is_met:
            return both
        said.append(told.actor)
    return None


def _goes_on(at: Phrase, laid: list[Phrase]) -> bool:
    """Whether what comes after is done there too: 電話で復旧を急ぐよう求めた; not 協議で利益が損なわれないよう求めた."""
    if at.form == "you":
        return all(laid[k].base != "が" for k in at.children)
    return at.form in _GOES_ON


def _met_lately(who: Codes, memory: Memory) -> Codes:
    """With whom one met a few sentences ago."""
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _LATELY:
            break
        if told.sentence == memory.sentence:
            continue
        both = join(told.actor, told.recipient)
        if told.type == "CONSULT" and len(both) == 2 and set(who) <= set(both):
            return without(both, who)
    return ()


_WILL: Final = frozenset(
    parts("名乗り、名乗り出る、意欲、意欲的、前向き、本腰、動く、動き出す、手を挙げる")
)


def willing(laid: list[Phrase], mediation: Phrase, sides: Codes) -> Codes:
    """Who offers to stand between two: トルコは[ロシアとウクライナの仲介]に名乗りを上げた."""
    head = laid[mediation.head] if mediation.base == "に" and mediation.head >= 0 else None
    if head is None:
        return ()
    told = {head.lemma, *[laid[k].lemma for k in head.children if laid[k].base == "を"]}
    return () if _WILL.isdisjoint(told) else without(subject(laid, head).codes, sides)
