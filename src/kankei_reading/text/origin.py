"""Names that only say where somebody or something is from: ペルー人, ロシア産, シリアから来た."""

from __future__ import annotations

import re
from typing import Final

_ENDS: Final = re.compile("(?<=.)[人産製]$")
_FOLLOWED: Final = re.compile("(?:から(?!の)|や[^、。]{1,8}から|人|産|製)")


def is_origin(text: str, start: int, end: int) -> bool:
    """Whether the name at this place is spoken of as an origin alone."""
    return bool(_ENDS.search(text, start, end) or _FOLLOWED.match(text, end))
