"""Houses and movements called again by their last word: フーシ派, later 同派; 国防省, later 同省; 欧州委員会, later 同委."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.types import Span

_CALLED: Final = "派|省|庁|局|軍|党|機構|機関|組織|委員会|委|連合|政権"
CALLED_AGAIN: Final = re.compile(
    # It begins with the one letter that all have: a search then skips the others at the speed of C.
    rf"同(?<![一-鿿々]同)({_CALLED})(?=[はがもにをとの、。]|によ|から|側|幹部|報道官)"
)
_FAR: Final = 400
_WORD: Final = re.compile("[一-鿿々ァ-ヴーA-Za-z]")


def first_called(text: str, hit: re.Match[str]) -> Span | None:
    """Return the last longer word before `hit` that ends as it does; None if there is none near."""
    return _last(text, hit[1], hit.start()) or (
        # 欧州委員会 is 同委 too.
        _last(text, "委員会", hit.start()) if hit[1] == "委" else None
    )


def _last(text: str, end_with: str, at: int) -> Span | None:
    low = max(0, at - _FAR)
    while (at := text.rfind(end_with, low, at)) > low:
        end = at + len(end_with)
        start = at
        while start > low and _WORD.match(text, start - 1):
            start -= 1
        if start < at and text[start] != "同" and not _WORD.match(text, end):
            return Span(start, end)
    return None
