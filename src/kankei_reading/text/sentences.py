"""Sentences: where one ends, brackets respected, no character lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from kankei_reading.types import Span, span_of

OPENING: Final = "「『(（【〈《［[〔“"
CLOSING: Final = "」』)）】〉》］]〕”"
_PARTNER: Final = dict(zip(CLOSING, OPENING, strict=True))
_BRACKETS: Final = re.compile(f"[{re.escape(OPENING + CLOSING)}\n]")
_STOPS: Final = re.compile("[。！？!?\n]")
_OPENS: Final = frozenset(OPENING)
# Stands between a stop and the next sentence, and belongs to the one that ends.
_TRAILING: Final = re.compile(r"[\s！？!?。]*")


def sentences(text: str) -> list[Span]:
    """Split `text` after each 。 that stands in no bracket, and after each line.

    The spans touch one another and cover the whole text, blanks included.
    """
    inside: Inside | None = None
    spans: list[Span] = []
    start, last = 0, len(text)
    for mark in _STOPS.finditer(text):
        at = mark.start()
        if at < start or not _ends(text, at):
            continue
        trailing = _TRAILING.match(text, at + 1)
        end = trailing.end() if trailing else at + 1
        if end == last:
            break
        if text[at] != "\n":
            inside = inside or Inside(text)
            if inside(at):
                continue
        spans.append(span_of((start, end)))
        start = end
    if start < last:
        spans.append(Span(start, last))
    return spans


class Inside:
    """Tell of a place in a text whether it stands inside brackets that were closed.

    An opening bracket that nothing closes in its own line counts for nothing, so
    that a slip of the pen does not swallow the rest of the article.
    """

    __slots__ = ("_closed", "_opened")

    def __init__(self, text: str) -> None:
        # Of a pair within a pair nothing depends.
        self._opened: list[int] = []
        self._closed: list[int] = []
        for start, end in sorted(matched_brackets(text)):
            if not self._closed or start > self._closed[-1]:
                self._opened.append(start)
                self._closed.append(end)

    def __call__(self, at: int) -> bool:
        k = bisect_right(self._opened, at) - 1
        return k >= 0 and at < self._closed[k]


def matched_brackets(text: str) -> list[tuple[int, int]]:
    """Return the places of every bracket pair that opens and closes in one line."""
    pairs: list[tuple[int, int]] = []
    stacks: dict[str, list[int]] = {}
    order: list[tuple[int, str]] = []
    for mark in _BRACKETS.finditer(text):
        char = mark.group()
        if char == "\n":
            stacks.clear()
            order.clear()
        elif char in _OPENS:
            stacks.setdefault(char, []).append(mark.start())
            order.append((mark.start(), char))
        elif (opener := _PARTNER.get(char)) and stacks.get(opener):
            begin = stacks[opener].pop()
            # Whatever was opened since and never closed is dropped with it.
            while order and order[-1][0] >= begin:
                place, other = order.pop()
                if place > begin and stacks[other] and stacks[other][-1] == place:
                    stacks[other].pop()
            pairs.append((begin, mark.start()))
    return pairs


def _ends(text: str, at: int) -> bool:
    char = text[at]
    if char in "。\n":
        return True
    # ！ and ？ end a sentence only where print leaves a space after them.
    return char in "！？!?" and text[at + 1 : at + 2] in {" ", "\u3000", "\n"}
