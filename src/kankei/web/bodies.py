"""An opened text as a page shows it: paragraphs of sentences, each with its number, and ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_PARAGRAPH = re.compile(r"[^\n](?:.|\n(?!\s*\n))*")
_RUBY = re.compile(r"[|｜]?([一-鿿々〆ヵヶ]+)《([^》\n]{1,20})》")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the sentence `number` stands in the text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the body, or, without a number, what stands between sentences.

    `found` says how much was read from it.
    """

    html: SafeString
    number: int | None = None
    found: int = 0


def paragraphs(
    text: str, *, body_start: int, cuts: Sequence[Cut] = (), counts: Mapping[int, int] | None = None
) -> list[list[Piece]]:
    """Part the body of `text` at blank lines, then at `cuts`; every character of it stays."""
    paragraphs = _PARAGRAPH.finditer(text, body_start)
    spans = [found.span() for found in paragraphs if found.group().strip()]
    return [
        [replace(piece, found=(counts or {}).get(piece.number or -1, 0)) for piece in pieces]
        for pieces in (_pieces(text, start, end, cuts) for start, end in spans)
    ]


def _pieces(text: str, start: int, end: int, cuts: Sequence[Cut]) -> Iterator[Piece]:
    place = start
    for cut in cuts:
        first, last = max(cut.start, place), min(cut.end, end)
        if first >= last:
            continue
        if place < first:
            yield Piece(with_ruby(text[place:first]))
        yield Piece(with_ruby(text[first:last].rstrip("\n")), cut.number)
        place = last
    if place < end and text[place:end].strip():
        yield Piece(with_ruby(text[place:end]))


def with_ruby(text: str) -> SafeString:
    """Return `text` escaped, with 漢字《かんじ》 as ruby; the reading stays behind in brackets where
    ruby cannot be shown."""
    safe = _RUBY.sub(r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>", escape(text))
    return mark_safe(safe.replace("\n", "<br>"))  # noqa: S308
