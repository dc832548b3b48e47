"""Works of industry: chips, refineries, pipelines, aircraft."""

from __future__ import annotations

import math
from random import Random
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, INK, MINCHO, WIDTH


def draw_wafer(drawing: dict[str, Any]) -> list[str]:
    """Draw a wafer with its dies, or one die with its wiring."""
    random = paper.chance("wafer", drawing["seed"])
    draw = _die if drawing.get("style") == "die" else _wafer
    note = paper.text(
        72, 98, drawing["note"], size=44, font_family=MINCHO, font_weight=700, letter_spacing=2
    )
    return [paper.rect(0, 0, WIDTH, HEIGHT, fill=paper.WASH), *draw(random), note]


def _wafer(random: Random) -> list[str]:
    x, y, radius = 640.0, 330.0, 262.0
    tints = ("#7f93a3", "#8ea3a8", "#a79f8e", "#93897f", "#b3a88f", "#6f8a92")
    dies = []
    step = 46
    for row in range(-6, 7):
        for column in range(-6, 7):
            left, top = x + column * step - step / 2, y + row * step - step / 2
            far = max(
                math.hypot(left + dx - x, top + dy - y) for dx in (0, step) for dy in (0, step)
            )
            if far < radius - 8:
                tint = tints[(row * 3 + column + random.choice((0, 0, 1))) % len(tints)]
                dies.append(paper.rect(left, top, step - 3, step - 3, fill=tint))
    told = paper.rect(x + step * 1.5, y - step * 2.5, step - 3, step - 3, fill=paper.SEAL)
    glare = f"M{x - 190} {y + 150}L{x + 130} {y - 226}L{x + 190} {y - 190}L{x - 120} {y + 210}Z"
    lead = paper.path(
        f"M{x + step * 2.4} {y - step * 2}H{x + 360}",
        fill="none",
        stroke=paper.SEAL,
        stroke_width=3,
    )
    return [
        paper.ellipse(x + 18, y + 26, radius, radius - 4, fill=paper.SHADE),
        paper.circle(x, y, radius, fill="#d9d2c2", stroke=INK, stroke_width=2.5),
        *dies,
        told,
        paper.path(glare, fill=paper.PAPER, fill_opacity="0.16"),
        paper.path(
            f"M{x - 16} {y + radius}L{x} {y + radius - 14}L{x + 16} {y + radius}", fill=paper.WASH
        ),
        lead,
        paper.circle(x + 368, y - step * 2, 8, fill=paper.SEAL),
    ]


def _die(random: Random) -> list[str]:
    x, y, half = 600.0, 320.0, 150.0
    wires = []
    for pin in range(12):
        at = -half + 25 + pin * 27.3
        bend = random.choice((40, 70, 100, 130))
        far = at * 1.9
        wires.append(
            f"M{x + at} {y - half}V{y - half - bend / 2}L{x + far} {y - half - bend / 2 - 40}V-10"
        )
        wires.append(
            f"M{x + at} {y + half}V{y + half + bend / 2}L{x + far} {y + half + bend / 2 + 40}V640"
        )
        wires.append(f"M{x - half} {y + at}H{x - half - bend}L{x - half - bend - 60} {y + far}H-10")
        wires.append(
            f"M{x + half} {y + at}H{x + half + bend}L{x + half + bend + 60} {y + far}H1210"
        )
    blocks = []
    for _ in range(26):
        wide, high = random.choice((30, 48, 66)), random.choice((22, 36, 52))
        left = x - 112 + random.randint(0, 10) * 18
        top = y - 112 + random.randint(0, 10) * 18
        if left + wide < x + 116 and top + high < y + 116:
            tint = random.choice(("#7f93a3", "#a79f8e", "#6f8a92", "#b3a88f", paper.OCHRE))
            blocks.append(paper.rect(left, top, wide, high, fill=tint, stroke=INK, stroke_width=1))
    return [
        paper.path("".join(wires), fill="none", stroke="#b3a488", stroke_width=4),
        paper.rect(x - half, y - half, half * 2, half * 2, rx=8, fill="#33302c"),
        paper.rect(x - 124, y - 124, 248, 248, fill="#57616a"),
        *blocks,
        paper.rect(x - 40, y - 40, 80, 80, fill=paper.SEAL, stroke=paper.PAPER, stroke_width=3),
    ]


