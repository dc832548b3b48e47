"""Read a Japanese news article into who did what to whom, each item with the words it rests on."""

from __future__ import annotations

from datetime import date

from kankei_reading.compiled import preferred

__path__ = preferred(__path__)

from kankei_reading.pipeline import VERSION, read_text
from kankei_reading.types import Reading, Span

__all__ = ["VERSION", "Reading", "Span", "read"]


def read(text: str, published: date, *, least: float = 0.0) -> Reading:
    """Read one article of `text`, published on `published`.

    The same text, date and version give an equal reading. No text makes it raise:
    one that reads badly gives an empty reading. Items less sure than `least` (0 to 1)
    are withheld.
    """
    reading = read_text(text, published)
    return reading.sure_of(least) if least > 0 else reading
