"""Scenes on the water: harbours, patrol boats, fishing boats, gas carriers, islands."""

from __future__ import annotations

import math
from random import Random
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, INK, MINCHO, WIDTH

HORIZON = 300.0


def _water(random: Random, *, sky: str = paper.PAPER, horizon: float = HORIZON) -> list[str]:
    return [
        paper.rect(0, 0, WIDTH, horizon, fill=sky),
        paper.rect(0, horizon, WIDTH, HEIGHT - horizon, fill=paper.SEA),
        paper.line(0, horizon, WIDTH, horizon, stroke=paper.RULE),
        *paper.waves(random, top=horizon + 16, bottom=HEIGHT),
    ]


def _place(words: str) -> str:
    return paper.label(60, 98, words, size=42, font_family=MINCHO, font_weight=700)


def draw_port(drawing: dict[str, Any]) -> list[str]:
    """Draw container cranes and a loaded ship; with the canal style, the ship between two banks."""
    random = paper.chance("port", drawing["seed"])
    parts = _water(random, horizon=330)
    if drawing.get("style") == "canal":
        parts += _banks(random)
    else:
        parts.append(paper.rect(0, 420, WIDTH, 34, fill=paper.SHADE))
        parts.append(paper.line(0, 420, WIDTH, 420, stroke=paper.SOFT))
        sites = random.choice(
            ((170, 420, 1000), (210, 700, 960), (130, 380, 620), (520, 800, 1030))
        )
        parts += [_crane(x, random) for x in sites]
    drift = random.randint(-90, 60)
    parts.append(paper.group((_container_ship(random),), transform=f"translate({drift} 0)"))
    return [*parts, _place(drawing["place"])]


def _crane(x: float, random: Random) -> str:
    reach = random.uniform(150, 190)
    d = (
        f"M{x - 46} 424L{x - 30} 190H{x + 30}L{x + 46} 424M{x - 40} 340H{x + 40}"
        f"M{x - 110} 216H{paper.number(x + reach)}M{x} 190V136L{paper.number(x + reach)} 212"
        f"M{x} 136L{x - 108} 214M{paper.number(x + reach * 0.62)} 218V272"
    )
    load = paper.rect(x + reach * 0.62 - 30, 272, 60, 26, fill=paper.OCHRE, stroke=INK)
    return paper.path(d, fill="none", stroke=paper.SOFT, stroke_width=6) + load


def _banks(random: Random) -> list[str]:
    return [
        paper.mountains(random, base=332, high=60, tint="#e3d3b4", steps=12),
        paper.polygon([(0, 330), (420, 330), (120, 630), (0, 630)], fill="#dcc9a5"),
        paper.polygon([(1200, 330), (900, 330), (1120, 630), (1200, 630)], fill="#dcc9a5"),
        paper.path(
            "M420 330L120 630M900 330L1120 630", stroke=paper.SOFT, stroke_width=3, fill="none"
        ),
    ]


def _container_ship(random: Random) -> str:
    tints = (paper.SEAL, paper.INDIGO, paper.OCHRE, paper.GREEN, "#9a8f7c", "#c4b79e")
    boxes = []
    for column in range(12):
        for row in range(random.choice((3, 4, 4, 5))):
            look = {"fill": random.choice(tints), "stroke": paper.PAPER, "stroke_width": 2}
            boxes.append(paper.rect(330 + column * 46, 404 - row * 27, 44, 26, **look))
    return paper.group(
        (
            *boxes,
            paper.rect(896, 280, 62, 152, fill=paper.SHEET, stroke=INK, stroke_width=2),
            paper.rect(882, 300, 90, 22, fill="#44403a"),
            paper.rect(914, 252, 24, 30, fill=paper.SEAL),
            paper.path(
                "M258 430H1002L980 520H330C292 512 270 474 258 430Z",
                fill="#3b3a3d",
                stroke=INK,
                stroke_width=2,
            ),
            paper.path("M296 500H984L980 520H330C318 516 306 510 296 500Z", fill=paper.SEAL),
            paper.path(
                "M200 528q60 -12 120 0t120 0t120 0t120 0t120 0t120 0t120 0",
                fill="none",
                stroke=paper.PAPER,
                stroke_width=5,
            ),
        )
    )


FLEETS = (
    ((0.72, 720, 330, True, 0), (1.12, 120, 400, False, 1)),
    ((0.5, 180, 316, False, 0), (0.62, 560, 330, False, 0), (1.16, 560, 410, True, 1)),
    ((0.46, 860, 312, True, 1), (0.84, 90, 352, False, 0), (1.0, 600, 430, True, 1)),
)


