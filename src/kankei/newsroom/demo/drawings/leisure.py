"""What one goes out for: a plate of food, a hot spring in the snow."""

from __future__ import annotations

import math
from random import Random
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, INK, MINCHO, WIDTH


def draw_dish(drawing: dict[str, Any]) -> list[str]:
    """Draw what is on the table: scallops in their shells, or pleated dumplings."""
    random = paper.chance("dish", drawing["seed"])
    cloth = "".join(f"M{x} 0V630" for x in range(0, WIDTH, 60)) + "".join(
        f"M0 {y}H1200" for y in range(0, HEIGHT, 60)
    )
    item = {"scallop": _scallop, "dumpling": _dumpling}[drawing["dish"]]
    ring = [
        (600.0 + 168 * math.cos(turn), 330.0 + 120 * math.sin(turn))
        for turn in (math.pi * (0.5 + place * 0.4) for place in range(5))
    ]
    spots = sorted([(600.0, 326.0), *ring], key=lambda spot: spot[1])
    return [
        paper.rect(0, 0, WIDTH, HEIGHT, fill="#e9dfc9"),
        paper.path(cloth, stroke="#dccfb2", stroke_width=9),
        paper.ellipse(612, 366, 372, 236, fill="#cdbd99"),
        paper.ellipse(600, 340, 372, 236, fill=paper.SHEET, stroke=INK, stroke_width=2.4),
        paper.ellipse(600, 336, 300, 184, fill="none", stroke=paper.INDIGO, stroke_width=4),
        paper.ellipse(600, 336, 288, 174, fill="none", stroke=paper.INDIGO, stroke_width=1.5),
        *(item(x, y, random) for x, y in spots),
        *_steam(),
        paper.path(
            "M1040 90L1096 560M1076 90L1118 560",
            stroke="#7d4a2f",
            stroke_width=11,
            stroke_linecap="round",
        ),
    ]


def _scallop(x: float, y: float, random: Random) -> str:
    fan = []
    for ray in range(-4, 5):
        a = ray * 0.3
        fan.append(f"M0 46L{paper.number(86 * math.sin(a))} {paper.number(46 - 92 * math.cos(a))}")
    edge = (
        "M-16 46C-60 40 -96 8 -88 -22Q-76 -34 -66 -42Q-52 -50 -42 -52Q-26 -60 0 -58Q26 -60 42 -52"
    )
    edge += "Q52 -50 66 -42Q76 -34 88 -22C96 8 60 40 16 46Z"
    return paper.group(
        (
            paper.path(edge, fill="#cf9a76", stroke=INK, stroke_width=2.4, stroke_linejoin="round"),
            paper.path("".join(fan), stroke="#a86f4d", stroke_width=4),
            paper.path("M-24 44H24L18 62H-18Z", fill="#b98463", stroke=INK, stroke_width=2),
            paper.ellipse(0, -6, 42, 30, fill="#f6ecd8", stroke="#b08a68", stroke_width=2),
            paper.path("M26 12q20 -14 14 -38q16 22 -2 42Z", fill="#d9673f"),
        ),
        transform=f"translate({paper.number(x)} {paper.number(y)}) rotate({random.randint(-16, 16)})",
    )


def _dumpling(x: float, y: float, random: Random) -> str:
    pleats = "".join(
        f"M0 -40Q{paper.number(34 * math.sin(turn * 0.36))} -20 {paper.number(82 * math.sin(turn * 0.36))}"
        f" {paper.number(40 - 26 * abs(math.sin(turn * 0.36)))}"
        for turn in range(-4, 5)
    )
    return paper.group(
        (
            paper.ellipse(4, 48, 82, 20, fill="#d8ccb4"),
            paper.path(
                "M0 -44C40 -24 96 10 84 40C70 66 -70 66 -84 40C-96 10 -40 -24 0 -44Z",
                fill="#f3e7cf",
                stroke=INK,
                stroke_width=2.4,
            ),
            paper.path(pleats, fill="none", stroke="#c9b48c", stroke_width=3.5),
            paper.path(
                "M-15 -42C-20 -76 20 -76 15 -42Q0 -32 -15 -42Z",
                fill="#ead9b8",
                stroke=INK,
                stroke_width=2.4,
            ),
            paper.path(
                "M" + f"{random.randint(-30, 30)} 26h3m20 -14h3m-50 6h3",
                stroke="#5a4426",
                stroke_width=5,
                stroke_linecap="round",
            ),
        ),
        transform=f"translate({paper.number(x)} {paper.number(y)})",
    )


def _steam() -> list[str]:
    d = "".join(f"M{x} 150c-24 -26 22 -44 0 -72s20 -36 4 -58" for x in (470, 600, 730))
    look = {"fill": "none", "stroke": paper.PAPER, "stroke_width": 9, "stroke_linecap": "round"}
    return [paper.path(d, **look)]


def draw_spring(drawing: dict[str, Any]) -> list[str]:
    """Draw an open-air pool in the snow, its steam, and heads above the water."""
    random = paper.chance("spring", drawing["seed"])
    heads = []
    for x, y in ((360, 470), (430, 456), (610, 500), (690, 488), (840, 462)):
        heads.append(paper.ellipse(x, y + 22, 40, 8, fill="#c4d6d6"))
        heads.append(paper.circle(x, y, 21, fill="#d9bfa0"))
        heads.append(
            paper.path(f"M{x - 21} {y - 2}a21 21 0 0 1 42 0q-20 -10 -42 0Z", fill="#4a443b")
        )
    steam = "".join(
        f"M{paper.number(x)} {paper.number(y)}c-30 -34 26 -60 -4 -100s30 -56 0 -98"
        for x, y in ((random.uniform(200, 1000), random.uniform(360, 430)) for _ in range(9))
    )
    snow = "".join(
        f"M{paper.number(random.uniform(30, 1170))} {paper.number(random.uniform(30, 330))}h0"
        for _ in range(60)
    )
    look = {"fill": "none", "stroke_linecap": "round"}
    return [
        paper.rect(0, 0, WIDTH, HEIGHT, fill="#d7dcda"),
        paper.mountains(random, base=372, high=250, tint="#b9c2c1", steps=7),
        paper.path(
            "M-40 372L120 250L210 300L330 190L470 330L600 262L720 340L860 210L1010 330L1120 270L1240 372Z",
            fill="#f2f2ec",
            stroke="#9aa5a5",
            stroke_width=2.5,
            stroke_linejoin="round",
        ),
        paper.path(
            "M330 190L300 262L344 246L372 300M860 210L836 270L876 258L908 306M120 250L110 296L146 290",
            fill="none",
            stroke="#a9b3b2",
            stroke_width=3,
        ),
        paper.rect(0, 370, WIDTH, 270, fill="#eceae2"),
        paper.ellipse(600, 490, 470, 116, fill="#8f8777"),
        paper.ellipse(600, 482, 450, 104, fill="#8fb2b4"),
        paper.path(
            "M230 470q50 -12 100 0t100 0M640 452q50 -12 100 0t100 0M420 548q50 -12 100 0t100 0",
            stroke="#b9d0d0",
            stroke_width=4,
            **look,
        ),
        *heads,
        paper.path(steam, stroke=paper.SHEET, stroke_width=15, stroke_opacity="0.75", **look),
        paper.path(snow, stroke=paper.SHEET, stroke_width=8, **look),
        paper.label(
            60, 98, drawing["place"], size=42, font_family=MINCHO, font_weight=700, stroke="#d7dcda"
        ),
    ]
