"""The months of a relation as a drawing: bars up and down from a line, and the index through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

HEIGHT = 236
TOP, BOTTOM = 26, 30
LEAST_SCALE = 3


class Month(Protocol):
    """What is drawn of a month; `index` lies between −100 and +100."""

    @property
    def month(self) -> date: ...
    @property
    def good(self) -> float: ...
    @property
    def bad(self) -> float: ...
    @property
    def index(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """One month's good or bad deeds."""

    x: float
    y: float
    width: float
    height: float
    is_good: bool
    count: int
    month: date


@dataclass(frozen=True, slots=True)
class Tick:
    """A month that is named under the drawing."""

    x: float
    month: date
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, ready for a template: every number is a place in its own coordinates."""

    width: int
    height: int
    zero: float
    bars: tuple[Bar, ...]
    peaks: tuple[Bar, ...]
    points: str
    end_x: float
    end_y: float
    last_index: float
    ticks: tuple[Tick, ...]

    @property
    def has_deeds(self) -> bool:
        return bool(self.bars)


def chart(months: Sequence[Month], *, width: int) -> Chart | None:
    """Draw `months`, oldest first, `width` units wide; None when there is none."""
    if not months:
        return None
    zero = TOP + (HEIGHT - TOP - BOTTOM) / 2
    half = zero - TOP
    most = max(LEAST_SCALE, *(max(m.good, m.bad) for m in months))
    step = width / len(months)
    bars = tuple(_bars(months, step=step, zero=zero, unit=half / most))
    line = [(round((n + 0.5) * step, 1), _level(m.index, zero, half)) for n, m in enumerate(months)]
    return Chart(
        width=width,
        height=HEIGHT,
        zero=zero,
        bars=bars,
        peaks=tuple(_peaks(bars)),
        points=" ".join(f"{x},{y}" for x, y in line),
        end_x=line[-1][0],
        end_y=line[-1][1],
        last_index=months[-1].index,
        ticks=tuple(_ticks(months, step=step, width=width)),
    )


def _level(index: float, zero: float, half: float) -> float:
    return round(zero - max(-1.0, min(1.0, index / 100)) * half, 1)


def _bars(months: Sequence[Month], *, step: float, zero: float, unit: float) -> list[Bar]:
    bars = []
    wide = round(step * 0.68, 1)
    for n, one in enumerate(months):
        x = round(n * step + step * 0.16, 1)
        for count, is_good in ((one.good, True), (one.bad, False)):
            if count:
                tall = round(count * unit, 1)
                y = round(zero - tall, 1) if is_good else zero
                bars.append(Bar(x, y, wide, tall, is_good, round(count), one.month))
    return bars


def _peaks(bars: Sequence[Bar]) -> list[Bar]:
    """The newest of the tallest bars on either side: they carry their figure."""
    peaks = []
    for is_good in (True, False):
        side = [bar for bar in bars if bar.is_good is is_good]
        if side:
            peaks.append(max(side, key=lambda bar: (bar.height, bar.x)))
    return peaks


def _ticks(months: Sequence[Month], *, step: float, width: int) -> list[Tick]:
    """The first and last months and every January that has room beside them."""
    # The first name begins at the edge, and the next has its middle where it stands: December 2025, January 2026.
    room = 144
    last = len(months) - 1
    ticks = [Tick(0, months[0].month, is_first=True)]
    for n, one in enumerate(months):
        x = round((n + 0.5) * step, 1)
        if one.month.month == 1 and 0 < n < last and room < x < width - room:
            ticks.append(Tick(x, one.month))
    if last:
        ticks.append(Tick(width, months[last].month, is_last=True))
    return ticks
