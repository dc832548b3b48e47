"""A page copied as text, taken apart: headline, caption, dateline, body, topic; furniture goes nowhere.

Nothing here knows any one site's words. A line is judged by its shape (does it
end as prose ends, is it a list item, a time, a row of buttons), by the grammar
of talking to the reader about the service (読めます, ください, 届きます with 記事,
会員, フォロー …), and by where it stands.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from kankei_reading.text.fold import Plain, plain
from kankei_reading.text.lines import Kind, Line, lines_of
from kankei_reading.text.marks import (
    Dateline,
    access_of,
    bare_signature_of,
    credit_of,
    dateline_of,
    signature_of,
    timestamp_of,
)
from kankei_reading.types import Byline, Span


# Its own __init__, as those of `types`.
@dataclass(frozen=True, slots=True, init=False)
class Page:
    """The parts of a page; every span is a place in the text that was given."""

    headline: Span | None = None
    captions: tuple[Span, ...] = ()
    credit: str | None = None
    """Who took the picture: "AP" of a caption that ends in =AP."""
    dateline: Span | None = None
    place: str | None = None
    reporters: tuple[str, ...] = ()
    body: tuple[Span, ...] = ()
    """Paragraphs, in order; the dateline stays at the head of its own."""
    topic: str | None = None
    topic_description: str | None = None
    timestamp: str | None = None
    access: str | None = None
    """The words that mark an article as not open to all: 会員限定記事."""

    def __init__(  # noqa: PLR0913, PLR0917 - one a field
        self,
        headline: Span | None = None,
        captions: tuple[Span, ...] = (),
        credit: str | None = None,
        dateline: Span | None = None,
        place: str | None = None,
        reporters: tuple[str, ...] = (),
        body: tuple[Span, ...] = (),
        topic: str | None = None,
        topic_description: str | None = None,
        timestamp: str | None = None,
        access: str | None = None,
    ) -> None:
        object.__setattr__(self, "headline", headline)
        object.__setattr__(self, "captions", captions)
        object.__setattr__(self, "credit", credit)
        object.__setattr__(self, "dateline", dateline)
        object.__setattr__(self, "place", place)
        object.__setattr__(self, "reporters", reporters)
        object.__setattr__(self, "body", body)
        object.__setattr__(self, "topic", topic)
        object.__setattr__(self, "topic_description", topic_description)
        object.__setattr__(self, "timestamp", timestamp)
        object.__setattr__(self, "access", access)

    @property
    def byline(self) -> Byline | None:
        if self.place is None and not self.reporters:
            return None
        return Byline(self.place, self.reporters)


def parse_page(text: str) -> Page:
    """Find the parts of an article in a page copied as text, spans in that text."""
    regular = plain(text)
    return _moved(parse_plain(regular.text), regular)


def parse_plain(text: str) -> Page:
    """Find the parts of an article in a text that is already plain."""
    lines = _placed(lines_of(text))
    headline = next((line for line in lines if line.kind is Kind.HEADLINE), None)
    captions = [line for line in lines if line.kind is Kind.CAPTION]
    body = [line for line in lines if line.kind is Kind.PROSE]
    furniture = [line for line in lines if line.kind not in _ARTICLE]
    topic, description = _topic(lines)
    dateline, place, reporters = _dateline(body)
    paragraphs = [line.span for line in body]
    if dateline is None and (signed := _signature(lines, body)) is not None:
        place, reporters = signed.place or None, signed.reporters
        if signed.start:
            paragraphs[-1] = Span(body[-1].span.start, body[-1].span.start + signed.start)
    return Page(
        headline.span if headline else None,
        tuple([line.span for line in captions]),
        _first(credit_of, captions),
        dateline,
        place,
        reporters,
        tuple(paragraphs),
        topic,
        description,
        _first(timestamp_of, furniture),
        _first(access_of, furniture),
    )


def _first(told: Callable[[str], str | None], lines: list[Line]) -> str | None:
    """Return what the first of `lines` tells that tells anything."""
    return next((found for line in lines if (found := told(line.words))), None)


# Tuples: a member of an Enum is slow to hash.
_ARTICLE: Final = (Kind.HEADLINE, Kind.CAPTION, Kind.PROSE)
_SHORTEST_PARAGRAPH: Final = 60


def _placed(lines: list[Line]) -> list[Line]:
    """Decide by where each line stands what its shape left open."""
    first_prose = next((i for i, x in enumerate(lines) if x.kind is Kind.PROSE), len(lines))
    head = _headline_at(lines, first_prose)
    body_at = next(
        (i for i, x in enumerate(lines) if i > head and x.kind is Kind.PROSE), len(lines)
    )
    out: list[Line] = []
    is_over = False
    speaks_plainly = _speaks_plainly(lines)
    chronicle = _chronicle(lines, head)
    for i, line in enumerate(lines):
        if i == head:
            out.append(line.as_(Kind.HEADLINE))
        elif i > head and line.kind is Kind.PROSE:
            stays = not is_over or _goes_on(line, speaks_plainly)
            out.append(line if stays else line.as_(Kind.ABOUT))
        elif i in chronicle and not is_over:
            out.append(line.as_(Kind.PROSE))
        elif line.kind is Kind.CAPTION and not is_over:
            out.append(line)
        elif head < i == body_at - 1 and _is_a_picture_s(line, lines[i + 1 : i + 2]):
            out.append(line.as_(Kind.CAPTION))
        elif i > head and (
            _heads_what_goes_on(lines, i, speaks_plainly)
            if is_over
            else _is_the_article_s(lines, i)
        ):
            out.append(line.as_(Kind.PROSE))
        else:
            # A caption or a list item further down belongs to another article.
            out.append(line.as_(Kind.SHORT) if line.kind in _ARTICLE else line)
            is_over = is_over or (i > first_prose and line.kind in _ENDS)
    return out


_FEWEST_DAYS: Final = 3


def _chronicle(lines: list[Line], head: int) -> set[int]:
    """The lines of a table of years, none of which need end as a sentence: ■2011年4月 チリがダムに着工."""
    found = {i for i, line in enumerate(lines) if i > head and line.is_dated}
    return found if len(found) >= _FEWEST_DAYS else set()


_ENDS: Final = (Kind.OFFER, Kind.BLOCK, Kind.BUTTON)


_SHORTEST_CAPTION: Final = 10


def _is_a_picture_s(line: Line, after: list[Line]) -> bool:
    """Is a line without credit, between headline and dateline, what a picture shows?"""
    if line.kind is not Kind.SHORT or len(line.words) < _SHORTEST_CAPTION:
        return False
    is_mark = timestamp_of(line.words) or access_of(line.words)
    return not is_mark and any(dateline_of(first.words) for first in after)


def _headline_at(lines: list[Line], first_prose: int) -> int:
    """Find the headline: the longest-looking title before the first paragraph, else the first line."""
    before = [
        i
        for i in range(first_prose)
        if lines[i].kind is Kind.SHORT and bare_signature_of(lines[i].words) is None
    ]
    titled = [i for i in before if lines[i].is_title]
    if titled:
        return titled[0]
    if before:
        return before[0]
    found = [i for i, line in enumerate(lines) if line.kind in _ARTICLE]
    return found[0] if found else 0


def _speaks_plainly(lines: list[Line]) -> bool:
    """Is the article written in だ・である, so that です・ます is somebody else's voice?"""
    prose = [line for line in lines if line.kind is Kind.PROSE]
    polite = sum(line.is_polite for line in prose)
    return len(prose) > 1 and polite * 3 < len(prose)


