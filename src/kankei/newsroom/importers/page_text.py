"""A page copied as text, and the common last step of every format: words to an article."""

from __future__ import annotations

from collections.abc import Iterator

from kankei.newsroom import errors
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.document import Imported
from kankei_reading.text.page import Page, parse_page
from kankei_reading.types import Span

_LONGEST_HEADLINE = 200
_LONGEST_TOPIC = 24


def articles_in(text: str) -> Iterator[Imported]:
    """The one article of a page copied as text."""
    yield article_of(text)


def article_of(text: str) -> Imported:
    """Take an article out of a page's text; its furniture goes nowhere."""
    page = parse_page(text)
    paragraphs = paragraphs_of(page, text)
    headline = one_line(page.headline.of(text)) if page.headline else ""
    if not paragraphs or not headline:
        # Nothing that looks like an article: take the page at its word, line by line.
        lines = [one_line(line) for line in text.splitlines() if line.strip(" /\t\u3000")]
        if not lines:
            raise errors.Empty()
        if len(lines) < 2:
            raise errors.BodyNotFound()
        headline, paragraphs = lines[0], tuple(lines[1:])
    if len(headline) > _LONGEST_HEADLINE:
        raise errors.HeadlineNotFound()
    topic, description = topic_of(page)
    return Imported(
        headline=headline,
        paragraphs=paragraphs,
        caption=one_line(page.captions[0].of(text)) if page.captions else "",
        credit=page.credit or "",
        place=page.place or "",
        reporters=page.reporters,
        topic=topic,
        topic_description=description,
        published=moment_of(page.timestamp) if page.timestamp else None,
    )


def paragraphs_of(page: Page, text: str) -> tuple[str, ...]:
    """The body's paragraphs, the dateline taken off the one that carries it."""
    found = []
    for span in page.body:
        start = span.start
        if page.dateline and page.dateline.start == start:
            start = page.dateline.end
        if words := one_line(Span(start, span.end).of(text)):
            found.append(words)
    return tuple(found)


def topic_of(page: Page) -> tuple[str, str]:
    """The topic that a page names, with what its page collects; a clause is no topic's name."""
    name = page.topic or ""
    if not name or len(name) > _LONGEST_TOPIC or set(name) & set("、。「」 \u3000"):
        return "", ""
    return name, page.topic_description or ""


def one_line(text: str) -> str:
    """Return `text` on one line; the wide space between a headline's two parts stays."""
    return " ".join(part.strip(" \t") for part in text.splitlines()).strip(" \t\u3000")
