"""Who does it by agreement with others, or on terms that they are put."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .framed import main_two
from .links import MENACING
from .memory import Memory, mediates
from .parties import Codes, Found, slot
from .scene import Scene

_AGREEING: Final = frozenset(("合意", "一致", "申し合わせる"))


def in_accord(laid: Scene, act: Act, who: Found, memory: Memory) -> Codes:
    """With whom one agreed to do it: 首相はエジプトと会談し、…に呼びかけることで一致した."""
    at, phrases = act.phrase, laid.phrases
    if phrases[at.head].lemma != "こと" or phrases[at.head].base != "で":
        return ()
    agreed = phrases[phrases[at.head].head]
    if agreed.kind != "P" or agreed.lemma not in _AGREEING or who.how not in ("outer", "shared"):
        return ()
    filled = slot(phrases, agreed, ("と",))
    return filled[1] if filled else memory.met_here(who.codes)


_AT: Final = ("に", "に対")


def on_terms(laid: Scene, act: Act, who: Found, memory: Memory) -> Found | None:
    """Whoever is spoken to meets the terms: 米国は英国に、撤回しなければ報復すると警告した."""
    clause = act.phrase
    if who.how != "shared" or laid.is_headline or "to" in clause.tail:
        return None
    said = laid.phrases[clause.head]
    while said.kind == "P" and said.form in ("ren", "te", "ba") and said.head > said.index:
        said = laid.phrases[said.head]
    if any(p.quote >= 0 for p in laid.phrases[clause.index + 1 : said.index]):
        # 強行すれば「代価を払わせる」と米国を脅した.
        told = said
    elif said.form != "quote" or said.head < 0:
        return None
    else:
        told = laid.phrases[said.head]
    filled = slot(laid.phrases, told, (*_AT, "を") if told.lemma in MENACING else _AT)
    others = filled[1] if filled else memory.here(who.codes, "THREATEN")
    return Found(others, 0.85, "terms") if others and others != who.codes else None


_HOSTING: Final = frozenset(("招く", "招待", "招請", "集める"))
_SETTLING: Final = frozenset(("AGREE", "RETREAT", "REJECT"))


def settles(act: Act) -> bool:
    """Whether an act is of two who come to terms, or do not."""
    return act.entry.is_reciprocal and act.type in _SETTLING


def brought_together(laid: Scene, act: Act, who: Codes, memory: Memory) -> Found | None:
    """The two whom `who` has just brought to one table: 日本は両国の外相を招いたが、合意に至らなかった."""
    told = memory.acts[-1] if memory.acts else None
    if told is None or told.type != "CONSULT" or told.sentence != memory.sentence:
        return None
    is_between = told.actor == who and len(told.recipient) == 2 and not told.reciprocal
    is_host = mediates(told.word)
    if not is_host and (act.type != "AGREE" or act.phrase.is_negative):
        # 外相を招き、協力で一致した: with the host, too.
        before = laid.phrases[: act.phrase.index]
        is_host = any(phrase.lemma in _HOSTING for phrase in before)
    if not is_between or not is_host or slot(laid.phrases, act.phrase, ("と", "との")):
        return None
    return Found(told.recipient, 0.9, "間")


_BOTH: Final = grammar("both sides")


def both_sides(laid: Scene, act: Act, memory: Memory) -> Found | None:
    """The two who do it where the sentence does not name them: 双方が外交官を追放した."""
    for k in act.phrase.children:
        child = laid.phrases[k]
        if child.lemma in _BOTH and child.base in ("が", "は", "も"):
            break
    else:
        return None
    both = memory.inner_sides() or main_two(memory) or memory.two(())
    return Found(both, 0.85, "both") if both else None