def draw_refinery(drawing: dict[str, Any]) -> list[str]:
    """Draw tanks, columns and a flare."""
    random = paper.chance("refinery", drawing["seed"])
    line = {"stroke": INK, "stroke_width": 2.4}
    parts = [
        paper.circle(930, 210, 74, fill="#e8c9a0"),
        paper.mountains(random, base=470, high=70, tint=paper.WASH, steps=7),
        paper.rect(0, 468, WIDTH, 170, fill="#dccdb0"),
    ]
    for x, high in ((250, 300), (320, 360), (400, 250), (720, 330)):
        parts.append(paper.rect(x, 470 - high, 40, high, rx=8, fill=paper.SHEET, **line))
        bands = "".join(f"M{x} {470 - high + step}h40" for step in range(40, high, 52))
        parts.append(paper.path(bands, stroke=paper.RULE, stroke_width=5))
        parts.append(paper.path(f"M{x + 20} {470 - high}v-26", stroke=INK, stroke_width=3))
    parts.append(
        paper.path(
            "M120 470V430H240M290 420H320M360 300H400M440 380H560V440H720M760 350H860V470",
            fill="none",
            stroke=paper.SOFT,
            stroke_width=9,
            stroke_linejoin="round",
        )
    )
    parts.append(paper.path("M560 470V110M548 470L560 300L572 470", fill="none", **line))
    parts.append(
        paper.path(
            "M560 108c-30 -36 6 -50 -2 -88c34 26 44 60 22 88c-6 8 -16 8 -20 0Z", fill=paper.SEAL
        )
    )
    for x, wide in ((60, 150), (800, 150), (960, 170)):
        parts.append(paper.rect(x, 390, wide, 96, fill=paper.SHEET, **line))
        parts.append(paper.ellipse(x + wide / 2, 390, wide / 2, 17, fill=paper.WASH, **line))
        parts.append(paper.path(f"M{x} 440H{x + wide}", stroke=paper.SEAL, stroke_width=7))
    parts.append(paper.path("M0 520H1200M0 542H1200", stroke=paper.SOFT, stroke_width=8))
    name = paper.label(60, 98, drawing["place"], size=42, font_family=MINCHO, font_weight=700)
    return [*parts, name]


def draw_pipeline(drawing: dict[str, Any]) -> list[str]:
    """Draw a pipe along the bottom of the sea, cut open from shore to shore."""
    random = paper.chance("pipeline", drawing["seed"])
    bed = [
        (0.0, 250.0),
        (120.0, 262.0),
        (250.0, 330.0),
        (380.0, 452.0),
        (540.0, 486.0),
        (700.0, 462.0),
        (840.0, 440.0),
        (960.0, 330.0),
        (1080.0, 262.0),
        (1200.0, 250.0),
    ]
    ground = paper.smooth(bed) + f"V{HEIGHT}H0Z"
    pipe = paper.smooth([(x, y - 16) for x, y in bed])
    look = {"fill": "none", "stroke_linecap": "round"}
    gap = "M690 446L760 438"
    return [
        paper.rect(0, 268, WIDTH, 300, fill=paper.SEA),
        *paper.waves(random, top=284, bottom=440),
        paper.path(
            "M205 268q24 -9 48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t48 0t36 0",
            stroke=paper.SOFT,
            stroke_width=3,
            fill="none",
        ),
        paper.path(ground, fill="#d9c7a3", stroke=paper.SOFT, stroke_width=2.5),
        paper.path(
            "".join(
                f"M{x} {y + 44}h{random.randint(30, 90)}M{x + 40} {y + 88}h50" for x, y in bed[:-1]
            ),
            stroke="#c2ad84",
            stroke_width=4,
            **look,
        ),
        paper.path(pipe, stroke=INK, stroke_width=22, **look),
        paper.path(pipe, stroke=paper.INDIGO, stroke_width=15, **look),
        paper.path(pipe, stroke="#7d96b3", stroke_width=4, **look),
        paper.path(gap, stroke=paper.SEA, stroke_width=24, fill="none"),
        paper.path(gap, stroke=paper.SEAL, stroke_width=6, stroke_dasharray="8 9", fill="none"),
        paper.label(
            726,
            404,
            drawing["gap"],
            size=28,
            text_anchor="middle",
            fill=paper.SEAL,
            stroke=paper.SEA,
        ),
        *_works(78, flip=1),
        *_works(1122, flip=-1),
        paper.label(
            104,
            100,
            drawing["from"],
            size=48,
            text_anchor="middle",
            font_family=MINCHO,
            font_weight=700,
        ),
        paper.label(
            1096,
            100,
            drawing["to"],
            size=48,
            text_anchor="middle",
            font_family=MINCHO,
            font_weight=700,
        ),
        paper.label(
            520,
            356,
            drawing["via"],
            size=38,
            text_anchor="middle",
            fill=paper.SOFT,
            letter_spacing=12,
            stroke=paper.SEA,
        ),
    ]


