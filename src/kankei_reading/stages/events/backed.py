"""A guess at whom an act is about holds only for two that the article shows dealing with each other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Event

from .asking import ABOUT
from .coding import Coded
from .concerned import meant
from .memory import Memory
from .parties import Codes
from .unsaid import UNSAID

# Ways of guessing that look at the article, not at the clause.
_FAR: Final = frozenset(
    f"whom:{way}" for way in ("focus", "again", "only_other", "same", "pair", "here")
)
_GROUNDLESS: Final = _FAR | {"whom:about"}
_BODIES: Final = grammar("bodies")
# Measures are taken against whom an article is about, and lifted from them.
_MEASURES: Final = re.compile("制裁|関税|禁輸|規制|輸入|輸出|凍結|渡航|SANCTION:")
# One turns down, or is ready for, what may be nobody's.
_OF_A_THING: Final = frozenset(("AGREE", "REJECT"))
# Where others are named beside the giver, a gift goes to them as often as to whom the article is about.
_GIFTS: Final = frozenset(("AID", "CONCEDE", "COOPERATE"))
# What two do together that others may help with.
_DONE_TOGETHER: Final = frozenset(("AGREE", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"))
# Measures and gifts, of which one sentence after the other tells.
_GOING_ON: Final = frozenset(("AID", "CONCEDE", "SANCTION"))
# What knowing nobody whom it is done to leaves of how sure an act is.
_LEFT: Final = 0.75 / 0.95
# The sentences that say what an article is about.
_OPENING: Final = 3

Pair = frozenset[str]


class _Ground:
    """What an article says for certain: who deals with whom, who does what it opens with, which bodies it is about."""

    __slots__ = ("bodies", "couples", "doers", "fighters", "guessed", "last", "pairs")

    def __init__(self, bodies: frozenset[str]) -> None:
        self.pairs: set[Pair] = set()
        self.doers: set[str] = set()
        self.couples: set[Pair] = set()
        self.fighters: set[str] = set()
        self.bodies = bodies
        self.last: dict[int, set[Pair]] = {}
        self.guessed: dict[int, set[Pair]] = {}

    def goes_on(self, event: Event) -> bool:
        """Whether the two dealt with each other in this sentence or the one before."""
        at, pairs = event.sentences[0], _pairs(event)
        # 供与すると発表した。弾薬も送る。訓練も引き受ける: what went on with one may go on further.
        stores = (self.last, self.guessed) if event.type in _GOING_ON else (self.last,)
        return any(not pairs.isdisjoint(store.get(k, ())) for store in stores for k in (at - 1, at))

    def holds(self, event: Event) -> bool:
        if event.actor == event.recipient or not self.pairs.isdisjoint(_pairs(event)):
            return True
        if self.bodies.issuperset(event.recipient):
            return True
        # チリとペルーが国境を開いた。…カナダは2億ドルを拠出する: what the two do is helped.
        if event.type == "AID" and frozenset(event.recipient) in self.couples:
            return True
        return event.type in ABOUT and self.doers.issuperset(event.recipient)


def backed(coded: list[Coded], memory: Memory, *, least: float) -> list[Coded]:
    """Return `coded`, where a far guess stands only for a pair of which an act is stated.

    An article that merely names two countries says of neither what it does to the other:
    the recipient is left open, and the act withheld if that makes it less sure than `least`.
    """
    ground = _ground(coded, memory)
    kept: list[Coded] = []
    for told in coded:
        event = (one := _kept(told, ground, memory)).event
        if event.type in _GOING_ON and event.recipient and one is told:
            ground.guessed.setdefault(event.sentences[0], set()).update(_pairs(event))
        if event.confidence >= least:
            kept.append(one)
    return kept


def _ground(coded: list[Coded], memory: Memory) -> _Ground:
    named = memory.seen[0] if memory.seen else frozenset[str]()
    ground = _Ground(named & _BODIES)
    for told in coded:
        event = told.event
        if UNSAID in event.because:
            continue
        if _GROUNDLESS.isdisjoint(event.because):
            pairs = _pairs(event)
            ground.pairs |= pairs
            if event.type == "ASSAULT" and event.actor and event.recipient:
                ground.fighters.update(event.actor, event.recipient)
            ground.last.setdefault(event.sentences[0], set()).update(pairs)
        if event.sentences[0] < _OPENING and event.type not in ABOUT:
            ground.doers.update(event.actor)
            if event.reciprocal:
                ground.doers.update(event.recipient)
                if event.type in _DONE_TOGETHER and event.modality != "negated":
                    ground.couples.add(frozenset((*event.actor, *event.recipient)))
    return ground


def _is_measure(event: Event) -> bool:
    return event.type in ("SANCTION", "CONCEDE") and bool(_MEASURES.search(event.because[0]))


def _pairs(event: Event) -> set[Pair]:
    found: set[Pair] = set()
    for actor in event.actor:
        for other in event.recipient:
            if actor != other:
                found.add(frozenset((actor, other)))
    return found


def _strikes_another(event: Event, ground: _Ground) -> bool:
    """Whether force is thought to befall whom the article is about, though they are told to fight nobody: 係争地に攻め込んだ."""
    return ground.pairs.isdisjoint(_pairs(event)) and ground.fighters.isdisjoint(event.recipient)


def _gives(codes: Codes, memory: Memory) -> bool:
    """Whether the article tells of what a party gives to others: it is hardly given anything."""
    return any(t.type == "AID" and t.recipient and t.actor == codes for t in memory.acts)


def _kept(told: Coded, ground: _Ground, memory: Memory) -> Coded:
    event = told.event
    is_thought = event.type == "ASSAULT" and "whom:about" in event.because
    if is_thought and _strikes_another(event, ground):
        because = tuple(why for why in event.because if why != "whom:about")
        return told.told_as(replace(event, recipient=(), because=because))
    if _FAR.isdisjoint(event.because):
        return told
    if "whom:focus" in event.because and _is_measure(event):
        return told
    # Who and whom both guessed is hardly ever right, but where the sentence goes on from the one before.
    is_double = "who:carried" in event.because
    if ground.goes_on(event) if is_double else ground.holds(event):
        return told
    because = tuple(why for why in event.because if why not in _FAR)
    is_open = is_double or event.type in _OF_A_THING
    codes = () if is_open else meant(memory, event.type, event.actor)
    is_lender = event.actor == ("IMF",)
    is_gift = event.type in _GIFTS and not is_lender
    is_among_others = is_gift and not memory.seen[event.sentences[0]] <= set(event.actor)
    # Nor to one that itself gives.
    if is_among_others or (event.type == "AID" and _gives(codes, memory)):
        codes = ()
    bare = replace(
        event,
        recipient=codes,
        confidence=round(event.confidence * _LEFT, 3),
        because=(*because, "whom:about") if codes else because,
    )
    return told.told_as(bare)