def _goes_on(line: Line, speaks_plainly: bool) -> bool:
    """Is a paragraph that stands after an offer still the article?"""
    if line.is_polite and speaks_plainly:
        return False
    return line.is_spoken or line.stops > 1 or len(line.words) >= _SHORTEST_PARAGRAPH


def _is_the_article_s(lines: list[Line], at: int) -> bool:
    """Is a line without a stop a paragraph that the page cuts off (全文は…), or the title of a part?"""
    line = lines[at]
    if lines[at - 1].kind is not Kind.PROSE and line.kind is Kind.SHORT:
        return False
    is_title = line.heads_a_part and _is_prose(lines, at + 1)
    return is_title or (line.kind is Kind.SHORT and line.reads_on)


def _heads_what_goes_on(lines: list[Line], at: int, speaks_plainly: bool) -> bool:
    """Is a marked line the title of a brief that stands below an offer: ■チリとペルー、総領事館を増設?"""
    is_title = lines[at].kind is Kind.ITEM and lines[at].heads_a_part and _is_prose(lines, at + 1)
    return is_title and _goes_on(lines[at + 1], speaks_plainly)


def _is_prose(lines: list[Line], at: int) -> bool:
    return at < len(lines) and lines[at].kind is Kind.PROSE


def _dateline(body: list[Line]) -> tuple[Span | None, str | None, tuple[str, ...]]:
    """Find the first dateline and its place, and the reporters of all: a second one may write from elsewhere."""
    told = [(line, found) for line in body if (found := dateline_of(line.words))]
    if not told:
        return None, None, ()
    line, first = told[0]
    start = line.span.start
    reporters = dict.fromkeys(name for _, found in told for name in found.reporters)
    return Span(start + first.start, start + first.end), first.place, tuple(reporters)


def _signature(lines: list[Line], body: list[Line]) -> Dateline | None:
    """Find who signs: on a line above the text or below it, or behind its last sentence."""
    if not body:
        return None
    below = [line for line in lines if line.span.start > body[-1].span.start]
    signed = signature_of(below[0].words) if below else None
    if signed is not None and signed.start == 0:
        return signed
    above = [x for x in lines if x.kind is Kind.SHORT and x.span.start < body[0].span.start]
    for line in above + below[:1]:
        if (bare := bare_signature_of(line.words)) is not None:
            return bare
    return signature_of(body[-1].words)


def _topic(lines: list[Line]) -> tuple[str | None, str | None]:
    """Find a topic's name and the sentence that says what its page collects."""
    for before, line in itertools.pairwise(lines):
        if line.kind is Kind.ABOUT and before.kind in (Kind.SHORT, Kind.BLOCK):
            return before.words, line.words
    return None, None


def _moved(page: Page, regular: Plain) -> Page:
    """Return `page` with its spans in the text that `regular` was made from."""
    if regular.origins is None:
        return page
    return replace(
        page,
        headline=regular.origin(page.headline) if page.headline else None,
        captions=tuple(map(regular.origin, page.captions)),
        dateline=regular.origin(page.dateline) if page.dateline else None,
        body=tuple(map(regular.origin, page.body)),
    )
