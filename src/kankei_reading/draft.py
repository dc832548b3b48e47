"""What has been read so far: handed from stage to stage; the pipeline adds what each returns, and no stage edits it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from sys import maxsize
from typing import Final, TypeVar

from kankei_reading.text.openings import Opening, openings
from kankei_reading.text.page import Page
from kankei_reading.text.tokens import Token
from kankei_reading.types import (
    Actor,
    Event,
    Person,
    Quantity,
    Quote,
    Sentence,
    Signal,
    Span,
    When,
)

Item = TypeVar("Item", Actor, Person, When, Quantity, Quote, Event, Signal)

BY_NUMBER: Final = "by number"
"""The rule of a mention that is no party of its own: five states or more under one name are heard of in what they do."""


# Its own __init__, as those of `types`.
@dataclass(slots=True, init=False)
class Draft:
    """One article on its way through the stages.

    `text` is the *plain* text: digits and Latin letters half-width, no ruby, `\\n`
    line ends. Every span of every stage is a place in it; the pipeline carries
    them back to the text as published when all is done.
    """

    text: str
    published: date
    page: Page
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]
    """The words of each sentence; their offsets are places in `text`, not in the sentence."""
    openings: list[list[int]]
    """Where words of each long list may begin: see `hits`."""
    land: str | None
    """The country that the article plays in, if it is one."""
    groups: frozenset[str]
    """The short names of armed groups and movements of that land: GAM."""
    dates: tuple[When, ...]
    quantities: tuple[Quantity, ...]
    actors: tuple[Actor, ...]
    places: tuple[Actor, ...]
    """Countries that only say where: no actors, but 同国 may mean them."""
    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    signals: tuple[Signal, ...]

    _starts: list[int]
    _shelved: tuple[Actor, ...] | None
    _shelves: list[tuple[Actor, ...]]
    _named: list[tuple[str, ...]]

    def __init__(
        self,
        text: str,
        published: date,
        page: Page,
        sentences: tuple[Sentence, ...],
        tokens: tuple[tuple[Token, ...], ...],
    ) -> None:
        self.text = text
        self.published = published
        self.page = page
        self.sentences = sentences
        self.tokens = tokens
        self.openings = openings(tokens)
        self.land = None
        self.groups = frozenset()
        self.dates = ()
        self.quantities = ()
        self.actors = self.places = ()
        self.people = ()
        self.quotes = ()
        self.events = ()
        self.signals = ()
        self._starts = []
        self._shelved = None
        self._shelves = []
        self._named = []

    def words(self, sentence: int) -> str:
        """Return the words of a sentence."""
        return self.sentences[sentence].span.of(self.text)

    def sentence_at(self, place: int) -> int | None:
        """Return which sentence a place in the text stands in."""
        self._starts = self._starts or [sentence.span.start for sentence in self.sentences]
        k = bisect_right(self._starts, place) - 1
        return k if k >= 0 and place < self.sentences[k].span.end else None

    def begun(self, opening: Opening, start: int, end: int) -> list[int]:
        """Return the places between two others where `opening` may begin."""
        places = self.openings[opening.number]
        if not places:
            return places
        first = bisect_left(places, start)
        return places[first : bisect_left(places, end, lo=first)]

    def hits(
        self, shape: re.Pattern[str], opening: Opening, start: int = 0, end: int = maxsize
    ) -> list[re.Match[str]]:
        """Return what `shape` finds in sentences, as its `finditer` does, looking where `opening` may begin."""
        found: list[re.Match[str]] = []
        places = self.openings[opening.number]
        first = bisect_left(places, start) if places else 0
        for place in places[first : bisect_left(places, end, lo=first)]:
            if place >= start and (hit := shape.match(self.text, place, end)) is not None:
                found.append(hit)
                start = hit.end()
        return found

    def actors_of(self, sentence: int) -> tuple[Actor, ...]:
        """Return the mentions of countries and bodies in a sentence, in order."""
        if self._shelved is not self.actors:
            self._shelve()
        return self._shelves[sentence]

    def codes(self) -> list[tuple[str, ...]]:
        """Return whom each sentence mentions, as `codes_of` does."""
        if self._shelved is not self.actors:
            self._shelve()
        return self._named

    def codes_of(self, sentence: int) -> tuple[str, ...]:
        """Return whom a sentence mentions, each once, sorted by code."""
        if self._shelved is not self.actors:
            self._shelve()
        return self._named[sentence]

    def _shelve(self) -> None:
        self._shelved, self._shelves = self.actors, by_sentence(self.sentences, self.actors)
        self._named = [
            tuple(sorted({code for actor in row for code in actor.codes})) for row in self._shelves
        ]


def by_sentence(sentences: tuple[Sentence, ...], items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """Return, for each sentence, the items that begin in it; both are in the order of the text."""
    found: list[tuple[Item, ...]] = []
    at, count = 0, len(items)
    for sentence in sentences:
        start, end = sentence.span
        while at < count and items[at].span.start < start:
            at += 1
        first = at
        while at < count and items[at].span.start < end:
            at += 1
        found.append(items[first:at])
    return found


def within(items: tuple[Item, ...], span: Span) -> tuple[Item, ...]:
    """Return the items that begin inside `span`; `items` are in the order of the text."""
    first = bisect_left(items, span.start, key=_start)
    return items[first : bisect_left(items, span.end, lo=first, key=_start)]


_start: Final = attrgetter("span.start")
