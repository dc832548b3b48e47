"""Stage: signals. Which pairs a sentence tells of as getting better or worse."""

from __future__ import annotations

from itertools import combinations, product

from kankei_reading.draft import Draft
from kankei_reading.types import Event, Signal, Span


def find_signals(draft: Draft) -> tuple[Signal, ...]:
    """Return the signals of every sentence: those of its events, one a pair and sign."""
    found: dict[tuple[int, tuple[str, str], int], Signal] = {}
    for event in draft.events:
        for sentence in event.sentences:
            span = _span(draft, event, sentence)
            for pair, sign in _of_event(event):
                found.setdefault(
                    (sentence, pair, sign),
                    Signal(span, pair, 1 if sign > 0 else -1, event.confidence, event.because[0]),
                )
    return tuple(sorted(found.values(), key=lambda s: (s.span, s.pair, s.sign)))


def _span(draft: Draft, event: Event, sentence: int) -> Span:
    """The event's own words where they stand, else the whole of a sentence that tells it again."""
    return event.span if sentence == event.sentences[0] else draft.sentences[sentence].span


def _of_event(event: Event) -> list[tuple[tuple[str, str], int]]:
    if event.sign == 0:
        return []
    sign = -event.sign if event.modality == "negated" else event.sign
    if event.reciprocal:
        everyone = sorted({*event.actor, *event.recipient})
        return [((a, b), sign) for a, b in combinations(everyone, 2)]
    return [
        ((min(a, b), max(a, b)), sign) for a, b in product(event.actor, event.recipient) if a != b
    ]
