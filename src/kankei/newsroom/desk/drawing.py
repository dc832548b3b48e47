"""Small drawings of months for the desk: bars above a line, and below it what went back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 720, 220
_TOP, _BOTTOM = 26, 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One month's bar; `label` is its figure in words."""

    x: float
    y: float
    width: float
    height: float
    css: str
    label: str


@dataclass(frozen=True, slots=True)
class Name:
    """A month's name under its bar."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars ready for a template; every number is a place in its own coordinates."""

    width: int
    height: int
    zero: float
    bars: tuple[Bar, ...]
    names: tuple[Name, ...]
    most: str


def draw(
    months: Sequence[date], up: Sequence[int], down: Sequence[int], *, unit: str
) -> Drawing | None:
    """Draw `up` above and `down` below a line, month by month; None where all is nothing."""
    if not any(up) and not any(down):
        return None
    above, below = max(1, *up), max(0, *down)
    scale = (HEIGHT - _TOP - _BOTTOM) / (above + below)
    zero = round(_TOP + above * scale, 1)
    step = WIDTH / len(months)
    bars = [
        _bar(n, step, zero, value * scale, f"{month:%Y/%m} {value:,}{unit}")
        for n, (month, value) in enumerate(zip(months, up, strict=True))
        if value
    ]
    bars += [
        _bar(n, step, zero, -value * scale, f"{month:%Y/%m} −{value:,}{unit}")
        for n, (month, value) in enumerate(zip(months, down, strict=True))
        if value
    ]
    names = tuple(
        Name(round((n + 0.5) * step, 1), f"{month.month}" if month.month > 1 else f"{month:%Y/1}")
        for n, month in enumerate(months)
    )
    return Drawing(WIDTH, HEIGHT, zero, tuple(bars), names, f"{above:,}{unit}")


def _bar(place: int, step: float, zero: float, tall: float, label: str) -> Bar:
    x, wide = round(place * step + step * 0.18, 1), round(step * 0.64, 1)
    high = round(abs(tall), 1)
    y = round(zero - high, 1) if tall > 0 else zero
    return Bar(x, y, wide, high, "up" if tall > 0 else "down", label)
