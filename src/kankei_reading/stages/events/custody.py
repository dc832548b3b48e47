"""Who uses force where a passive does not say: 市民数百人が逮捕された."""

from __future__ import annotations

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import Codes, Found
from .scene import Scene

_CUSTODY = grammar("custody")
FORCED = frozenset(("COERCE", "ASSAULT"))


def by_nobody(laid: Scene, act: Act, held: Codes, memory: Memory) -> Found:
    """Who uses force where the sentence is silent: who did it or freed them before, or the only land's police."""
    for told in reversed(memory.acts):
        if (
            told.type in (act.type, "CONCEDE")
            and told.recipient == held
            and told.actor not in ((), held)
        ):
            return Found(told.actor, 0.85, "again")
    is_alone = memory.seen[laid.index] <= set(held) and memory.is_domestic(held)
    if act.entry.word in _CUSTODY and is_alone:
        return Found(held, 0.8, "land")
    return Found((), 0.83, "passive")
