"""Time-ordered 64-bit numbers: newest-first lists need no other column to sort by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

SEQUENCE_BITS = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def position_at(at: datetime, sequence: int = 0) -> int:
    """Return the position of the `sequence`-th article of the millisecond `at`.

    Positions of later moments are greater. They stay below 2**53 until the
    year 2039, so that JavaScript can hold them too.
    """
    if not 0 <= sequence < 1 << SEQUENCE_BITS:
        raise ValueError(f"sequence {sequence} does not fit {SEQUENCE_BITS} bits")
    since = at - _EPOCH
    milliseconds = (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000
    return (milliseconds << SEQUENCE_BITS) | sequence


def moment_of(position: int) -> datetime:
    """Return the millisecond of which `position` is."""
    return _EPOCH + timedelta(milliseconds=position >> SEQUENCE_BITS)