def _works(x: float, *, flip: int) -> list[str]:
    line = {"stroke": INK, "stroke_width": 2.2}
    return [
        paper.rect(x - 50, 170, 72, 80, fill=paper.SHEET, **line),
        paper.rect(x + 22, 196, 44, 54, fill=paper.WASH, **line),
        paper.path(f"M{x - 36} 170V128h16v42M{x - 8} 170v-26h14v26", fill=paper.SHADE, **line),
        paper.path(f"M{x - 38} 194h46M{x - 38} 216h46", stroke=paper.RULE, stroke_width=5),
        paper.path(f"M{x + 60 * flip} 236h{26 * flip}", stroke=INK, stroke_width=8),
    ]


def draw_aircraft(drawing: dict[str, Any]) -> list[str]:
    """Draw two aircraft side by side on the apron."""
    random = paper.chance("aircraft", drawing["seed"])
    return [
        paper.rect(0, 0, WIDTH, 360, fill=paper.PAPER),
        paper.mountains(random, base=360, high=90, tint="#d5d3c4", steps=9),
        paper.rect(0, 358, WIDTH, 280, fill="#d8d2c4"),
        paper.path("M0 600H1200", stroke=paper.SHEET, stroke_width=10, stroke_dasharray="90 60"),
        _aeroplane(150, 300, 0.86, paper.INDIGO),
        _aeroplane(560, 410, 1.08, paper.SEAL),
        *(
            paper.group(
                (
                    paper.circle(0, -34, 9, fill="#4a443b"),
                    paper.rect(-8, -24, 16, 42, rx=7, fill="#4a443b"),
                ),
                transform=f"translate({x} 548)",
            )
            for x in (410, 520)
        ),
        paper.path(
            "M432 540H498M484 532l14 8l-14 8M446 532l-14 8l14 8",
            stroke=paper.SEAL,
            stroke_width=4,
            fill="none",
        ),
        paper.label(60, 98, drawing["place"], size=42, font_family=MINCHO, font_weight=700),
    ]


def _aeroplane(x: float, y: float, scale: float, tint: str) -> str:
    line = {"stroke": INK, "stroke_width": 2.4, "stroke_linejoin": "round"}
    windows = "".join(f"M{96 + step * 26} 34h0" for step in range(13))
    return paper.group(
        (
            paper.path("M436 20L500 -78H540L516 24Z", fill=tint, **line),
            paper.path(
                "M0 44C10 14 60 10 110 10H430C490 12 530 22 548 30C520 62 470 70 400 72H90C40 72 4 64 0 44Z",
                fill=paper.SHEET,
                **line,
            ),
            paper.path("M14 32C26 18 50 14 66 14V34Z", fill="#44515c"),
            paper.path(windows, stroke="#44515c", stroke_width=10, stroke_linecap="round"),
            paper.path("M6 52H540", stroke=tint, stroke_width=5),
            paper.path("M210 58L330 132H372L318 58Z", fill=paper.WASH, **line),
            paper.rect(232, 88, 66, 26, rx=13, fill=paper.SHADE, **line),
            paper.path("M120 72v36M300 72v36", stroke=INK, stroke_width=5),
            paper.circle(120, 112, 11, fill=INK),
            paper.circle(300, 112, 11, fill=INK),
        ),
        transform=f"translate({x} {y}) scale({scale})",
    )
