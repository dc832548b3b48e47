"""Who lets in somebody's ships or goods, where the sentence leaves it to those before: not whoever owns them."""

from __future__ import annotations

from typing import Final

from .acts import Act
from .memory import Memory
from .parties import Codes, party, without
from .scene import Scene

LETTING: Final = frozenset(
    ("認める", "受け入れる", "許可", "容認", "承認", "解禁", "許す", "迎える", "迎え入れる")
)


def letting_in(laid: Scene, act: Act, codes: Codes, memory: Memory) -> Codes:
    """Return `codes`, or with whom they dealt: チリはペルーと協定を結んだ。昨年はチリの艦船の寄港を認めた."""
    if act.noun is None or party(laid.phrases, act.noun) != codes:
        return codes
    for told in reversed(memory.acts):
        others = without(told.recipient, codes)
        if told.sentence < memory.sentence and told.actor == codes and others:
            return others
    return ()
