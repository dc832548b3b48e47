"""Parties of an act of which nothing beside it says whose it is: in the story of one land, the land's own."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import Codes, Found
from .scene import Scene
from .somebody import names_somebody

# What marks such an event.
UNSAID: Final = "who:unsaid"
# How sure that an act is told at all.
_SURE: Final = 0.52
_TWO: Final = 2
# What a noun alone tells, too: who is struck, seized, blamed, refused or shut out is news whoever did it.
_PLAIN: Final = frozenset(("ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION"))
# What is done to somebody or at some meeting, by whomever: 承認された, 会談が開かれた.
_UNDERGONE: Final = _PLAIN | {"CONSULT", "REQUEST", "SUPPORT"}
_BARE: Final = frozenset(("が", "で", "に", "は", "も", "として", "により", "によって"))
_SAID: Final = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN"))
_UNDER: Final = frozenset(("adn", "nom", "you"))
# What people do every day needs somebody who does it, though he has no code.
_EVERYDAY: Final = frozenset(("AID", "AGREE", "COOPERATE", "CONCEDE", "SUPPORT"))
# Men who seize and threaten are hardly ever those of the state.
_FORCE: Final = frozenset(("ASSAULT", "COERCE", "THREATEN"))
# Things move, fall behind and are feared by themselves.
_OF_THINGS: Final = frozenset(("MOBILIZE", "RETREAT"))
_VAGUE: Final = frozenset(
    ("延期", "先送り", "留保", "訴える", "否む", "詰め寄る", "亀裂", "対立", "溝")
)
_SOME: Final = frozenset(("人", "者", "人々", "人たち"))
# What companies do to each other is nobody's state's act.
_FIRMS: Final = ("社", "企業", "業者", "店")
_CHARGES: Final = grammar("charges")


def unsaid(
    laid: Scene, act: Act, memory: Memory, *, is_blocked: bool
) -> tuple[Found, Found] | None:
    """Return who does `act` and to whom; None if the words tell no act, or the story is of several lands.

    Among several lands who was told of last is right less than every second time: nothing is told then.
    `is_blocked`: somebody without a code is named as the one who acts.
    """
    land = laid.land
    if not land or laid.is_caption or not _is_told(laid, act, memory, is_blocked=is_blocked):
        return None
    if act.type in _FORCE and (both := _of_stranger(act, land, memory)):
        return both
    is_somebody = is_blocked or names_somebody(laid, act)
    if is_somebody and _is_of_the_world(laid, act):
        return None
    is_open = is_somebody and (act.type in _EVERYDAY or act.type in _FORCE)
    # 14カ国が一致した: with whom a land is at one, and who they are, is not said.
    if is_open and act.entry.is_reciprocal and act.type in _EVERYDAY:
        return None
    return Found(() if is_open else land, _SURE, "unsaid"), Found(land, _SURE, "unsaid")


def _of_stranger(act: Act, land: Codes, memory: Memory) -> tuple[Found, Found] | None:
    """Who did it to a stranger, of whose lot there the article told last: 誘拐された記者."""
    last = next((t for t in reversed(memory.acts) if t.type == act.type and t.recipient), None)
    if last is None or not last.actor or land in (last.actor, last.recipient):
        return None
    return Found(last.actor, _SURE, "unsaid"), Found(last.recipient, _SURE, "unsaid")


def _is_of_the_world(laid: Scene, act: Act) -> bool:
    """国際刑事警察機構は警戒を呼びかけた: a body of many countries is not of the land."""
    for phrase in laid.phrases[: act.phrase.index]:
        is_doer = phrase.topic or phrase.base == "が"
        if is_doer and phrase.nouns and phrase.nouns[0].startswith(_WORLD):
            return True
    return False


_WORLD: Final = ("国際", "世界", "多国籍")


def _is_told(laid: Scene, act: Act, memory: Memory, *, is_blocked: bool) -> bool:
    """Whether the words tell an act of states or people by themselves."""
    if act.entry.is_bound or act.entry.word in _VAGUE:
        return False
    if act.is_nominal and (laid.is_headline or act.phrase.base in _BARE):
        # A noun names again what was told; what nothing was told of, it tells.
        return act.type in _PLAIN and all(told.type != act.type for told in memory.acts)
    if act.is_nominal or laid.is_headline:
        is_verb = laid.is_headline and not act.is_nominal and act.phrase.form != "adn"
        return is_verb and act.type not in _EVERYDAY
    if act.phrase.is_passive:
        return act.type in _UNDERGONE and not _is_feared(act) and not _is_of_some(laid, act)
    is_open = act.phrase.form == "ba" or len(memory.seen[laid.index]) >= _TWO
    return not is_open and _is_done(laid, act, is_blocked=is_blocked)


def _is_done(laid: Scene, act: Act, *, is_blocked: bool) -> bool:
    phrase = act.phrase
    if act.operator is not None and act.operator.does in ("cease", "void"):
        return False
    if any(p.topic and p.lemma.endswith(_FIRMS) for p in laid.phrases[: phrase.index]):
        return False
    if act.type in _EVERYDAY or act.entry.type in _EVERYDAY:
        return is_blocked and phrase.form not in _UNDER
    if act.type in _OF_THINGS:
        return bool(act.entry.case)
    # Which one is meant, 配備する弾頭, or what is wished for, happens to nobody; words are said all the same.
    is_passing = phrase.form == "you" or (phrase.form == "adn" and "past" not in phrase.tail)
    return not is_passing or act.type in _SAID


def _is_feared(act: Act) -> bool:
    """不足が懸念されている: what is feared is a thing."""
    return act.type == "ACCUSE" and act.entry.word not in _CHARGES


def _is_of_some(laid: Scene, act: Act) -> bool:
    """撃たれた人もいる: what some have suffered, some time."""
    head = laid.phrases[act.phrase.head] if act.phrase.head >= 0 else act.phrase
    return act.phrase.form == "adn" and head.lemma in _SOME
