"""Where people meet, speak and vote: a table, a lectern, a parliament."""

from __future__ import annotations

from random import Random
from typing import Any

from kankei.newsroom.demo.drawings import paper
from kankei.newsroom.demo.drawings.paper import HEIGHT, INK, MINCHO, PAPER, WIDTH

HAIR = ("#3a332c", "#7b7468", "#5b4433", "#2b2723", "#a39a8c")
SKIN = ("#d9bfa0", "#c9a684", "#e2cdb2", "#b48f6e")
WOODS = (("#8a6a4b", "#6f5339"), ("#9a7a56", "#7a5d3f"), ("#6d5444", "#533f33"))
SUITS = ((paper.INDIGO, "#5b4a3a"), ("#3f4a4d", paper.INDIGO), ("#4a5a4c", "#44414d"))


def draw_meeting(drawing: dict[str, Any]) -> list[str]:
    """Draw two delegations at a long table, before windows onto the place."""
    random = paper.chance("meeting", drawing["seed"])
    wall = random.choice((paper.WASH, "#e3dfd0", "#e8dccd"))
    parts = [paper.rect(0, 0, WIDTH, 470, fill=wall), *_windows(random)]
    parts.append(paper.rect(0, 440, WIDTH, 190, fill=paper.SHADE))
    parts.append(paper.line(0, 440, WIDTH, 440, stroke=paper.RULE))
    ours, theirs = random.choice(SUITS)
    for place in range(3):
        parts.append(_sitting(150 + place * 128, facing=1, tint=ours, random=random))
        parts.append(_sitting(1050 - place * 128, facing=-1, tint=theirs, random=random))
    if "between" in drawing:
        parts += _partition(drawing["between"], random)
    parts += _table(drawing["left"], drawing["right"], random.choice(WOODS))
    where = paper.label(
        WIDTH / 2, 76, drawing["place"], size=38, text_anchor="middle", font_family=MINCHO
    )
    return [*parts, where]


def _windows(random: Random) -> list[str]:
    panes = random.choice(
        (
            [(110.0, 250.0), (455.0, 290.0), (840.0, 250.0)],
            [(96.0, 190.0), (346.0, 220.0), (634.0, 220.0), (914.0, 190.0)],
            [(150.0, 900.0)],
        )
    )
    view = random.choice((_harbour, _skyline, _hills))(random)
    clip = "".join(paper.rect(x, 108, wide, 250) for x, wide in panes)
    frames = []
    for x, wide in panes:
        look = {"fill": "none", "stroke": PAPER, "stroke_width": 12}
        frames.append(paper.rect(x, 108, wide, 250, **look))
        bars = "".join(f"M{paper.number(x + wide * k / 4)} 108V358" for k in (2,))
        frames.append(paper.path(f"{bars}M{x} 200H{x + wide}", stroke=PAPER, stroke_width=6))
        outline = {"fill": "none", "stroke": paper.RULE, "stroke_width": 2}
        frames.append(paper.rect(x - 6, 102, wide + 12, 262, **outline))
    return [
        f'<defs><clipPath id="panes">{clip}</clipPath></defs>',
        paper.group(view, clip_path="url(#panes)"),
        *frames,
    ]


def _harbour(random: Random) -> list[str]:
    sea = 268.0
    return [
        paper.rect(0, 40, WIDTH, 330, fill="#e9ebe3"),
        paper.mountains(random, base=sea, high=120, tint="#c9d0c9", steps=8),
        paper.mountains(random, base=sea, high=70, tint="#b4bfbb", steps=11),
        paper.rect(0, sea, WIDTH, 110, fill=paper.SEA),
        *paper.waves(random, top=sea + 14, bottom=360),
    ]


def _skyline(random: Random) -> list[str]:
    blocks, x = [], 60.0
    while x < WIDTH - 60:
        wide, high = random.uniform(36, 84), random.uniform(50, 190)
        tint = random.choice(("#c9cdc4", "#bcc2bb", "#d3d0c2"))
        blocks.append(paper.rect(x, 360 - high, wide, high, fill=tint))
        lit = "".join(
            f"M{paper.number(x + 12 + (n % 3) * 16)} {paper.number(374 - high + n // 3 * 22)}h6"
            for n in range(int(high / 22) * 3 - 3)
        )
        blocks.append(paper.path(lit, stroke=paper.PAPER, stroke_width=8))
        x += wide + random.uniform(4, 30)
    return [paper.rect(0, 40, WIDTH, 330, fill="#eceade"), *blocks]


