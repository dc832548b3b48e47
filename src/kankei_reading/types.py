"""The values that a reading is made of: frozen, comparable, and ready to be written as JSON.

Offsets are Unicode code points into the text that was read, `[start, end)`.
Country codes are ISO 3166-1 alpha-3; event types are PLOVER's sixteen; dates are ISO 8601.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal, NamedTuple, cast

Zone = Literal["headline", "caption", "body"]
Modality = Literal["actual", "planned", "hypothetical", "historical", "alleged", "negated"]
Direction = Literal["improving", "worsening", "steady"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


# A tuple: hundreds are made for every article, and sorted by; a frozen dataclass costs three times as much.
class Span(NamedTuple):
    """A stretch of the text that was read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that the span cites."""
        return text[self.start : self.end]


# Span(start, end) without the frame of Python that it takes, for where most are made.
span_of: Final = cast(Callable[[tuple[int, int]], Span], partial(tuple.__new__, Span))


# Those of which an article has many write their own __init__, for the same price: a compiler sets the fields of this
# one in their place, and must ask Python to run the one that would be written for them.
@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """One sentence of the article; furniture is in no sentence."""

    span: Span
    zone: Zone

    def __init__(self, span: Span, zone: Zone) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "zone", zone)


@dataclass(frozen=True, slots=True)
class Byline:
    """Where an article was written, if it says so, and by whom: 【ワシントン=山本健太】, (編集委員 山本健太)."""

    place: str | None
    reporters: tuple[str, ...]


@dataclass(frozen=True, slots=True, init=False)
class Actor:
    """A mention that stands for one or more countries or bodies."""

    span: Span
    codes: tuple[str, ...]
    confidence: float
    rule: str

    def __init__(
        self, span: Span, codes: tuple[str, ...], confidence: float = 1.0, rule: str = ""
    ) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "codes", codes)
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True, init=False)
class Person:
    """Somebody named who acts, speaks or is dealt with."""

    span: Span
    name: str
    role: str | None
    of: str | None

    def __init__(self, span: Span, name: str, role: str | None, of: str | None) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "role", role)
        object.__setattr__(self, "of", of)


@dataclass(frozen=True, slots=True, init=False)
class When:
    """An expression that can be placed on a calendar; `value` is a day, month, year or `start/end`."""

    span: Span
    value: str
    is_vague: bool = False

    def __init__(self, span: Span, value: str, is_vague: bool = False) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "is_vague", is_vague)


@dataclass(frozen=True, slots=True, init=False)
class Quantity:
    """A figure with its unit: ISO 4217, `percent`, `percent_yoy`, `person`, `item`, or the counter."""

    span: Span
    value: float
    unit: str

    def __init__(self, span: Span, value: float, unit: str) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "unit", unit)


@dataclass(frozen=True, slots=True, init=False)
class Quote:
    """Words spoken: `span` is what stands inside the brackets."""

    span: Span
    text: str
    speaker: str | None
    of: str | None
    speaker_span: Span | None = None
    confidence: float = 1.0
    rule: str = ""

    def __init__(  # noqa: PLR0913, PLR0917 - one a field
        self,
        span: Span,
        text: str,
        speaker: str | None,
        of: str | None,
        speaker_span: Span | None = None,
        confidence: float = 1.0,
        rule: str = "",
    ) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "speaker", speaker)
        object.__setattr__(self, "of", of)
        object.__setattr__(self, "speaker_span", speaker_span)
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True, init=False)
class Event:
    """One act: who did what to whom. `span` is the trigger, `sentences` index `Reading.sentences`."""

    span: Span
    type: EventType
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    sentences: tuple[int, ...]
    reciprocal: bool
    modality: Modality
    date: str | None
    sign: int
    confidence: float
    because: tuple[str, ...]

    def __init__(  # noqa: PLR0913, PLR0917 - one a field
        self,
        span: Span,
        type: EventType,
        actor: tuple[str, ...],
        recipient: tuple[str, ...],
        sentences: tuple[int, ...],
        reciprocal: bool = False,
        modality: Modality = "actual",
        date: str | None = None,
        sign: int = 0,
        confidence: float = 1.0,
        because: tuple[str, ...] = (),
    ) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "actor", actor)
        object.__setattr__(self, "recipient", recipient)
        object.__setattr__(self, "sentences", sentences)
        object.__setattr__(self, "reciprocal", reciprocal)
        object.__setattr__(self, "modality", modality)
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "sign", sign)
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "because", because)


@dataclass(frozen=True, slots=True, init=False)
class Signal:
    """A sentence that tells of a pair getting better (+1) or worse (−1); `span` is the cue."""

    span: Span
    pair: tuple[str, str]
    sign: Literal[1, -1]
    weight: float
    rule: str

    def __init__(
        self,
        span: Span,
        pair: tuple[str, str],
        sign: Literal[1, -1],
        weight: float = 1.0,
        rule: str = "",
    ) -> None:
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "pair", pair)
        object.__setattr__(self, "sign", sign)
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True, init=False)
class Relation:
    """Which way a pair is moving on the whole of the article."""

    pair: tuple[str, str]
    direction: Direction
    evidence: tuple[Span, ...]

    def __init__(
        self, pair: tuple[str, str], direction: Direction, evidence: tuple[Span, ...]
    ) -> None:
        object.__setattr__(self, "pair", pair)
        object.__setattr__(self, "direction", direction)
        object.__setattr__(self, "evidence", evidence)


@dataclass(frozen=True, slots=True, init=False)
class Reading:
    """All that was read from one text. The same text, date and version give an equal reading."""

    version: str
    published: str
    sentences: tuple[Sentence, ...] = ()
    byline: Byline | None = None
    actors: tuple[Actor, ...] = ()
    people: tuple[Person, ...] = ()
    dates: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    signals: tuple[Signal, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()

    def __init__(  # noqa: PLR0913, PLR0917 - one a field
        self,
        version: str,
        published: str,
        sentences: tuple[Sentence, ...] = (),
        byline: Byline | None = None,
        actors: tuple[Actor, ...] = (),
        people: tuple[Person, ...] = (),
        dates: tuple[When, ...] = (),
        quantities: tuple[Quantity, ...] = (),
        quotes: tuple[Quote, ...] = (),
        events: tuple[Event, ...] = (),
        signals: tuple[Signal, ...] = (),
        relations: tuple[Relation, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        object.__setattr__(self, "version", version)
        object.__setattr__(self, "published", published)
        object.__setattr__(self, "sentences", sentences)
        object.__setattr__(self, "byline", byline)
        object.__setattr__(self, "actors", actors)
        object.__setattr__(self, "people", people)
        object.__setattr__(self, "dates", dates)
        object.__setattr__(self, "quantities", quantities)
        object.__setattr__(self, "quotes", quotes)
        object.__setattr__(self, "events", events)
        object.__setattr__(self, "signals", signals)
        object.__setattr__(self, "relations", relations)
        object.__setattr__(self, "notes", notes)

    def sure_of(self, least: float) -> Reading:
        """Return this reading without the actors, quotes and events less sure than `least`."""
        return replace(
            self,
            actors=tuple(x for x in self.actors if x.confidence >= least),
            quotes=tuple(x for x in self.quotes if x.confidence >= least),
            events=tuple(x for x in self.events if x.confidence >= least),
        )
