"""Whom an act is done to by what the sentences just before told of the one who goes on acting."""

from __future__ import annotations

from typing import Final

from .answers import is_of_something
from .asking import Asking
from .memory import Told
from .parties import Codes, join, without

_BACK: Final = 2


def just_met(asking: Asking) -> Codes:
    """With whom one met just before, nobody else having come in: 首相と会談した。原油の供給を約束した."""
    memory, who = asking.memory, asking.who
    if len(who) != 1 or asking.act.is_nominal or is_of_something(asking):
        return ()
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _BACK:
            break
        if told.type == "CONSULT" and (other := _other(told, who)):
            return other if _is_between(asking, told, {*who, *other}) else ()
    return ()


def _other(told: Told, who: Codes) -> Codes:
    both = join(told.actor, told.recipient)
    is_one = len(both) == 2 and who[0] in both and told.actor != told.recipient
    return without(both, who) if is_one else ()


def _is_between(asking: Asking, told: Told, two: set[str]) -> bool:
    """Whether nobody but the two has been named since they met."""
    seen = asking.memory.seen
    return all(seen[k] <= two for k in range(told.sentence, asking.memory.sentence + 1))