def _hills(random: Random) -> list[str]:
    return [
        paper.rect(0, 40, WIDTH, 330, fill="#ecebdf"),
        paper.circle(random.uniform(250, 950), 190, 38, fill="#e8c9a0"),
        paper.mountains(random, base=360, high=200, tint="#cfd3c4", steps=6),
        paper.mountains(random, base=360, high=120, tint="#b7c0ae", steps=9),
        paper.mountains(random, base=360, high=60, tint="#9dab97", steps=14),
    ]


def _sitting(x: float, *, facing: int, tint: str, random: Random) -> str:
    """Draw somebody at the table: a head, shoulders, and a slight turn towards the others."""
    y = 318.0 + random.uniform(-8, 10)
    hair, skin, is_long = random.choice(HAIR), random.choice(SKIN), random.random() < 0.4
    body = (
        f"M{x - 62} 470C{x - 64} {y + 70} {x - 36} {y + 46} {x} {y + 44}"
        f"C{x + 36} {y + 46} {x + 64} {y + 70} {x + 62} 470Z"
    )
    middle = x + 5 * facing
    collar = f"M{middle - 13} {y + 45}L{x + 6 * facing} {y + 82}L{middle + 13} {y + 45}Z"
    locks = (
        f"M{x - 33} {y + 44}C{x - 44} {y - 44} {x + 46} {y - 44} {x + 38} {y + 44}"
        f"L{x + 22} {y + 44}V{y}H{x - 16}V{y + 44}Z"
    )
    crop = (
        f"M{x - 25 + 4 * facing} {y + 6}C{x - 28} {y - 34} {x + 34} {y - 36} {x + 34 + 2 * facing} {y + 2}"
        f"C{x + 20} {y - 14} {x - 10} {y - 14} {x - 25 + 4 * facing} {y + 6}Z"
    )
    back = paper.path(locks, fill=hair, stroke_linejoin="round") if is_long else ""
    return back + paper.group(
        (
            paper.path(body, fill=tint, stroke=paper.WASH, stroke_width=3),
            paper.path(collar, fill=PAPER),
            paper.ellipse(x + 6 * facing, y + 10, 28, 34, fill=skin),
            paper.path(crop, fill=hair),
        )
    )


def _partition(name: str, random: Random) -> list[str]:
    middle = WIDTH / 2
    return [
        paper.rect(middle - 150, 84, 300, 400, fill=PAPER, stroke=paper.RULE, stroke_width=3),
        paper.rect(middle - 150, 84, 14, 400, fill=paper.RULE),
        paper.rect(middle + 136, 84, 14, 400, fill=paper.RULE),
        _sitting(middle, facing=1, tint=paper.SEAL, random=random),
        paper.rect(middle - 26, 420, 52, 36, fill=paper.SHEET, stroke=INK, stroke_width=2),
        paper.text(middle, 166, name, size=40, text_anchor="middle", font_family=MINCHO),
        paper.text(middle, 206, "仲介", size=26, text_anchor="middle", fill=paper.SOFT),
        paper.path(
            f"M{middle - 80} 240H{middle + 80}M{middle - 64} 230L{middle - 80} 240L{middle - 64} 250"
            f"M{middle + 64} 230L{middle + 80} 240L{middle + 64} 250",
            fill="none",
            stroke=paper.SEAL,
            stroke_width=4,
        ),
    ]


