"""What lies on a desk: a treaty, a notebook, a telephone, a figure drawn while thinking."""

from __future__ import annotations

import math
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, INK, MINCHO, PAPER, WIDTH


def draw_document(drawing: dict[str, Any]) -> list[str]:
    """Draw a treaty with its seal and a pen."""
    random = paper.chance("document", drawing["seed"])
    rows = []
    for row in range(9):
        y = 232 + row * 33
        if row == 4:
            continue
        rows.append(f"M392 {y}H{paper.number(random.uniform(660, 800))}")
    sheet = paper.rect(330, 52, 540, 640, fill=paper.SHEET, stroke=INK, stroke_width=2)
    marks = [
        paper.path("M392 265H640", stroke=paper.SEAL, stroke_width=4),
        paper.path("M652 256q40 -26 84 -4t70 -8", fill="none", stroke=paper.INDIGO, stroke_width=4),
        paper.path("M826 330v60", stroke=paper.SEAL, stroke_width=4),
    ]
    return [
        paper.rect(0, 0, WIDTH, HEIGHT, fill="#7d6146"),
        paper.path("M0 120H1200M0 300H1200M0 466H1200", stroke="#6f5339", stroke_width=4),
        paper.rect(352, 74, 540, 640, fill="#5d452f", fill_opacity="0.45"),
        paper.group(
            (
                paper.rect(300, 66, 540, 640, fill=paper.WASH, stroke=INK, stroke_width=2),
                sheet,
                paper.text(
                    600,
                    146,
                    drawing["title"],
                    size=44,
                    text_anchor="middle",
                    font_family=MINCHO,
                    font_weight=700,
                ),
                paper.path("M540 178H660", stroke=paper.RULE, stroke_width=3),
                paper.path("".join(rows), stroke=paper.RULE, stroke_width=7),
                *marks,
                paper.circle(764, 566, 52, fill=paper.SEAL),
                paper.circle(764, 566, 38, fill="none", stroke="#b5573f", stroke_width=4),
                paper.path("M744 566l14 14 28 -30", fill="none", stroke="#d58a72", stroke_width=6),
                paper.path(
                    "M396 582q30 -44 52 0t48 -6t40 2 40 -14",
                    fill="none",
                    stroke=INK,
                    stroke_width=4,
                ),
                paper.path("M392 606H600", stroke=paper.RULE, stroke_width=2),
            ),
            transform="rotate(-4 600 340)",
        ),
        _pen(),
        paper.text(60, 96, drawing["place"], size=38, font_family=MINCHO, fill=PAPER),
    ]


def _pen() -> str:
    return paper.group(
        (
            paper.rect(0, -13, 250, 26, rx=12, fill="#26323f", stroke=INK, stroke_width=2),
            paper.rect(84, -14, 12, 28, fill=paper.OCHRE),
            paper.path("M0 -11L-52 0L0 11Z", fill=paper.OCHRE, stroke=INK, stroke_width=2),
            paper.path("M-50 0H-16", stroke=INK, stroke_width=2),
        ),
        transform="translate(930 330) rotate(-38)",
    )


def draw_notebook(drawing: dict[str, Any]) -> list[str]:
    """Draw a notebook in which somebody has made a stroke a day."""
    random = paper.chance("notebook")
    strokes, slashes = [], []
    for day in range(drawing["count"] % 400 + 1):
        column, row = day % 40, day // 40
        if row > 8:
            break
        knot, within = divmod(column, 5)
        page = 0 if knot < 4 else 1
        x = 236 + (knot % 4) * 86 + page * 420 + within * 13 + random.uniform(-2, 2)
        y = 140 + row * 46 + random.uniform(-2, 2)
        if within == 4:
            slashes.append(
                f"M{paper.number(x - 56)} {paper.number(y + 27)}L{paper.number(x)} {paper.number(y + 2)}"
            )
        else:
            strokes.append(
                f"M{paper.number(x)} {paper.number(y)}l{paper.number(random.uniform(-3, 3))} 30"
            )
    look = {"fill": "none", "stroke_linecap": "round"}
    return [
        paper.rect(0, 0, WIDTH, HEIGHT, fill=paper.SHADE),
        paper.rect(166, 70, 884, 520, rx=12, fill="#2b2723"),
        paper.rect(186, 84, 418, 490, fill=paper.SHEET),
        paper.rect(612, 84, 418, 490, fill=paper.SHEET),
        paper.rect(596, 84, 24, 490, fill=paper.WASH),
        paper.path(
            "".join(f"M200 {178 + i * 46}H590M628 {178 + i * 46}H1016" for i in range(9)),
            stroke=paper.WASH,
            stroke_width=2,
        ),
        paper.path("".join(strokes), stroke="#4d5660", stroke_width=4, **look),
        paper.path("".join(slashes), stroke=paper.SEAL, stroke_width=3.5, **look),
        paper.text(900, 556, f"{drawing['count']}", size=46, font_family=MINCHO, fill="#4d5660"),
        _pencil(),
    ]


