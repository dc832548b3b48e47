"""Stage: relations. Which way each pair of parties is moving on the whole of the article."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Direction, Event, Relation, Signal, Span

# How much an act says about where a pair is going now, by how real it is.
_BY_MODALITY = {
    "actual": 1.0,
    "planned": 0.9,
    "negated": 0.7,
    "alleged": 0.5,
    "historical": 0.4,
    "hypothetical": 0.3,
}
# And by what it is. PLOVER's own scale runs from 3 for words of blame to 10 for force; inside one article the
# number of tellings already carries most of that, so the steps here are small.
_BY_TYPE = {
    "ASSAULT": 4.0,
    "COERCE": 3.7,
    "SANCTION": 3.6,
    "MOBILIZE": 3.4,
    "THREATEN": 3.4,
    "PROTEST": 3.2,
    "REJECT": 3.2,
    "ACCUSE": 3.0,
    "AGREE": 3.4,
    "CONCEDE": 3.4,
    "RETREAT": 3.6,
    "COOPERATE": 3.4,
    "AID": 3.4,
    "SUPPORT": 3.2,
    "CONSULT": 3.0,
}
# A pair whose good and bad weigh about the same is steady: to call it the wrong way is worse than to call it still.
_STEADY = 0.3


def find_relations(draft: Draft) -> tuple[Relation, ...]:
    """Return a verdict for each pair that the article tells of."""
    events = {event.span: event for event in draft.events}
    by_pair: dict[tuple[str, str], list[Signal]] = {}
    for signal in draft.signals:
        by_pair.setdefault(signal.pair, []).append(signal)
    return tuple(
        Relation(pair, _direction(signals, events), tuple(dict.fromkeys(s.span for s in signals)))
        for pair, signals in sorted(by_pair.items())
    )


def _direction(signals: list[Signal], events: dict[Span, Event]) -> Direction:
    good = bad = 0.0
    for signal in signals:
        weight = signal.weight * _weight(events.get(signal.span))
        if signal.sign > 0:
            good += weight
        else:
            bad += weight
    balance = (good - bad) / (good + bad) if good + bad else 0.0
    if abs(balance) < _STEADY:
        return "steady"
    return "improving" if balance > 0 else "worsening"


def _weight(event: Event | None) -> float:
    if event is None:
        return 3.0
    return _BY_MODALITY[event.modality] * _BY_TYPE.get(event.type, 3.0)
