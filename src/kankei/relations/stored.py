"""A reading as JSON and back: what was read once is shown without reading again."""

from __future__ import annotations

from dataclasses import asdict, fields
from functools import cache
from typing import Any, Final

from kankei_reading import Reading, Span
from kankei_reading.types import (
    Actor,
    Byline,
    Event,
    Person,
    Quantity,
    Quote,
    Relation,
    Sentence,
    Signal,
    When,
)

# What a reading holds is told here: the compiled engine keeps no annotations that could be asked.
_ITEMS: Final[dict[str, Any]] = {
    "sentences": Sentence,
    "actors": Actor,
    "people": Person,
    "dates": When,
    "quantities": Quantity,
    "quotes": Quote,
    "events": Event,
    "signals": Signal,
    "relations": Relation,
}
_SPANS: Final = frozenset(("span", "speaker_span"))


def as_json(reading: Reading) -> dict[str, Any]:
    """Return `reading` as plain values for JSON."""
    return asdict(reading)


def from_json(values: dict[str, Any]) -> Reading:
    """Return the reading that `as_json` wrote; fields that it did not know keep their defaults."""
    parts = {name: values[name] for name in _names(Reading) if name in values}
    for name, kind in _ITEMS.items():
        if name in parts:
            parts[name] = tuple(_made(kind, item) for item in parts[name])
    if parts.get("byline") is not None:
        parts["byline"] = _made(Byline, parts["byline"])
    if "notes" in parts:
        parts["notes"] = tuple(parts["notes"])
    return Reading(**parts)


def _made(kind: Any, values: dict[str, Any]) -> Any:
    return kind(**{name: _value(name, values[name]) for name in _names(kind) if name in values})


def _value(name: str, value: Any) -> Any:
    if name in _SPANS:
        return None if value is None else _span(value)
    if name == "evidence":
        return tuple(_span(one) for one in value)
    return tuple(value) if isinstance(value, list) else value


def _span(value: Any) -> Span:
    # Spans are tuples, and stand as lists in JSON; what was kept earlier names their parts.
    return Span(**value) if isinstance(value, dict) else Span(*value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