def _pencil() -> str:
    return paper.group(
        (
            paper.rect(0, -12, 300, 24, fill=paper.OCHRE, stroke=INK, stroke_width=2),
            paper.path("M0 0H300", stroke="#94692a", stroke_width=3),
            paper.rect(286, -12, 30, 24, fill=paper.SEAL, stroke=INK, stroke_width=2),
            paper.path("M0 -12L-46 0L0 12Z", fill="#e6cfa8", stroke=INK, stroke_width=2),
            paper.path("M-46 0l16 -5v10Z", fill=INK),
        ),
        transform="translate(770 520) rotate(-14)",
    )


def draw_phone(drawing: dict[str, Any]) -> list[str]:
    """Draw two capitals at the ends of one line."""
    parts: list[str] = []
    for x, name in ((250, drawing["left"]), (950, drawing["right"])):
        parts += [
            paper.path(
                f"M{x - 120} 420C{x - 110} 320 {x - 70} 300 {x} 300C{x + 70} 300 {x + 110} 320 {x + 120} 420Z",
                fill="#3b3631",
                stroke=INK,
                stroke_width=2,
            ),
            paper.circle(x, 366, 44, fill=paper.PAPER, stroke=INK, stroke_width=2),
            *(
                paper.circle(
                    x + 29 * math.cos(turn * math.pi / 5),
                    366 + 29 * math.sin(turn * math.pi / 5),
                    6,
                    fill="#3b3631",
                )
                for turn in range(10)
            ),
            paper.path(
                f"M{x - 150} 300C{x - 150} 240 {x + 150} 240 {x + 150} 300L{x + 96} 300"
                f"C{x + 90} 276 {x - 90} 276 {x - 96} 300Z",
                fill=paper.SEAL,
                stroke=INK,
                stroke_width=2,
                stroke_linejoin="round",
            ),
            paper.text(
                x, 500, name, size=46, text_anchor="middle", font_family=MINCHO, font_weight=700
            ),
        ]
    loops = "".join("q14 -46 28 0t-6 0" for _ in range(21))
    parts.append(paper.path(f"M366 400{loops}L834 400", fill="none", stroke=INK, stroke_width=4))
    arc = paper.path(
        "M250 218C420 60 780 60 950 218",
        fill="none",
        stroke=paper.RULE,
        stroke_width=3,
        stroke_dasharray="4 12",
        stroke_linecap="round",
    )
    lower = "translate(-60 -40) scale(1.1)"
    return [
        paper.rect(0, 430, WIDTH, 200, fill=paper.WASH),
        paper.group([arc, *parts], transform=lower),
    ]


def draw_triangle(drawing: dict[str, Any]) -> list[str]:
    """Draw three countries and how near each two of them stand."""
    top, left, right = (600.0, 150.0), (300.0, 480.0), (900.0, 480.0)
    sides = (
        (top, left, "#0d6a58", "2 22"),
        (left, right, "#0d6a58", None),
        (top, right, "#a5321c", None),
    )
    widths = (13, 16, 6)
    parts = [
        paper.line(
            *one,
            *other,
            stroke=tint,
            stroke_width=width,
            stroke_dasharray=dash,
            stroke_linecap="round",
        )
        for (one, other, tint, dash), width in zip(sides, widths, strict=True)
    ]
    for (x, y), name in zip((top, left, right), drawing["corners"], strict=True):
        parts.append(paper.circle(x, y, 86, fill=paper.SHEET, stroke=INK, stroke_width=3.5))
        parts.append(
            paper.text(
                x, y + 17, name, size=48, text_anchor="middle", font_family=MINCHO, font_weight=700
            )
        )
    places = (
        (404.0, 296.0, "end", "▲"),
        (600.0, 546.0, "middle", "▲"),
        (800.0, 296.0, "start", "▼"),
    )
    for (x, y, anchor, mark), words, side in zip(places, drawing["sides"], sides, strict=True):
        look = {"text_anchor": anchor, "fill": side[2], "font_weight": 700}
        parts.append(paper.label(x, y, f"{mark} {words}", size=36, **look))
    return parts
