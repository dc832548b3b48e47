"""Stage: every expression that a reader can place on a calendar."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.stages.dates.grammar import phrases
from kankei_reading.stages.dates.resolve import Resolver
from kankei_reading.types import When

__all__ = ["find_dates"]


def find_dates(draft: Draft) -> tuple[When, ...]:
    """Return the dates of the article in order, relative ones resolved."""
    resolver = Resolver(draft.published)
    found: list[When] = []
    skipped = draft.page.dateline
    for sentence in draft.sentences:
        start = sentence.span.start
        if skipped and start == skipped.start:
            start = skipped.end
        resolver.begin()
        for phrase in phrases(draft.text, start, sentence.span.end):
            value = resolver.resolve(phrase, after=draft.text[phrase.span.end : sentence.span.end])
            if value is not None:
                found.append(When(phrase.span, value))
    return tuple(found)