def draw_patrol(drawing: dict[str, Any]) -> list[str]:
    """Draw patrol boats that keep an eye on each other."""
    random = paper.chance("patrol", drawing["seed"])
    hulls = ("#77808a", paper.SHEET)
    return [
        *_water(random, horizon=290),
        paper.mountains(random, base=291, high=46, tint="#c3ccc6", steps=random.randint(4, 9)),
        *(
            _patrol_boat(scale=scale, x=x, y=y, hull=hulls[side], turned=turned)
            for scale, x, y, turned, side in random.choice(FLEETS)
        ),
        _place(drawing["place"]),
    ]


def _patrol_boat(*, scale: float, x: float, y: float, hull: str, turned: bool) -> str:
    line = {"stroke": INK, "stroke_width": 2.4, "stroke_linejoin": "round"}
    flip = f"translate({520 * scale} 0) scale(-1 1)" if turned else ""
    inside = (
        paper.rect(170, 10, 150, 62, fill=paper.SHEET, **line),
        paper.polygon([(200, -28), (300, -28), (318, 12), (190, 12)], fill=paper.SHEET, **line),
        paper.path("M206 -18H296L304 -2H200Z", fill="#44515c"),
        paper.path("M248 -28V-104M222 -84H276M248 -104L300 -28", fill="none", **line),
        paper.ellipse(248, -72, 22, 9, fill=paper.SHEET, **line),
        paper.rect(330, 34, 60, 38, fill=paper.SHEET, **line),
        paper.rect(346, 0, 26, 36, fill="#5c6670", **line),
        paper.path("M110 64l-60 -16", fill="none", stroke=INK, stroke_width=6),
        paper.path("M92 62h36v14H86Z", fill="#5c6670", **line),
        paper.path("M0 60H500L478 128H70C40 118 16 92 0 60Z", fill=hull, **line),
        paper.polygon([(140, 62), (166, 62), (150, 126), (124, 126)], fill=paper.SEAL),
        paper.polygon([(178, 62), (188, 62), (172, 126), (162, 126)], fill=paper.INDIGO),
        paper.path(
            "M-30 132q44 -16 88 0t88 0t88 0t88 0t88 0t88 0",
            fill="none",
            stroke=paper.PAPER,
            stroke_width=7,
        ),
    )
    return paper.group(
        (paper.group(inside, transform=f"scale({scale})"),), transform=f"translate({x} {y}) {flip}"
    )


def draw_fishing(drawing: dict[str, Any]) -> list[str]:
    """Draw a crowd of fishing boats off a harbour wall."""
    random = paper.chance("fishing", drawing["seed"])
    parts = [
        *_water(random, horizon=270),
        paper.mountains(random, base=271, high=36, tint="#cdd2c6", steps=10),
        paper.path("M780 270H1200V316H800Z", fill=paper.SHADE, stroke=paper.SOFT, stroke_width=2),
        paper.path("M1086 270V150H1126V270Z", fill=paper.SHEET, stroke=INK, stroke_width=2),
        paper.path("M1086 180H1126M1086 214H1126", stroke=paper.SEAL, stroke_width=15),
        paper.path("M1080 150H1132L1120 126H1092Z", fill=paper.SEAL, stroke=INK, stroke_width=2),
    ]
    hulls = (paper.INDIGO, paper.SEAL, paper.GREEN, "#5b4a3a", "#47606b")
    for row, (y, scale, many) in enumerate(((316, 0.5, 7), (384, 0.8, 5), (490, 1.25, 3))):
        for place in range(many):
            x = (place + 0.25 + random.uniform(0, 0.4) + row * 0.12) * WIDTH / (many + 0.6)
            parts.append(_fishing_boat(x, y + random.uniform(-8, 8), scale, random.choice(hulls)))
    return [*parts, _place(drawing["place"])]


def _fishing_boat(x: float, y: float, scale: float, hull: str) -> str:
    line = {"stroke": INK, "stroke_width": 2.2, "stroke_linejoin": "round"}
    return paper.group(
        (
            paper.path(
                "M30 0V-120M30 -112L120 -8M30 -112L-70 -14M30 -70L96 -96", fill="none", **line
            ),
            paper.rect(-34, -52, 58, 52, fill=paper.SHEET, **line),
            paper.rect(-26, -44, 18, 18, fill="#44515c"),
            paper.rect(-40, -60, 70, 9, fill=paper.SHADE, **line),
            paper.path("M-86 -12C-50 0 60 0 126 -26L104 34H-66Z", fill=hull, **line),
            paper.path(
                "M-78 8C-40 18 60 16 116 0", fill="none", stroke=paper.PAPER, stroke_width=3
            ),
            paper.circle(60, -4, 9, fill=paper.OCHRE),
            paper.circle(80, -10, 9, fill=paper.SEAL),
            paper.path(
                "M-100 36q26 -9 52 0t52 0t52 0t52 0",
                fill="none",
                stroke=paper.PAPER,
                stroke_width=5,
            ),
        ),
        transform=f"translate({paper.number(x)} {paper.number(y)}) scale({scale})",
    )


