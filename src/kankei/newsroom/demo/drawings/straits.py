"""Water between shores: a strait with its ferry, and an old sea chart."""

from __future__ import annotations

import math
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, INK, MINCHO, WIDTH


def draw_strait(drawing: dict[str, Any]) -> list[str]:
    """Draw two shores, the town on each, and the ferry between them."""
    random = paper.chance("strait", drawing["seed"])
    parts = [
        paper.rect(0, 0, WIDTH, HEIGHT, fill=paper.SEA),
        *paper.waves(random, top=40, bottom=HEIGHT, tint="#cbd6d2"),
    ]
    west = [
        (-300, -200),
        (270, -60),
        (310, 90),
        (262, 170),
        (330, 250),
        (286, 340),
        (210, 420),
        (230, 520),
        (150, 700),
        (-300, 800),
    ]
    east = [
        (1500, 20),
        (1080, 110),
        (1010, 100),
        (936, 190),
        (960, 280),
        (892, 350),
        (940, 450),
        (900, 540),
        (960, 700),
        (1500, 800),
    ]
    isle = [(586, 250), (640, 232), (672, 290), (640, 340), (668, 400), (618, 440), (584, 380)]
    for shore in (west, east, isle):
        d = paper.smooth([(float(x), float(y)) for x, y in shore], closed=True)
        look = {"fill": "none", "stroke": paper.DEEP, "stroke_linejoin": "round"}
        parts.append(paper.path(d, stroke_width=26, **look))
        parts.append(paper.path(d, **(look | {"stroke": paper.SEA}), stroke_width=22))
        parts.append(paper.path(d, fill=paper.PAPER, stroke=paper.SOFT, stroke_width=2.5))
    route = "M296 300C380 250 470 250 566 286M690 372C760 420 820 420 892 392"
    parts.append(
        paper.path(route, fill="none", stroke=paper.SEAL, stroke_width=5, stroke_dasharray="16 10")
    )
    marks = [(250, 318, drawing["left"], "end"), (936, 392, drawing["right"], "start")]
    if "mid" in drawing:
        marks.append((628, 306, drawing["mid"], "middle"))
    for x, y, name, anchor in marks:
        parts.append(paper.circle(x, y, 11, fill=paper.SEAL, stroke=paper.PAPER, stroke_width=3))
        shift = {"end": -24, "start": 24, "middle": 0}[anchor]
        kind = {"text_anchor": anchor, "font_family": MINCHO, "font_weight": 700}
        parts.append(paper.label(x + shift, y - 30, name, size=46, **kind))
    return [
        *parts,
        _ferry(430, 224),
        paper.label(
            600,
            580,
            "対馬海峡",
            size=36,
            text_anchor="middle",
            fill=paper.SOFT,
            letter_spacing=14,
            stroke=paper.SEA,
        ),
    ]


def _ferry(x: float, y: float) -> str:
    line = {"stroke": INK, "stroke_width": 2}
    return paper.group(
        (
            paper.path("M-52 -22H40L58 0H-52Z", fill=paper.SHEET, **line),
            paper.path("M-44 -14H34", stroke="#44515c", stroke_width=7),
            paper.rect(-30, -40, 44, 18, fill=paper.SHEET, **line),
            paper.path("M-60 0H76L58 22H-50Z", fill=paper.INDIGO, **line),
            paper.path(
                "M-96 26q20 -8 40 0t40 0t40 0t40 0", fill="none", stroke=paper.SHEET, stroke_width=5
            ),
        ),
        transform=f"translate({x} {y})",
    )


def draw_chart(drawing: dict[str, Any]) -> list[str]:
    """Draw an old sea chart: rhumb lines, a wind rose, a coast that ends in nothing."""
    centre = (420.0, 330.0)
    rays = "".join(
        f"M{centre[0]} {centre[1]}L{paper.number(centre[0] + 1300 * math.cos(turn * math.pi / 16))}"
        f" {paper.number(centre[1] + 1300 * math.sin(turn * math.pi / 16))}"
        for turn in range(32)
    )
    coast = [
        (1200, 60),
        (1060, 90),
        (980, 60),
        (930, 150),
        (850, 170),
        (880, 250),
        (800, 290),
        (830, 370),
        (760, 430),
        (800, 520),
        (730, 590),
        (760, 700),
        (1300, 700),
        (1300, 60),
    ]
    d = paper.smooth([(float(x), float(y)) for x, y in coast], closed=True)
    ticks = "".join(f"M{x} {y}l-26 3" for x, y in coast[2:11])
    return [
        paper.rect(0, 0, WIDTH, HEIGHT, fill="#ecdfc2"),
        paper.path(rays, stroke="#c9b88f", stroke_width=1.6),
        paper.path(d, fill="#e2cfa2", stroke="#6e5636", stroke_width=3),
        paper.path(ticks, stroke="#6e5636", stroke_width=2.5),
        *_rose(centre),
        _galleon(640, 470),
        paper.path(
            "M150 520q40 -40 80 -6q20 -22 44 -20q-14 18 -6 42q-26 2 -40 -12q-34 26 -78 -4Z",
            fill="none",
            stroke="#6e5636",
            stroke_width=3,
        ),
        paper.circle(176, 516, 4, fill="#6e5636"),
        paper.text(
            1000,
            330,
            drawing["place"],
            size=54,
            font_family=MINCHO,
            font_weight=700,
            writing_mode="vertical-rl",
            fill="#5a4426",
        ),
        paper.text(
            160, 130, "未知の海", size=40, font_family=MINCHO, fill="#8a7146", letter_spacing=12
        ),
    ]


def _rose(centre: paper.Point) -> list[str]:
    x, y = centre
    points = []
    for turn in range(16):
        long = (150, 74, 108, 74)[turn % 4]
        a, side = turn * math.pi / 8 - math.pi / 2, math.pi / 16
        tip = (x + long * math.cos(a), y + long * math.sin(a))
        base = (x + 30 * math.cos(a + side * 2), y + 30 * math.sin(a + side * 2))
        tint = paper.SEAL if turn % 4 == 0 else "#7d6a45"
        points.append(paper.polygon([(x, y), tip, base], fill=tint))
        other = (x + 30 * math.cos(a - side * 2), y + 30 * math.sin(a - side * 2))
        points.append(
            paper.polygon([(x, y), tip, other], fill="#f3e8cc", stroke="#7d6a45", stroke_width=1.5)
        )
    rings = [
        paper.circle(x, y, radius, fill="none", stroke="#7d6a45", stroke_width=2)
        for radius in (118, 164, 172)
    ]
    return [
        *rings,
        *points,
        paper.circle(x, y, 12, fill="#f3e8cc", stroke="#7d6a45", stroke_width=2),
    ]


def _galleon(x: float, y: float) -> str:
    line = {"stroke": "#5a4426", "stroke_width": 3, "stroke_linejoin": "round"}
    return paper.group(
        (
            paper.path(
                "M-70 0C-60 40 60 40 84 -14L60 -8C20 6 -30 6 -70 0Z", fill="#b99565", **line
            ),
            paper.path("M-34 0V-96M22 2V-112", fill="none", **line),
            paper.path(
                "M-66 -88Q-20 -70 -6 -88Q-12 -40 -62 -34Q-48 -60 -66 -88Z", fill="#f6ecd2", **line
            ),
            paper.path(
                "M-8 -104Q40 -84 58 -104Q50 -46 -4 -40Q8 -70 -8 -104Z", fill="#f6ecd2", **line
            ),
            paper.path("M-96 36q24 -10 48 0t48 0t48 0t48 0", fill="none", **line),
        ),
        transform=f"translate({x} {y})",
    )
