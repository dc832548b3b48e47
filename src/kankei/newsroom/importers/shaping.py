"""Lines that a format found, shaped into an article: dateline, caption and furniture taken out."""

from __future__ import annotations

from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.document import Imported
from kankei.newsroom.importers.page_text import one_line, paragraphs_of, topic_of
from kankei_reading.text.fold import fold, plain
from kankei_reading.text.marks import credit_of, dateline_of
from kankei_reading.text.page import parse_page
from kankei_reading.types import Span


def shaped(*, headline: str, lines: list[str], caption: str = "") -> Imported:
    """Make an article of a known headline and the lines under it.

    Where reading them as a page would throw most of them away, they stay as they are: the format
    had its own reasons for them.
    """
    head = fold(headline)
    rest = [line for line in lines if fold(line) != head and line != caption]
    text = "\n\n".join([headline, *rest])
    page = parse_page(text)
    kept = paragraphs_of(page, text)
    place, reporters = page.place or "", page.reporters
    if page.dateline is None and sum(map(len, kept)) * 2 < sum(map(len, rest)):
        kept, place, reporters = _dateline_off(tuple(map(one_line, rest)))
    words = caption or (one_line(page.captions[0].of(text)) if page.captions else "")
    topic, description = topic_of(page)
    return Imported(
        headline=headline,
        paragraphs=tuple(words for words in kept if words),
        caption=words,
        credit=(credit_of(words) or "") if words else "",
        place=place,
        reporters=reporters,
        topic=topic,
        topic_description=description,
        published=moment_of(page.timestamp) if page.timestamp else None,
    )


def _dateline_off(lines: tuple[str, ...]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Take 【place=reporter】 off the paragraph that opens with it."""
    for at, line in enumerate(lines[:3]):
        regular = plain(line)
        if (found := dateline_of(regular.text)) is not None:
            start = regular.origin(Span(found.start, found.end)).end
            return (
                (*lines[:at], line[start:].strip(), *lines[at + 1 :]),
                found.place,
                found.reporters,
            )
    return lines, "", ()
