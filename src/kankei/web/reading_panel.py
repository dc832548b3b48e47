"""The reading beside an article: who did what to whom, quotes, figures, days, relations."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from kankei.web import labels
from kankei.web.bodies import Cut
from kankei.web.days import day_in_words
from kankei.web.wording import leading_up_to, without_joint

if TYPE_CHECKING:
    from kankei.relations.models import Event
    from kankei_reading import Reading, Span
    from kankei_reading.types import When

MOST_DAYS = 8
MOST_CLOSED = 5
MOST_FIGURES = 10


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to whom; `words` are the article's and empty for who may not read it."""

    pk: int | None
    actors: str
    recipients: str
    words: str
    kind: str
    standing: str
    day: str
    way: labels.Way
    ruling: str
    sentence: int | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A quote, a figure or a day: its words, what stands under them, and its sentence."""

    words: str
    about: str
    sentence: int | None
    anchor: str = ""


One = TypeVar("One", Deed, Item)


@dataclass(frozen=True, slots=True)
class Movement:
    """Which way a pair is moving, as this article tells it."""

    pair: str
    name: str
    way: labels.Way


@dataclass(frozen=True, slots=True)
class Panel:
    """All that was read, in the order of the text, and how much each sentence gave."""

    deeds: tuple[Deed, ...] = ()
    quotes: tuple[Item, ...] = ()
    figures: tuple[Item, ...] = ()
    days: tuple[Item, ...] = ()
    movements: tuple[Movement, ...] = ()
    counts: dict[int, int] = field(default_factory=dict)
    hidden: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.deeds or self.quotes or self.figures or self.days or self.movements)


def cuts_of(reading: Reading | None) -> list[Cut]:
    """Return the sentences of the body, by the numbers that the reading gives them."""
    if reading is None:
        return []
    return [
        Cut(number, sentence.span.start, sentence.span.end)
        for number, sentence in enumerate(reading.sentences)
        if sentence.zone == "body"
    ]


def open_panel(reading: Reading | None, events: Iterable[Event], *, text: str) -> Panel:
    """Return the reading as somebody sees it who may read `text`."""
    if reading is None:
        return Panel()
    index = _Sentences(cuts_of(reading))
    deeds = tuple(_deed(event, text, index) for event in _in_text_order(events))
    quotes = tuple(
        Item(f"「{quote.text}」", _speaker(quote.speaker, quote.of), index.of(quote.span.start))
        for quote in reading.quotes
    )
    figures = tuple(_figures(reading, text, index))
    days = tuple(_days(reading, text, index))
    numbered = [one.sentence for group in (deeds, quotes, figures, days) for one in group]
    met: set[int] = set()
    return Panel(
        deeds=_anchored(deeds, met),
        quotes=_anchored(quotes, met),
        figures=_anchored(figures, met),
        days=_anchored(days, met),
        movements=_movements(reading),
        counts=dict(Counter(number for number in numbered if number is not None)),
    )


def closed_panel(reading: Reading | None, events: Iterable[Event]) -> Panel:
    """Return what may be told to everybody: parties, kinds of deeds and days, no word of the text."""
    if reading is None:
        return Panel()
    ordered = _in_text_order(events)
    deeds = [_deed(event, "", _Sentences([])) for event in ordered if event.actors]
    distinct = {(one.actors, one.recipients, one.kind, one.standing): one for one in deeds}
    shown = tuple(distinct.values())[:MOST_CLOSED]
    others = len(reading.quotes) + len(reading.quantities) + len(ordered) - len(shown)
    return Panel(deeds=shown, movements=_movements(reading), hidden=others)


class _Sentences:
    """Finds the sentence in which a place of the text stands."""

    def __init__(self, cuts: Sequence[Cut]) -> None:
        self._cuts = cuts
        self._starts = [cut.start for cut in cuts]

    def cut(self, place: int) -> Cut | None:
        k = bisect_right(self._starts, place) - 1
        return self._cuts[k] if k >= 0 and place < self._cuts[k].end else None

    def of(self, place: int) -> int | None:
        found = self.cut(place)
        return found.number if found else None

    def before(self, text: str, span: Span) -> str:
        found = self.cut(span.start)
        return leading_up_to(text, start=span.start, floor=found.start) if found else ""


def _anchored(items: Sequence[One], met: set[int]) -> tuple[One, ...]:
    """Give the first item of each sentence the name to which the mark in the text leads."""
    named = []
    for item in items:
        is_first = item.sentence is not None and item.sentence not in met
        named.append(replace(item, anchor=f"r{item.sentence}") if is_first else item)
        if item.sentence is not None:
            met.add(item.sentence)
    return tuple(named)


def _in_text_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.start, event.pk or 0))


def _deed(event: Event, text: str, index: _Sentences) -> Deed:
    cut = index.cut(event.start)
    before = leading_up_to(text, start=event.start, floor=cut.start) if cut else ""
    both = event.is_reciprocal
    return Deed(
        pk=event.pk,
        actors=labels.countries([*event.actors, *(event.recipients if both else ())]),
        recipients="" if both else labels.countries(event.recipients),
        words=without_joint(before + text[event.start : event.end]),
        kind=labels.deed(event.type),
        standing=labels.standing(event.modality),
        day=day_in_words(event.date_text),
        way=labels.way_of_event(event),
        ruling=event.get_ruling_display() if event.ruling else "",
        sentence=cut.number if cut else None,
    )


def _speaker(speaker: str | None, of: str | None) -> str:
    name, country = speaker or "", labels.country(of) if of else ""
    return f"{name} ({country})" if name and country else name or country


def _figures(reading: Reading, text: str, index: _Sentences) -> list[Item]:
    seen: set[tuple[float, str]] = set()
    items: list[Item] = []
    for quantity in reading.quantities:
        if (quantity.value, quantity.unit) in seen or index.of(quantity.span.start) is None:
            continue
        seen.add((quantity.value, quantity.unit))
        before = index.before(text, quantity.span)
        items.append(Item(quantity.span.of(text), before, index.of(quantity.span.start)))
    return items[:MOST_FIGURES]


def _days(reading: Reading, text: str, index: _Sentences) -> list[Item]:
    first: dict[str, When] = {}
    for when in reading.dates:
        if index.of(when.span.start) is not None:
            first.setdefault(when.value, when)
    return [
        Item(day_in_words(value), when.span.of(text), index.of(when.span.start))
        for value, when in sorted(first.items())
    ][:MOST_DAYS]


def _movements(reading: Reading) -> tuple[Movement, ...]:
    return tuple(
        Movement(
            "-".join(sorted(relation.pair)),
            labels.pair("-".join(relation.pair)),
            labels.way(relation.direction),
        )
        for relation in reading.relations
    )
