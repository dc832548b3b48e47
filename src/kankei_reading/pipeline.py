"""The stages in order: the whole engine at a glance."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from operator import attrgetter

from kankei_reading.draft import BY_NUMBER, Draft, Item
from kankei_reading.stages.dates import find_dates
from kankei_reading.stages.events import find_events
from kankei_reading.stages.land import find_groups, find_land
from kankei_reading.stages.names import find_names
from kankei_reading.stages.people import find_people
from kankei_reading.stages.quantities import find_quantities
from kankei_reading.stages.quotes import find_quotes, own_lands
from kankei_reading.stages.referents import find_referents
from kankei_reading.stages.relations import find_relations
from kankei_reading.stages.signals import find_signals
from kankei_reading.text.fold import Plain, plain
from kankei_reading.text.page import Page, parse_plain
from kankei_reading.text.sentences import sentences
from kankei_reading.text.tokens import long_words
from kankei_reading.types import (
    Actor,
    Person,
    Quote,
    Reading,
    Relation,
    Sentence,
    Span,
    Zone,
    span_of,
)

VERSION = "1.0"
"""Changes when the same text may be read differently."""


def read_text(text: str, published: date) -> Reading:
    """Read one article; never raises, whatever the text."""
    regular = plain(text)
    draft = begin(regular.text, published)
    draft.dates = find_dates(draft)
    draft.quantities = find_quantities(draft)
    draft.actors, draft.places = find_names(draft)
    draft.land = find_land(draft)
    draft.groups = find_groups(draft)
    draft.people = find_people(draft)
    draft.actors = in_order(draft.actors, find_referents(draft))
    draft.quotes = find_quotes(draft)
    draft.actors = in_order(draft.actors, own_lands(draft))
    draft.events = find_events(draft)
    draft.signals = find_signals(draft)
    return _as_published(draft, find_relations(draft), text, regular)


def in_order(names: tuple[Actor, ...], referents: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return all mentions in the order of the text."""
    return tuple(sorted([*names, *referents], key=attrgetter("span", "codes")))


def begin(text: str, published: date) -> Draft:
    """Return a plain text cut into sentences and words, with nothing read from it yet."""
    page = parse_plain(text)
    found = _sentences(text, page)
    tokens = tuple([long_words(text[s.span.start : s.span.end], start=s.span.start) for s in found])
    return Draft(text, published, page, found, tokens)


def _sentences(text: str, page: Page) -> tuple[Sentence, ...]:
    """Headline and caption are one sentence each; a paragraph has as many as it has."""
    found: list[Sentence] = []
    if page.headline:
        found.append(Sentence(page.headline, "headline"))
    found += [Sentence(span, "caption") for span in page.captions]
    for paragraph in page.body:
        for piece in sentences(paragraph.of(text)):
            words = text[paragraph.start + piece.start : paragraph.start + piece.end]
            if bare := words.strip():
                start = paragraph.start + piece.start + words.index(bare)
                found.append(Sentence(span_of((start, start + len(bare))), _BODY))
    return tuple(sorted(found, key=attrgetter("span")))


_BODY: Zone = "body"


def _each_once(mentions: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return each person once, where they were first named."""
    once: dict[tuple[str, str | None], Person] = {}
    for person in mentions:
        once.setdefault((person.name, person.of), person)
    return tuple(once.values())


def _as_said(draft: Draft, text: str, regular: Plain) -> tuple[Quote, ...]:
    """Return the quotes with words and names as the published text writes them: シン･ウンサン."""
    if text == draft.text:
        return draft.quotes
    at = regular.origin
    found: list[Quote] = []
    for quote in draft.quotes:
        name, said_by = quote.speaker, quote.speaker_span
        start = draft.text.find(name, *said_by) if name and said_by else -1
        if name and start >= 0:
            name = at(Span(start, start + len(name))).of(text)
        spot = at(said_by) if said_by else None
        found.append(replace(quote, text=at(quote.span).of(text), speaker=name, speaker_span=spot))
    return tuple(found)


def _as_published(
    draft: Draft, relations: tuple[Relation, ...], text: str, regular: Plain
) -> Reading:
    """Carry every span back to the text as published."""
    reading = Reading(
        version=VERSION,
        published=draft.published.isoformat(),
        sentences=draft.sentences,
        byline=draft.page.byline,
        actors=tuple([a for a in draft.actors if a.rule != BY_NUMBER]),
        people=_each_once(draft.people),
        dates=draft.dates,
        quantities=draft.quantities,
        quotes=_as_said(draft, text, regular),
        events=draft.events,
        signals=draft.signals,
        relations=relations,
    )
    if regular.origins is None:
        return reading
    # Up to the first letter that moved (ruby, a half-width kana) all stands where it stood.
    origins, at = regular.origins, regular.origin
    kept = bisect_left(range(len(origins)), 1, key=lambda place: origins[place] - place)

    def moved(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(x if x.span.end <= kept else replace(x, span=at(x.span)) for x in items)

    return replace(
        reading,
        sentences=tuple(
            s if s.span.end <= kept else Sentence(at(s.span), s.zone) for s in reading.sentences
        ),
        actors=tuple(
            a if a.span.end <= kept else Actor(at(a.span), a.codes, a.confidence, a.rule)
            for a in reading.actors
        ),
        people=moved(reading.people),
        dates=moved(reading.dates),
        quantities=moved(reading.quantities),
        quotes=moved(reading.quotes),
        events=moved(reading.events),
        signals=moved(reading.signals),
        relations=tuple(replace(x, evidence=tuple(map(at, x.evidence))) for x in reading.relations),
    )
