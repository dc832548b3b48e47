"""Stage: relations. Which way each pair of parties is moving on the whole of the article."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Direction, Event, Relation, Signal, Span

# How much a signal says about where a pair is going now, by how real its act is. One telling is one telling: what
# an act is weighs little inside an article, for the graver a quarrel, the more sentences are given to it.
_BY_MODALITY = {
    "actual": 1.0,
    "planned": 1.0,
    "negated": 0.8,
    "alleged": 0.5,
    "historical": 0.5,
    "hypothetical": 0.5,
}
# The headline is what the article is about.
_HEADLINE = 3.0
# A pair whose good and bad weigh about the same is steady: to call it the wrong way is worse than to call it still.
_STEADY = 0.2


def find_relations(draft: Draft) -> tuple[Relation, ...]:
    """Return a verdict for each pair that the article tells of."""
    events = {event.span: event for event in draft.events}
    by_pair: dict[tuple[str, str], list[Signal]] = {}
    for signal in draft.signals:
        by_pair.setdefault(signal.pair, []).append(signal)
    return tuple(
        Relation(
            pair, _direction(draft, signals, events), tuple(dict.fromkeys(s.span for s in signals))
        )
        for pair, signals in sorted(by_pair.items())
    )


def _direction(draft: Draft, signals: list[Signal], events: dict[Span, Event]) -> Direction:
    good = bad = 0.0
    for signal in signals:
        weight = _weight(draft, signal, events.get(signal.span))
        if signal.sign > 0:
            good += weight
        else:
            bad += weight
    balance = (good - bad) / (good + bad) if good + bad else 0.0
    if abs(balance) < _STEADY:
        return "steady"
    return "improving" if balance > 0 else "worsening"


def _weight(draft: Draft, signal: Signal, event: Event | None) -> float:
    index = draft.sentence_at(signal.span.start)
    is_headline = index is not None and draft.sentences[index].zone == "headline"
    return (_HEADLINE if is_headline else 1.0) * (_BY_MODALITY[event.modality] if event else 1.0)
