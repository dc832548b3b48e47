"""Who does it where a passive does not say: 市民数百人が逮捕された, 草案は否決された."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import Codes, Found
from .scene import Scene

_CUSTODY: Final = grammar("custody")
_COURTED: Final = frozenset(("起訴", "告発", "訴追", "送検", "有罪", "判決", "死刑", "裁判"))
FORCED: Final = frozenset(("COERCE", "ASSAULT"))


def by_nobody(laid: Scene, act: Act, held: Codes, memory: Memory) -> Found:
    """Who does it where the sentence is silent: the only land's own, or who used force or freed them before."""
    # 引き渡しを求め、拒まれた: whoever was asked.
    if act.type == "REJECT" and (asked := memory.asked(held)):
        return Found(asked, 0.9, "asked")
    is_forced = act.type in FORCED
    for told in reversed(memory.acts):
        if (
            is_forced
            and told.type in (act.type, "CONCEDE")
            and told.recipient == held
            and told.actor not in ((), held)
        ):
            return Found(told.actor, 0.85, "again")
    # 活動家は先月起訴された: in a story of one land, by its own courts, whoever it is.
    if act.entry.word in _COURTED and laid.land and memory.seen[laid.index] <= {*held, *laid.land}:
        return Found(laid.land, 0.8, "land")
    is_alone = memory.seen[laid.index] <= set(held) and memory.is_domestic(held)
    # 日本人がイランで拘束された: not by their own.
    is_alone = is_alone and all(place.codes == held for place in laid.places)
    # What happens to a land's own houses and papers, its own decided.
    if is_alone and (act.entry.word in _CUSTODY if is_forced else held == laid.land):
        return Found(held, 0.8, "land")
    return Found((), 0.83, "passive")
