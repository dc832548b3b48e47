"""Numbers as newspapers write them: 1億2千万, 2兆7千億, 27.5, 三十, 1,500."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = {d: i for i, d in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}

_DIGITS_RUN: Final = r"(?<![\d,.])(?:\d{1,3}(?:,\d{3}){1,5}+|\d{1,16}+)(?:\.\d{1,12}+)?"
_MORE: Final = r"\d{1,16}+(?:,\d{3}){0,5}+(?:\.\d{1,12}+)?"
NUMBER: Final = rf"{_DIGITS_RUN}(?:[十百千]?[万億兆](?:{_MORE})?|[百千](?:\d{{1,3}}+)?){{0,8}}"
"""A pattern for a number that begins with a digit; kanji digits are `KANJI_NUMBER`.

Every repeat has a bound, so that ten thousand digits cost no more than their length.
"""

KANJI_NUMBER: Final = (
    r"[一二三四五六七八九十百千〇]{1,12}+(?:[万億兆][一二三四五六七八九十百千〇]{0,12}+){0,4}+"
)

_PIECE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[〇零一二三四五六七八九]+|[十百千万億兆京]")


def value_of(words: str) -> float:
    """Return the number that `words` write."""
    total = section = digits = 0.0
    has_digits = False
    for piece in _PIECE.findall(words):
        if piece in _MYRIADS:
            section += digits
            total += (section or 1) * _MYRIADS[piece]
            section, digits, has_digits = 0.0, 0.0, False
        elif piece in _TENS:
            section += (digits if has_digits else 1) * _TENS[piece]
            digits, has_digits = 0.0, False
        else:
            digits, has_digits = _plain(piece), True
    return _whole(total + section + digits)


def _plain(piece: str) -> float:
    if piece[0] in _DIGITS:
        return float("".join(str(_DIGITS[d]) for d in piece))
    return float(piece.replace(",", ""))


def _whole(number: float) -> float:
    # 1.1億 is 110000000, not 110000000.00000001.
    return float(round(number)) if abs(number - round(number)) < 1e-6 * max(1.0, number) else number