def _table(left: str, right: str, wood: tuple[str, str]) -> list[str]:
    board, edge = wood
    top = paper.polygon(
        [(70, 452), (1130, 452), (1178, 520), (22, 520)], fill=board, stroke=INK, stroke_width=2
    )
    front = paper.rect(22, 520, 1156, 70, fill=edge, stroke=INK, stroke_width=2)
    shine = paper.path(
        "M110 478H560M640 492H1060", stroke=PAPER, stroke_opacity="0.25", stroke_width=3
    )
    things = []
    for x in (230, 380, 520, 680, 820, 970):
        things.append(paper.path(f"M{x} 486v-26l10 -12", stroke=INK, stroke_width=4, fill="none"))
        things.append(
            paper.polygon(
                [(x + 34, 470), (x + 92, 470), (x + 98, 488), (x + 32, 488)], fill=paper.SHEET
            )
        )
    return [top, front, shine, *things, _plate(300, left), _plate(900, right)]


def _plate(x: float, name: str) -> str:
    wide = 60 + 42 * len(name)
    return paper.rect(
        x - wide / 2, 500, wide, 66, rx=3, fill=paper.SHEET, stroke=INK, stroke_width=2
    ) + paper.text(x, 547, name, size=42, text_anchor="middle", font_family=MINCHO, font_weight=700)


CURTAINS = (
    (paper.WASH, paper.SHADE, paper.INDIGO),
    ("#dfe2dc", "#cbd1c9", "#5b4a3a"),
    ("#ead9cf", "#dcc3b5", "#6f2a1b"),
    ("#dcdfe4", "#c6ccd4", "#3f4a4d"),
    ("#e4e0cc", "#d2ccb0", "#3f5a4c"),
)


def draw_podium(drawing: dict[str, Any]) -> list[str]:
    """Draw an empty lectern with its microphones, and those who wait: people, or cameras."""
    random = paper.chance("podium", drawing["seed"])
    cloth, fold, board = random.choice(CURTAINS)
    step = random.choice((34, 46, 60))
    folds = "".join(f"M{x} 0V{HEIGHT}" for x in range(20, WIDTH, step))
    middle = random.choice((430, 600, 770))
    letters = {"text_anchor": "middle", "font_family": MINCHO, "font_weight": 700}
    return [
        paper.rect(0, 0, WIDTH, HEIGHT, fill=cloth),
        paper.path(folds, stroke=fold, stroke_width=9),
        paper.rect(middle - 250, 92, 500, 118, fill=board),
        paper.rect(middle - 238, 104, 476, 94, fill="none", stroke=paper.WASH, stroke_width=2),
        paper.text(middle, 168, drawing["place"], size=52, fill=PAPER, letter_spacing=6, **letters),
        *_lectern(middle, random.choice(WOODS)),
        *random.choice((_audience, _cameras))(random),
    ]


def _lectern(x: float, wood: tuple[str, str]) -> list[str]:
    front, edge = wood
    line = {"stroke": INK, "stroke_width": 2.5}
    body = [(x - 124, 330), (x + 124, 330), (x + 100, 600), (x - 100, 600)]
    desk = [(x - 144, 318), (x + 144, 318), (x + 124, 346), (x - 124, 346)]
    parts = [
        paper.polygon(body, fill=front, **line),
        paper.polygon(desk, fill=edge, **line),
        paper.circle(x, 448, 46, fill="none", stroke="#c7a67f", stroke_width=4),
        paper.circle(x, 448, 36, fill="none", stroke="#c7a67f", stroke_width=2),
    ]
    for place in range(7):
        foot, lean = x - 84 + place * 28, (place - 3) * 5
        neck = f"M{foot} 322Q{foot} 288 {foot - lean} 268"
        parts.append(paper.path(neck, fill="none", stroke=INK, stroke_width=4))
        parts.append(paper.ellipse(foot - lean, 258, 9, 15, fill=INK))
        if place in (1, 4):
            parts.append(paper.rect(foot - lean - 15, 268, 30, 20, rx=3, fill=paper.SEAL))
    return parts


