"""Schematic maps: a coastline, the places of the article, and the way between them."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, WIDTH, Point

KM_PER_DEGREE = 111.2


@cache
def _atlas() -> dict[str, Any]:
    with (Path(__file__).parent / "coasts.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True, slots=True)
class View:
    """A window on the globe, flat because it is small."""

    longitude: float
    latitude: float
    degrees_wide: float

    @property
    def scale(self) -> float:
        return WIDTH / self.degrees_wide

    @property
    def stretch(self) -> float:
        return 1 / math.cos(math.radians(self.latitude))

    def place(self, longitude: float, latitude: float) -> Point:
        # West of the date line the Pacific goes on counting.
        if self.longitude > 120 and longitude < -100:
            longitude += 360
        x = WIDTH / 2 + (longitude - self.longitude) * self.scale
        y = HEIGHT / 2 - (latitude - self.latitude) * self.scale * self.stretch
        return x, y

    def places(self, flat: Iterable[float]) -> list[Point]:
        numbers = list(flat)
        return [self.place(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]


def draw_map(drawing: dict[str, Any]) -> list[str]:
    """Draw the coast of `drawing["region"]` with what the article marks on it."""
    view = View(*_atlas()["views"][drawing["region"]])
    land = [paper.smooth(points, closed=True) for points in _lands_in(view)]
    parts = [_graticule(view), *_shore(land)]
    parts += [_zone(view, *zone) for zone in drawing.get("zones", [])]
    if "ring" in drawing:
        parts.append(_ring(view, *drawing["ring"]))
    if "route" in drawing:
        parts += _route([view.place(*stop) for stop in drawing["route"]])
    parts += [_minor(view, *mark) for mark in drawing.get("minor", [])]
    parts += [_mark(view, *mark) for mark in drawing.get("marks", [])]
    return [*parts, _scale_bar(view), _north()]


def _lands_in(view: View) -> list[list[Point]]:
    found = []
    for flat in _atlas()["land"].values():
        points = view.places(flat)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) > 0 and min(xs) < WIDTH and max(ys) > 0 and min(ys) < HEIGHT:
            found.append([(_near(x, WIDTH), _near(y, HEIGHT)) for x, y in points])
    return found


def _near(value: float, size: float) -> float:
    """Keep a point from lying needlessly far outside the sheet."""
    return min(max(value, -2 * size), 3 * size)


def _shore(land: list[str]) -> list[str]:
    """Draw the land, and the lines of water that old charts draw along a coast."""
    d = "".join(land)
    look = {"fill": "none", "stroke_linejoin": "round"}
    return [
        paper.path(d, stroke="#e5e9e3", stroke_width=64, **look),
        paper.path(d, stroke=paper.DEEP, stroke_width=40, **look),
        paper.path(d, stroke="#e0e5df", stroke_width=37.5, **look),
        paper.path(d, stroke=paper.DEEP, stroke_width=20, **look),
        paper.path(d, stroke="#dce2dc", stroke_width=17.5, **look),
        paper.path(
            d, fill=paper.PAPER, stroke=paper.SOFT, stroke_width=2.2, stroke_linejoin="round"
        ),
    ]


def _graticule(view: View) -> str:
    step = next(step for step in (1, 2, 5, 10, 20) if view.degrees_wide / step <= 8)
    west = math.floor((view.longitude - view.degrees_wide / 2) / step) * step
    lines = []
    for count in range(int(view.degrees_wide / step) + 2):
        x, _ = view.place(west + count * step, view.latitude)
        lines.append(f"M{paper.number(x)} 0V{HEIGHT}")
    south = math.floor((view.latitude - view.degrees_wide / 2) / step) * step
    for count in range(int(view.degrees_wide / step) + 2):
        _, y = view.place(view.longitude, south + count * step)
        if 0 < y < HEIGHT:
            lines.append(f"M0 {paper.number(y)}H{WIDTH}")
    return paper.path("".join(lines), fill="none", stroke=paper.DEEP, stroke_width=1)


def _zone(view: View, longitude: float, latitude: float, half: float) -> str:
    x, y = view.place(longitude, latitude)
    wide, high = half * view.scale, half * view.scale * view.stretch * 0.8
    look = {"fill": paper.SEAL, "fill_opacity": "0.1", "stroke": paper.SEAL, "stroke_width": 3}
    return paper.rect(x - wide, y - high, wide * 2, high * 2, rx=6, stroke_dasharray="10 7", **look)


def _ring(view: View, longitude: float, latitude: float, km: float) -> str:
    x, y = view.place(longitude, latitude)
    radius = km / KM_PER_DEGREE * view.scale * view.stretch
    look = {"fill": paper.SEAL, "fill_opacity": "0.07", "stroke": paper.SEAL, "stroke_width": 3}
    return paper.circle(x, y, radius, stroke_dasharray="14 10", **look) + paper.label(
        x + radius * 0.72, y - radius * 0.74, f"{km:.0f}キロ", size=30, fill=paper.SEAL
    )


def _route(points: list[Point]) -> list[str]:
    look = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    d = paper.straight(points) if len(points) < 5 else paper.smooth(points)
    (x1, y1), (x2, y2) = points[-2], points[-1]
    turn = math.degrees(math.atan2(y2 - y1, x2 - x1))
    head = paper.path(
        "M-26 -13L0 0L-26 13",
        transform=f"translate({paper.number(x2)} {paper.number(y2)}) rotate({paper.number(turn)})",
        stroke=paper.SEAL,
        stroke_width=6,
        **look,
    )
    return [
        paper.path(d, stroke=paper.PAPER, stroke_width=11, **look),
        paper.path(d, stroke=paper.SEAL, stroke_width=5, stroke_dasharray="18 11", **look),
        head,
    ]


def _minor(view: View, name: str, longitude: float, latitude: float) -> str:
    x, y = view.place(longitude, latitude)
    dot = paper.circle(x, y, 6, fill=paper.PAPER, stroke=paper.INK, stroke_width=2.5)
    return dot + _name(x, y, name, size=30, fill=paper.SOFT)


def _mark(view: View, name: str, longitude: float, latitude: float) -> str:
    x, y = view.place(longitude, latitude)
    rings = paper.circle(x, y, 19, fill="none", stroke=paper.SEAL, stroke_width=2.5)
    dot = paper.circle(x, y, 10, fill=paper.SEAL, stroke=paper.PAPER, stroke_width=2)
    return rings + dot + _name(x, y, name, size=42, font_weight=700, font_family=paper.MINCHO)


def _name(x: float, y: float, name: str, *, size: int, **given: object) -> str:
    """Write a name to the right of its place, or to the left where the sheet ends."""
    fits = x + 26 + size * len(name) < WIDTH - 40
    side = {} if fits else {"text_anchor": "end"}
    return paper.label(x + (26 if fits else -26), y + size * 0.36, name, size=size, **side, **given)


def _scale_bar(view: View) -> str:
    degree = view.scale * view.stretch / KM_PER_DEGREE
    km = next(km for km in (50, 100, 200, 500, 1000) if km * degree >= 110)
    y, right = HEIGHT - 52, WIDTH - 130
    return paper.group(
        (
            paper.path(
                f"M{paper.number(right - km * degree)} {y - 9}V{y}H{right}V{y - 9}",
                fill="none",
                stroke=paper.INK,
                stroke_width=2.5,
            ),
            paper.label(
                right - km * degree / 2,
                y - 16,
                f"{km}km",
                size=26,
                fill=paper.SOFT,
                text_anchor="middle",
            ),
        )
    )


def _north() -> str:
    needle = paper.path("M0 -34L11 16L0 6L-11 16Z", fill=paper.INK)
    letter = paper.label(0, 46, "N", size=24, text_anchor="middle", fill=paper.SOFT)
    return paper.group((needle, letter), transform="translate(72 84)")
