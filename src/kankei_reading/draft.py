"""What has been read so far: handed from stage to stage; the pipeline adds what each returns, and no stage edits it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

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


@dataclass(slots=True)
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
    dates: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[Actor, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    signals: tuple[Signal, ...] = ()

    def words(self, sentence: int) -> str:
        """Return the words of a sentence."""
        return self.sentences[sentence].span.of(self.text)

    def sentence_at(self, place: int) -> int | None:
        """Return which sentence a place in the text stands in."""
        k = bisect_right(self.sentences, place, key=lambda s: s.span.start) - 1
        return k if k >= 0 and place < self.sentences[k].span.end else None

    def actors_of(self, sentence: int) -> tuple[Actor, ...]:
        """Return the mentions of countries and bodies in a sentence, in order."""
        return within(self.actors, self.sentences[sentence].span)

    def dates_of(self, sentence: int) -> tuple[When, ...]:
        return within(self.dates, self.sentences[sentence].span)

    def quotes_of(self, sentence: int) -> tuple[Quote, ...]:
        return within(self.quotes, self.sentences[sentence].span)

    def events_of(self, sentence: int) -> tuple[Event, ...]:
        return tuple(event for event in self.events if sentence in event.sentences)


def within(items: tuple[Item, ...], span: Span) -> tuple[Item, ...]:
    """Return the items that begin inside `span`; `items` are in the order of the text."""
    first = bisect_left(items, span.start, key=_start)
    return items[first : bisect_left(items, span.end, lo=first, key=_start)]


def _start(item: Actor | Person | When | Quantity | Quote | Event | Signal) -> int:
    return item.span.start
