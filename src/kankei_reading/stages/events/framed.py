"""Parties of an act that has none of its own: those of the clause that takes it, or whom the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kankei_reading.lexicon.countries import names
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .homes import is_inquiry
from .memory import Memory
from .occasions import is_occasion
from .parties import NOBODY, Codes, Found, join, party
from .phrases import Phrase
from .scene import Scene
from .subjects import subject
from .whom import whom

# What a country does and suffers at home, though nobody in it has a code.
_FORCE: Final = frozenset(("ASSAULT", "COERCE", "PROTEST", "RETREAT"))
_WORDS: Final = frozenset(("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"))
_SERVANTS: Final = tuple(grammar("servants of the state"))
# In an article that plays in one land its own courts and police are at work.
_JUSTICE: Final = grammar("justice")
_OUTLAWS: Final = tuple(grammar("outlaws"))
# Whom it befalls is of the land, though nobody is said to do it: 罪に問われた, 面会を許可された.
_UNDERGONE: Final = grammar("charges") | grammar("undergone")
_ARMS: Final = ("戦車", "装甲車", "部隊", "軍", "艦", "軍用機", "戦闘機", "兵", "兵士")
_SUBJECTS: Final = frozenset(("が", "は", "も", "によって", "による", "では"))
_STEPS: Final = 3
# A house adopts a resolution by itself.
BY_ONE: Final = frozenset(("採択",))


def framed(laid: Scene, act: Act, memory: Memory, *, is_blocked: bool) -> tuple[Found, Found]:
    """Return who does `act` and to whom where its sentence names neither, as the article's frame tells.

    `is_blocked`: somebody without a code is named as the one who acts.
    """
    if laid.is_caption:
        return NOBODY, NOBODY
    if act.is_nominal and (who := _of_clause(laid.phrases, act)).codes:
        return who, whom(act, laid, who.codes, memory)
    is_alone = memory.seen[laid.index] <= set(laid.land)
    home = laid.land if is_alone else ()
    if act.entry.is_reciprocal and (torn := _torn(laid.phrases, act)):
        return Found(torn, 0.85, "frame"), Found(torn, 0.85, "home")
    if act.entry.word.startswith("内戦"):
        return NOBODY, NOBODY
    if act.entry.is_reciprocal:
        is_other = is_blocked or memory.is_of_a_stranger or act.entry.word in BY_ONE
        # 取引した港にも制裁を科す, 買ったガスを転売する: whoever it was.
        is_other = is_other or (act.phrase.form == "adn" and act.entry.word in _DEALING)
        is_other = is_other or _is_of_a_firm(laid, act)
        return Found(() if is_other else _both(laid, act, memory), 0.7, "frame"), NOBODY
    who, to = _at_home(laid, act, home)
    if home and not who.codes and not to.codes and _is_undergone(act):
        to = Found(home, 0.9, "frame")
    return who, to


_DEALING: Final = frozenset(("取引", "契約", "売買"))


def _is_of_a_firm(laid: Scene, act: Act) -> bool:
    """Whether a firm or a union by name, of no land that is said, does it: ハリス・フーズは取引を打ち切った, 国際陸連は話し合う."""
    for phrase in laid.phrases[: act.phrase.index]:
        if phrase.base in _DOING and phrase.kind == "N" and not phrase.codes:
            words = laid.words(phrase)
            if not party(laid.phrases, phrase) and _FIRM.match(words):
                return True
    return False


_DOING: Final = frozenset(("は", "が", "も"))
_FIRM: Final = re.compile(
    "[ァ-ヴー]{2,}(?:・[ァ-ヴー]{2,})+[はがも]|[^、。]*(?:連盟|協会|陸連|会社|社|銀行|グループ|組合|財団)(?:[(][^)]*[)])?[はがも]"
)


def _torn(laid: list[Phrase], act: Act) -> Codes:
    """The land at war with itself: 内戦が続くスーダンで."""
    if act.phrase.form != "adn" or not act.entry.word.startswith("内"):
        return ()
    at = laid[act.phrase.head]
    while at.base == "の" and not at.codes and at.head >= 0:
        at = laid[at.head]
    # Where it rages, which is a party here and nowhere else.
    named = names().get(at.lemma)
    place = (named.code,) if named is not None and named.kind == "country" else ()
    return party(laid, at) or place if at.kind in "NJ" else ()


def _both(laid: Scene, act: Act, memory: Memory) -> Codes:
    """Who do together what names neither: those who go on from before, or whom the headline names."""
    if act.type == "AGREE" and (two := _at_talks(laid.phrases, act)):
        return two
    if laid.is_headline:
        return _two_before(laid, act, memory) if act.is_nominal else main_two(memory)
    if not act.is_nominal or is_occasion(act, laid.phrases):
        return main_two(memory)
    for topic in laid.phrases[: act.phrase.index] if act.phrase.base in _DONE else ():
        # チリとペルーは衝突で死者を出した; what the two avoid (衝突を) they do not do.
        is_met = topic.case == "は" and act.phrase.base == "で" and act.type == "ASSAULT"
        two = party(laid.phrases, topic) if is_met else topic.codes
        if topic.case == "は" and len(two) == 2:
            return two
    # 第3次中東戦争 was fought by others, 内戦 by those of one land.
    is_named = len(act.phrase.nouns) > 1 or act.entry.word.startswith("内")
    return _pair(laid, memory) if act.type == "ASSAULT" and not is_named else ()


_TALKS: Final = ("会談", "協議", "交渉", "会合", "対話", "話し合い")


def _at_talks(laid: list[Phrase], act: Act) -> Codes:
    """The two whose talks a sentence is about: タイとインドの協議は、合意のないまま終わった."""
    for phrase in laid[: act.phrase.index]:
        if phrase.base in ("は", "が", "で") and phrase.lemma.endswith(_TALKS):
            return two if len(two := party(laid, phrase)) > 1 else ()
    return ()


# 両国は演習を終えた, 両首脳は協定の署名に立ち会い、共同声明で約束した.
_DONE: Final = frozenset(("を", "で", "に", "では"))


# 対立, 緊張緩和: how two stand to each other is no act of theirs; 合意 is.
_STATES: Final = frozenset(("AGREE", "REJECT"))
_DEALS: Final = ("合意", "一致", "妥結", "決着", "和解", "署名", "調印")


def _two_before(laid: Scene, act: Act, memory: Memory) -> Codes:
    """The two of whom a headline told before, or who open it: キルギスとタジク、国境で再び銃撃戦."""
    is_state = act.type in _STATES and not act.entry.word.endswith(_DEALS)
    if act.phrase.base or is_state:
        return ()
    named = join(*(p.codes or p.target for p in laid.phrases[: act.phrase.index]))
    for told in reversed(memory.acts):
        both = join(told.actor, told.recipient)
        if told.sentence == laid.index and len(both) == 2 and set(both) <= set(named):
            return both
    first = memory.sides[0] if memory.sides else ()
    return first if len(first) == 2 and set(first) <= set(named) else ()


def _pair(laid: Scene, memory: Memory) -> Codes:
    """The two who fought last, if nobody else is named beside them."""
    named = memory.seen[laid.index]
    for told in reversed(memory.acts):
        both = join(told.actor, told.recipient)
        if told.type == "ASSAULT" and len(both) == 2:
            return both if named <= set(both) else ()
    return ()


def _at_home(laid: Scene, act: Act, home: Codes) -> tuple[Found, Found]:
    if not home or (act.type not in _FORCE and act.type not in _WORDS):
        is_ours = home != () and act.type == "MOBILIZE" and _moves(laid.phrases, act)
        return Found(home, 0.9, "frame") if is_ours else NOBODY, NOBODY
    if act.type == "PROTEST":
        return Found(home, 0.85, "frame"), Found(home, 0.8, "home")
    if act.type == "ACCUSE" and act.entry.word in _JUSTICE and act.entry.case != "を":
        to = NOBODY if is_inquiry(act) else Found(home, 0.8, "home")
        return Found(home, 0.8, "frame"), to
    # 内相は爆破事件を「…」と呼んだ: who speaks of force does not use it.
    is_spoken_of = act.is_nominal and act.type == "ASSAULT"
    if not is_spoken_of and _is_servant(laid.phrases, act):
        is_inner = act.type in _WORDS or not is_against_outlaws(laid, act)
        return Found(home, 0.85, "frame"), Found(home, 0.8, "home") if is_inner else NOBODY
    # 双方が拘束する捕虜の解放: what only says which ones are meant befalls nobody anew.
    is_passing = act.phrase.form == "adn" and "past" not in act.phrase.tail
    return NOBODY, Found(home, 0.9, "frame") if act.type in _FORCE and not is_passing else NOBODY


def _is_undergone(act: Act) -> bool:
    """Whether somebody is asked, charged, granted or denied something: 面会を許可された."""
    return act.phrase.is_passive and (act.type == "REQUEST" or act.entry.word in _UNDERGONE)


def _moves(laid: list[Phrase], act: Act) -> bool:
    """Whether it is arms that gather, whoever sent them: 戦車が集結している."""
    about = (laid[k] for k in act.phrase.children)
    return any(p.base in ("が", "は") and p.lemma.endswith(_ARMS) for p in about)


_TAKEN: Final = frozenset(("を", "に", "も"))
# What is felt, said or talked of is whose clause it is; force and trade may be what one speaks of.
_OWN: Final = _WORDS | {"AGREE", "CONSULT", "CONCEDE"}


def _of_clause(laid: list[Phrase], act: Act) -> Found:
    """Who does the act of a noun that a clause takes: 首相は「…」と不快感をあらわにした."""
    noun = act.phrase
    if act.type not in _OWN or noun.topic or noun.base not in _TAKEN or noun.head < 0:
        return NOBODY
    clause = laid[noun.head]
    if clause.kind != "P" or clause.is_passive or clause.form == "adn":
        return NOBODY
    return subject(laid, clause).weaker(0.8, "clause")


def _is_servant(laid: list[Phrase], act: Act) -> bool:
    """Whether the nearest subject serves a state that it does not name: 警官隊が, 野党は."""
    at = act.phrase
    for _ in range(_STEPS):
        for k in at.children:
            if laid[k].base in _SUBJECTS:
                return laid[k].kind in "NJ" and laid[k].lemma.endswith(_SERVANTS)
        if at.head < 0:
            return False
        at = laid[at.head]
    return False


def is_against_outlaws(laid: Scene, act: Act, but: Iterable[str] = _SUBJECTS) -> bool:
    """Whether it is done to those who fight the state: 武装集団を鎮圧した; what stands in the cases `but` is not asked."""
    about = (laid.phrases[k] for k in act.phrase.children)
    objects = [laid.text[p.start : p.end] for p in about if p.base not in but]
    return any(word in written for written in objects for word in _OUTLAWS)


def main_two(memory: Memory) -> Codes:
    """The two that the headline names, if it names two."""
    first = memory.seen[0] if memory.seen else frozenset[str]()
    return tuple(sorted(first)) if len(first) == 2 else ()