def draw_island(drawing: dict[str, Any]) -> list[str]:
    """Draw an island with palms and a jetty, a ship in the offing."""
    random = paper.chance("island", drawing["seed"])
    parts = _water(random, horizon=330)
    parts += [
        paper.circle(930, 190, 62, fill="#e8c9a0"),
        paper.path("M120 332C220 180 330 250 400 196C500 130 560 262 740 332Z", fill="#8fa08f"),
        paper.path("M90 334C240 262 420 300 760 334Z", fill="#6f8472"),
        paper.path("M40 348C200 318 560 318 820 348C600 372 220 372 40 348Z", fill="#e3d3b4"),
        paper.path(
            "M640 366v34M700 366v40M760 366v34M820 366v40", stroke="#6f5339", stroke_width=7
        ),
        paper.path("M590 356H842V368H590Z", fill="#9a7b58", stroke=INK, stroke_width=2),
        _patrol_boat(scale=0.42, x=880, y=330, hull=paper.SHEET, turned=True),
    ]
    for x, high in ((180, 150), (236, 190), (420, 140), (476, 176)):
        parts.append(_palm(x, 350, high, random))
    return [*parts, _place(drawing["place"])]


def _palm(x: float, y: float, high: float, random: Random) -> str:
    lean = random.uniform(-30, 36)
    top_x, top_y = x + lean, y - high
    leaves = "".join(
        f"M{paper.number(top_x)} {paper.number(top_y)}"
        f"q{paper.number(34 * math.cos(turn))} {paper.number(34 * math.sin(turn) - 26)}"
        f" {paper.number(72 * math.cos(turn))} {paper.number(44 * math.sin(turn) + 14)}"
        for turn in (0.0, 0.9, 1.9, 2.6, 3.3, 4.2, 5.4)
    )
    trunk = f"M{x} {y}Q{x} {y - high / 2} {paper.number(top_x)} {paper.number(top_y)}"
    look = {"fill": "none", "stroke_linecap": "round"}
    return paper.path(trunk, stroke="#7d6146", stroke_width=9, **look) + paper.path(
        leaves, stroke="#3f5a48", stroke_width=9, **look
    )


def draw_lng(drawing: dict[str, Any]) -> list[str]:
    """Draw a gas carrier with its round tanks."""
    random = paper.chance("lng", drawing["seed"])
    line = {"stroke": INK, "stroke_width": 2.4}
    parts = _water(random, horizon=340)
    parts.append(paper.circle(220, 230, 54, fill="#e8c9a0"))
    for place in range(4):
        x = 360 + place * 142
        parts.append(paper.circle(x, 366, 66, fill=paper.SHEET, **line))
        parts.append(
            paper.path(
                f"M{x - 60} 344Q{x} 318 {x + 60} 344",
                fill="none",
                stroke=paper.RULE,
                stroke_width=3,
            )
        )
        parts.append(paper.circle(x, 300, 7, fill=INK))
    parts += [
        paper.path("M284 296H908", stroke=INK, stroke_width=4),
        paper.rect(884, 250, 96, 150, fill=paper.SHEET, **line),
        paper.rect(872, 270, 120, 24, fill="#44403a"),
        paper.rect(916, 212, 32, 40, fill=paper.SEAL, **line),
        paper.path("M226 390H1022L996 500H306C262 490 240 440 226 390Z", fill=paper.INDIGO, **line),
        paper.path("M262 462H1005L996 500H306C286 494 272 480 262 462Z", fill=paper.SEAL),
        paper.text(
            610,
            448,
            "L N G",
            size=44,
            text_anchor="middle",
            fill=paper.PAPER,
            font_weight=700,
            letter_spacing=8,
        ),
        paper.path(
            "M180 508q60 -12 120 0t120 0t120 0t120 0t120 0t120 0t120 0",
            fill="none",
            stroke=paper.PAPER,
            stroke_width=6,
        ),
    ]
    return [*parts, _place(drawing["place"])]
