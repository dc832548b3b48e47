"""The paper that every drawing is made on: its tints, its type, and the few strokes they share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from random import Random
from xml.sax.saxutils import escape, quoteattr

WIDTH, HEIGHT = 1200, 630

PAPER, SHEET, WASH, SHADE = "#f3ede0", "#faf6ec", "#e6dcc8", "#d3c6ac"
INK, SOFT, RULE = "#2a2722", "#6d665a", "#bdb29c"
SEA, DEEP = "#dbe1dc", "#bccac8"
INDIGO, SEAL, GREEN, OCHRE = "#2f4b6b", "#8c2f1b", "#3f6b5a", "#b98a3e"

MINCHO = "Hiragino Mincho ProN, Yu Mincho, YuMincho, Noto Serif CJK JP, Noto Serif JP, serif"
GOTHIC = "Hiragino Sans, Yu Gothic, YuGothic, Noto Sans CJK JP, Noto Sans JP, sans-serif"

Point = tuple[float, float]


def chance(*seeds: str) -> Random:
    """Return a source of small irregularities that is the same for the same words."""
    digest = hashlib.sha256("\n".join(seeds).encode()).digest()
    return Random(int.from_bytes(digest[:8], "big"))  # noqa: S311 - drawn lines, not secrets


def number(value: float) -> str:
    """Return a coordinate as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")


def _attributes(given: dict[str, object]) -> str:
    written = (
        (name.rstrip("_").replace("_", "-"), number(value) if isinstance(value, float) else value)
        for name, value in given.items()
        if value is not None
    )
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in written)


def shape(tag: str, **given: object) -> str:
    return f"<{tag}{_attributes(given)}/>"


def group(inside: Iterable[str], **given: object) -> str:
    return f"<g{_attributes(given)}>{''.join(inside)}</g>"


def rect(x: float, y: float, width: float, height: float, **given: object) -> str:
    return shape("rect", x=float(x), y=float(y), width=float(width), height=float(height), **given)


def circle(x: float, y: float, radius: float, **given: object) -> str:
    return shape("circle", cx=float(x), cy=float(y), r=float(radius), **given)


def ellipse(x: float, y: float, wide: float, high: float, **given: object) -> str:
    return shape("ellipse", cx=float(x), cy=float(y), rx=float(wide), ry=float(high), **given)


def line(x1: float, y1: float, x2: float, y2: float, **given: object) -> str:
    look = {"stroke": INK, "stroke_width": 2} | given
    return shape("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), **look)


def path(d: str, **given: object) -> str:
    return shape("path", d=d, **given)


def polygon(points: Iterable[Point], **given: object) -> str:
    return path(straight(points) + "Z", **given)


def straight(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def smooth(points: list[Point], *, closed: bool = False) -> str:
    """Return a path through the middles of `points`, as a pen rounds the corners."""
    if closed:
        points = [*points, points[0], points[1]]
    start = _middle(points[0], points[1]) if closed else points[0]
    parts = [f"M{number(start[0])} {number(start[1])}"]
    for corner, following in pairwise(points[1:]):
        end = _middle(corner, following)
        parts.append(f"Q{number(corner[0])} {number(corner[1])} {number(end[0])} {number(end[1])}")
    if not closed:
        parts.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(parts) + ("Z" if closed else "")


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def text(x: float, y: float, words: str, *, size: int = 36, **given: object) -> str:
    look = {"fill": INK, "font_family": GOTHIC, "font_size": size} | given
    return f"<text{_attributes({'x': float(x), 'y': float(y)} | look)}>{escape(words)}</text>"


def label(x: float, y: float, words: str, *, size: int = 36, **given: object) -> str:
    """Return words that stay legible whatever lies under them."""
    halo = {"stroke": PAPER, "stroke_width": 8, "stroke_linejoin": "round", "paint_order": "stroke"}
    return text(x, y, words, size=size, **(halo | given))


def title(words: str, *, note: str = "") -> str:
    """Return the heading at the top left of a chart."""
    head = text(72, 96, words, size=42, font_family=MINCHO, font_weight=700)
    return head + (text(72, 142, note, size=28, fill=SOFT) if note else "")


def waves(random: Random, *, top: float, bottom: float, tint: str = DEEP) -> list[str]:
    """Return short strokes of water, wider apart the nearer they are."""
    strokes = []
    y, step = top, 14.0
    while y < bottom:
        x = random.uniform(-60, 60)
        while x < WIDTH:
            long = random.uniform(40, 120) * (0.6 + step / 40)
            if random.random() < 0.55:
                strokes.append(f"M{number(x)} {number(y)}q{number(long / 2)} -5 {number(long)} 0")
            x += long + random.uniform(20, 90)
        y += step
        step *= 1.18
    return [path("".join(strokes), fill="none", stroke=tint, stroke_width=2.5)]


def mountains(random: Random, *, base: float, high: float, tint: str, steps: int = 9) -> str:
    """Return a range of hills along the horizon."""
    points: list[Point] = [(-40, base)]
    for step in range(steps + 1):
        x = step * (WIDTH + 80) / steps - 40
        points.append((x, base - high * random.uniform(0.35, 1.0)))
    points.append((WIDTH + 40, base))
    return path(straight(points) + "Z", fill=tint, stroke_linejoin="round")


def seal() -> str:
    """Return the paper's mark, which signs every drawing at its lower right."""
    x, y, side = WIDTH - 92, HEIGHT - 104, 56
    look = {"fill": PAPER, "font_family": MINCHO, "font_weight": 700, "text_anchor": "middle"}
    return group(
        (
            rect(x, y, side, side + 12, rx=5, fill=SEAL),
            text(x + side / 2, y + 29, "関", size=25, **look),
            text(x + side / 2, y + 57, "係", size=25, **look),
        )
    )


def sheet(inside: Iterable[str], *, alt: str, ground: str = PAPER) -> str:
    """Return the finished drawing, framed and signed."""
    frame = rect(14, 14, WIDTH - 28, HEIGHT - 28, fill="none", stroke=INK, stroke_width=1.5)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(alt)}</title>"
        f"{rect(0, 0, WIDTH, HEIGHT, fill=ground)}{''.join(inside)}{frame}{seal()}</svg>\n"
    )
