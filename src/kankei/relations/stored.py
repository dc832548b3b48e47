"""A reading as JSON and back: what was read once is shown without reading again."""

from __future__ import annotations

import types
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from kankei_reading import Reading


def as_json(reading: Reading) -> dict[str, Any]:
    """Return `reading` as plain values for JSON."""
    return asdict(reading)


def from_json(values: dict[str, Any]) -> Reading:
    """Return the reading that `as_json` wrote; fields that it did not know keep their defaults."""
    reading: Reading = _made(Reading, values)
    return reading


def _made(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        known = {name: _made(hints[name], value[name]) for name in hints if name in value}
        return kind(**known)  # type: ignore[operator]
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _made(next(one for one in get_args(kind) if one is not type(None)), value)
    return _made_tuple(kind, value) if origin is tuple or hasattr(kind, "_fields") else value


def _made_tuple(kind: Any, value: Any) -> Any:
    if hasattr(kind, "_fields"):
        # Spans are tuples, and stand as lists in JSON; what was kept earlier names their parts.
        return kind(**value) if isinstance(value, dict) else kind(*value)
    inside = get_args(kind)
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_made(inside[0], one) for one in value)
    return tuple(_made(one, part) for one, part in zip(inside, value, strict=True))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
