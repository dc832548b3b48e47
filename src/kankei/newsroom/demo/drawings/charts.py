"""Charts of an article's figures: bars, lines, and a count of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import WIDTH, Point

LEFT, RIGHT, TOP, BOTTOM = 92.0, WIDTH - 116.0, 208.0, 520.0
BASES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5)
TINTS = (paper.SEAL, paper.INDIGO, paper.GREEN)


def draw_bars(drawing: dict[str, Any]) -> list[str]:
    """Draw one bar a value, the one that the article speaks of in the paper's red."""
    values, labels = drawing["values"], drawing["labels"]
    step = (RIGHT - LEFT) / len(values)
    wide = min(step * 0.56, 110.0)
    scale = _scale(max(values))
    parts = [paper.title(drawing["title"], note=f"単位: {drawing['unit']}"), *scale.lines()]
    for place, (value, name) in enumerate(zip(values, labels, strict=True)):
        x = LEFT + step * (place + 0.5)
        high = BOTTOM - scale.height(value)
        is_told = place == drawing.get("highlight")
        fill = paper.SEAL if is_told else paper.SHADE
        parts.append(paper.rect(x - wide / 2, BOTTOM - high, wide, high, fill=fill))
        parts.append(
            paper.text(
                x,
                BOTTOM - high - 14,
                f"{value:,}",
                size=34,
                text_anchor="middle",
                font_weight=700,
                fill=paper.SEAL if is_told else paper.INK,
            )
        )
        look = {"text_anchor": "middle", "fill": paper.INK if is_told else paper.SOFT}
        parts.append(paper.text(x, BOTTOM + 46, name, size=30, **look))
    return [*parts, paper.line(LEFT - 20, BOTTOM, RIGHT + 20, BOTTOM, stroke_width=2.5)]


def draw_lines(drawing: dict[str, Any]) -> list[str]:
    """Draw each series as a line, named where it ends instead of in a legend."""
    series = drawing["series"]
    most = max(max(each["values"]) for each in series)
    least = min(min(each["values"]) for each in series)
    floor = 0.0 if least < most / 2 else float(int(least / 10) * 10 - 10)
    right = RIGHT - 140
    parts = [paper.title(drawing["title"], note=f"単位: {drawing['unit']}")]
    scale = _scale(most, floor=floor)
    parts += scale.lines()
    ends: list[tuple[float, dict[str, Any], str]] = []
    for each, tint in zip(series, TINTS, strict=False):
        points = _along(each["values"], right=right, scale=scale)
        look = {"fill": "none", "stroke_linejoin": "round", "stroke_linecap": "round"}
        parts.append(paper.path(paper.straight(points), stroke=tint, stroke_width=7, **look))
        x, y = points[-1]
        parts.append(paper.circle(x, y, 11, fill=tint, stroke=paper.PAPER, stroke_width=3))
        ends.append((y, each, tint))
    parts += _end_labels(right + 24, ends)
    labels = drawing["labels"]
    for place, name in enumerate(labels):
        x = LEFT + (right - LEFT) * place / (len(labels) - 1)
        look = {"text_anchor": "middle" if place else "start", "fill": paper.SOFT}
        parts.append(paper.text(x if place else LEFT - 20, BOTTOM + 46, name, size=28, **look))
    return [*parts, paper.line(LEFT - 20, BOTTOM, RIGHT + 20, BOTTOM, stroke_width=2.5)]


def _end_labels(x: float, ends: list[tuple[float, dict[str, Any], str]]) -> list[str]:
    """Name each line where it ends, lower ones pushed clear of those above."""
    parts, free = [], TOP
    for end, each, tint in sorted(ends, key=lambda entry: entry[0]):
        y = min(max(end, free), BOTTOM - 36)
        free = y + 76
        last = f"{each['values'][-1]:g}"
        parts.append(paper.label(x, y - 2, last, size=40, fill=tint, font_weight=700))
        parts.append(paper.label(x, y + 32, each["name"], size=27, fill=tint))
    return parts


def _along(values: list[float], *, right: float, scale: Scale) -> list[Point]:
    return [
        (LEFT + (right - LEFT) * place / (len(values) - 1), scale.height(value))
        for place, value in enumerate(values)
    ]


@dataclass(frozen=True, slots=True)
class Scale:
    """The upright axis: where it begins, and four equal round steps."""

    floor: float
    step: float

    def height(self, value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (value - self.floor) / (self.step * 4)

    def lines(self) -> list[str]:
        drawn = []
        for value in (self.floor + self.step * count for count in range(1, 5)):
            y = self.height(value)
            drawn.append(
                paper.line(LEFT - 20, y, RIGHT + 44, y, stroke=paper.WASH, stroke_width=2)
                + paper.text(LEFT - 20, y - 8, f"{value:g}", size=24, fill=paper.SOFT)
            )
        return drawn


def _scale(most: float, *, floor: float = 0.0) -> Scale:
    """Return the finest axis of round steps that holds `most`."""
    steps = (base * 10**power for power in range(5) for base in BASES)
    return Scale(floor, next(step for step in steps if floor + step * 4 >= most * 1.05))


def draw_days(drawing: dict[str, Any]) -> list[str]:
    """Draw one dot a day that something has been missing."""
    days: int = drawing["days"]
    across, step = 42, 25.0
    dots = [
        f"M{paper.number(76 + day % across * step)} {paper.number(196 + day // across * step)}h0"
        for day in range(days - 1)
    ]
    last = days - 1
    x, y = 76 + last % across * step, 196 + last // across * step
    return [
        paper.title(drawing["title"], note="点は1日。最後の点が会談の発表の日"),
        paper.path("".join(dots), stroke=paper.SOFT, stroke_width=11, stroke_linecap="round"),
        paper.circle(x, y, 9, fill=paper.SEAL),
        paper.circle(x, y, 17, fill="none", stroke=paper.SEAL, stroke_width=2.5),
        paper.text(
            WIDTH - 110,
            124,
            f"{days}日",
            size=72,
            fill=paper.SEAL,
            font_family=paper.MINCHO,
            font_weight=700,
            text_anchor="end",
        ),
    ]
