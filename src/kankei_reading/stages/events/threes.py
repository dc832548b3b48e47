"""Three who talk."""

from __future__ import annotations

import re
from typing import Final

from .asking import Asking
from .guessed import pair
from .headed import focus
from .parties import Codes, join, slot

_THREE: Final = re.compile("[3三](?:者|[カかヵケヶ]国)(?:会談|協議|会合|交渉)")


def three(asking: Asking) -> Codes:
    """The other two of three who talk: トルコは3者協議を開く."""
    at = asking.act.noun or asking.act.phrase
    if not _THREE.match(asking.scene.text, at.start, at.end):
        return ()
    for k in at.children:
        clause = asking.laid[k]
        if clause.lemma in ("交える", "加える") and (third := slot(asking.laid, clause, ("を",))):
            return join(third[1], pair(asking) or focus(asking))
    return asking.memory.two(asking.who)
