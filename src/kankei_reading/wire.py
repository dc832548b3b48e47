"""A reading as plain values for JSON, in the form that scorers and other engines share, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kankei_reading.types import (
    Actor,
    Byline,
    Event,
    Person,
    Quantity,
    Quote,
    Reading,
    Relation,
    Sentence,
    Signal,
    Span,
    When,
)

SCHEMA = "kankei-reading/1"

Values = Mapping[str, Any]


def as_dict(reading: Reading) -> dict[str, Any]:
    """Return `reading` as values that JSON can hold; each item has `start` and `end`."""
    return {
        "schema": SCHEMA,
        "version": reading.version,
        "published": reading.published,
        "byline": _byline_out(reading.byline),
        "sentences": [{**_place(s.span), "zone": s.zone} for s in reading.sentences],
        "actors": [
            {**_place(a.span), "codes": list(a.codes), "confidence": a.confidence, "rule": a.rule}
            for a in reading.actors
        ],
        "people": [
            {**_place(p.span), "name": p.name, "role": p.role, "of": p.of} for p in reading.people
        ],
        "dates": [{**_place(d.span), "value": d.value, "vague": d.is_vague} for d in reading.dates],
        "quantities": [
            {**_place(q.span), "value": q.value, "unit": q.unit} for q in reading.quantities
        ],
        "quotes": [_quote_out(q) for q in reading.quotes],
        "events": [_event_out(e) for e in reading.events],
        "signals": [
            {
                **_place(s.span),
                "pair": list(s.pair),
                "sign": s.sign,
                "weight": s.weight,
                "rule": s.rule,
            }
            for s in reading.signals
        ],
        "relations": [
            {
                "pair": list(r.pair),
                "direction": r.direction,
                "evidence": [_place(span) for span in r.evidence],
            }
            for r in reading.relations
        ],
        "notes": list(reading.notes),
    }


def from_dict(values: Values) -> Reading:
    """Return the reading that `as_dict` wrote; what is missing is empty.

    Raises ValueError when `values` is not of that form.
    """
    try:
        return _reading(values)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a reading: {error}") from error


def _reading(values: Values) -> Reading:
    def items(name: str) -> Sequence[Values]:
        return values.get(name) or ()

    byline = values.get("byline")
    return Reading(
        version=values["version"],
        published=values["published"],
        sentences=tuple(Sentence(_span(v), v["zone"]) for v in items("sentences")),
        byline=Byline(byline["place"], tuple(byline["reporters"])) if byline else None,
        actors=tuple(
            Actor(_span(v), tuple(v["codes"]), v.get("confidence", 1.0), v.get("rule", ""))
            for v in items("actors")
        ),
        people=tuple(
            Person(_span(v), v["name"], v.get("role"), v.get("of")) for v in items("people")
        ),
        dates=tuple(When(_span(v), v["value"], v.get("vague", False)) for v in items("dates")),
        quantities=tuple(Quantity(_span(v), v["value"], v["unit"]) for v in items("quantities")),
        quotes=tuple(map(_quote_in, items("quotes"))),
        events=tuple(map(_event_in, items("events"))),
        signals=tuple(map(_signal_in, items("signals"))),
        relations=tuple(
            Relation((v["pair"][0], v["pair"][1]), v["direction"], tuple(map(_span, v["evidence"])))
            for v in items("relations")
        ),
        notes=tuple(values.get("notes") or ()),
    )


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _span(values: Values) -> Span:
    return Span(values["start"], values["end"])


def _byline_out(byline: Byline | None) -> dict[str, Any] | None:
    if byline is None:
        return None
    return {"place": byline.place, "reporters": list(byline.reporters)}


def _quote_out(quote: Quote) -> dict[str, Any]:
    return {
        **_place(quote.span),
        "text": quote.text,
        "speaker": quote.speaker,
        "of": quote.of,
        "speaker_place": _place(quote.speaker_span) if quote.speaker_span else None,
        "confidence": quote.confidence,
        "rule": quote.rule,
    }


def _quote_in(values: Values) -> Quote:
    place = values.get("speaker_place")
    return Quote(
        _span(values),
        values["text"],
        values.get("speaker"),
        values.get("of"),
        _span(place) if place else None,
        values.get("confidence", 1.0),
        values.get("rule", ""),
    )


def _event_out(event: Event) -> dict[str, Any]:
    return {
        **_place(event.span),
        "type": event.type,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "sentences": list(event.sentences),
        "reciprocal": event.reciprocal,
        "modality": event.modality,
        "date": event.date,
        "sign": event.sign,
        "confidence": event.confidence,
        "because": list(event.because),
    }


def _event_in(values: Values) -> Event:
    return Event(
        span=_span(values),
        type=values["type"],
        actor=tuple(values["actor"]),
        recipient=tuple(values["recipient"]),
        sentences=tuple(values.get("sentences") or ()),
        reciprocal=values.get("reciprocal", False),
        modality=values.get("modality", "actual"),
        date=values.get("date"),
        sign=values.get("sign", 0),
        confidence=values.get("confidence", 1.0),
        because=tuple(values.get("because") or ()),
    )


def _signal_in(values: Values) -> Signal:
    return Signal(
        _span(values),
        (values["pair"][0], values["pair"][1]),
        values["sign"],
        values.get("weight", 1.0),
        values.get("rule", ""),
    )
