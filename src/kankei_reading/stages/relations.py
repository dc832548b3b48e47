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
    "hypothetical": 0.15,
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
_STEADY = 0.2
# Nearly as much as one plain act, put on neither side: one thin hint alone turns nothing.
_DOUBT = 2.5
# What an article opens with counts twice what it ends with: it leads with the news and closes with what was before.
_FIRST, _LAST = 1.3, 0.7
# A short article closes before it comes to what was before.
_SHORT = 12


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
        weight = signal.weight * _weight(events.get(signal.span)) * _place(draft, signal)
        if signal.sign > 0:
            good += weight
        else:
            bad += weight
    balance = (good - bad) / (good + bad + _DOUBT)
    if abs(balance) < _STEADY:
        return "steady"
    return "improving" if balance > 0 else "worsening"


def _place(draft: Draft, signal: Signal) -> float:
    """How much a signal counts by where in the article it stands."""
    at, last = draft.sentence_at(signal.span.start) or 0, len(draft.sentences) - 1
    return _FIRST - (_FIRST - _LAST) * at / max(last, _SHORT)


def _weight(event: Event | None) -> float:
    if event is None:
        return 3.0
    return _BY_MODALITY[event.modality] * _BY_TYPE.get(event.type, 3.0)