def _cameras(random: Random) -> list[str]:
    """Draw the backs of cameras on their legs."""
    parts = [paper.rect(0, 588, WIDTH, 50, fill="#4a443b", fill_opacity="0.9")]
    for x in (90, 250, 410, 800, 960, 1090):
        y = 470 + random.uniform(-26, 30)
        legs = (
            f"M{x} {y + 40}L{x - 44} {HEIGHT}M{x} {y + 40}L{x + 44} {HEIGHT}M{x} {y + 40}V{HEIGHT}"
        )
        parts += [
            paper.path(legs, stroke="#3a352e", stroke_width=6),
            paper.rect(x - 46, y - 26, 92, 66, rx=6, fill="#3a352e"),
            paper.rect(x - 34, y - 14, 52, 36, rx=3, fill="#7f8f96"),
            paper.rect(x - 16, y - 44, 44, 18, rx=4, fill="#3a352e"),
            paper.circle(x + 32, y - 8, 5, fill=paper.SEAL),
        ]
    return parts


def _audience(random: Random) -> list[str]:
    heads = []
    for row, (y, size) in enumerate(((560, 34), (622, 46))):
        x = -10.0 + row * 40
        while x < WIDTH:
            heads.append(paper.circle(x, y - random.uniform(0, 14), size, fill="#4a443b"))
            heads.append(paper.ellipse(x, y + size * 1.5, size * 1.7, size, fill="#4a443b"))
            x += size * random.uniform(2.9, 4.1)
    return [paper.group(heads, fill_opacity="0.92")]


def draw_dome(drawing: dict[str, Any]) -> list[str]:
    """Draw a parliament with its dome, seen from the square."""
    random = paper.chance("dome", drawing["seed"])
    stone, dark = paper.SHEET, paper.SHADE
    line = {"stroke": INK, "stroke_width": 2.2}
    parts = [
        paper.rect(0, 0, WIDTH, 470, fill=paper.PAPER),
        *_clouds(random),
        paper.rect(0, 496, WIDTH, 140, fill=paper.WASH),
    ]
    for side in (-1, 1):
        x = 600 + side * 340
        parts.append(paper.rect(x - 210, 356, 420, 140, fill=stone, **line))
        parts.append(paper.rect(x - 220, 340, 440, 18, fill=dark, **line))
        columns = "".join(f"M{x - 186 + i * 34} 366V490" for i in range(12))
        parts.append(paper.path(columns, stroke=dark, stroke_width=12))
    parts += [
        paper.rect(452, 330, 296, 166, fill=stone, **line),
        paper.polygon([(436, 332), (600, 268), (764, 332)], fill=stone, **line),
        paper.path(
            "".join(f"M{474 + i * 36} 344V490" for i in range(8)), stroke=dark, stroke_width=15
        ),
        paper.rect(506, 214, 188, 62, fill=stone, **line),
        paper.path(
            "".join(f"M{520 + i * 20} 220V270" for i in range(9)), stroke=dark, stroke_width=8
        ),
        paper.path("M496 216C500 120 560 82 600 78C640 82 700 120 704 216Z", fill=dark, **line),
        paper.path(
            "M540 212C544 140 574 96 592 84M600 212V82M660 212C656 140 626 96 608 84",
            fill="none",
            stroke=paper.RULE,
            stroke_width=3,
        ),
        paper.rect(586, 50, 28, 32, fill=stone, **line),
        paper.line(600, 50, 600, 22, stroke=INK, stroke_width=3),
    ]
    steps = "".join(f"M{430 - i * 26} {500 + i * 17}H{770 + i * 26}" for i in range(7))
    parts.append(paper.path(steps, stroke=paper.RULE, stroke_width=3))
    for _ in range(12):
        left, top = random.uniform(120, 1040), random.uniform(530, 570)
        parts.append(paper.rect(left, top, 9, 26, rx=4, fill="#4a443b"))
        parts.append(paper.circle(left + 4.5, top - 6, 6, fill="#4a443b"))
    name = paper.text(60, 96, drawing["place"], size=42, font_family=MINCHO, font_weight=700)
    return [*parts, name]


def _clouds(random: Random) -> list[str]:
    strokes = []
    for _ in range(11):
        x, y = random.uniform(-60, 1100), random.uniform(120, 330)
        strokes.append(
            f"M{paper.number(x)} {paper.number(y)}h{paper.number(random.uniform(90, 330))}"
        )
    return [
        paper.path("".join(strokes), stroke=paper.WASH, stroke_width=13, stroke_linecap="round")
    ]
