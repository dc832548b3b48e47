"""Three countries as a triangle: where its corners and the words on its sides stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext

from kankei.web import labels
from kankei.web.names import is_english

if TYPE_CHECKING:
    from kankei.relations.rules import Side, Triangle

WIDTH, HEIGHT = 380, 322
CORNERS = ((190, 60), (66, 268), (314, 268))
NAMES = ((190, 34), (66, 304), (314, 304))
# The side between two corners, and where its words stand.
PLACES = {
    frozenset({0, 1}): (114, 158, "end"),
    frozenset({0, 2}): (266, 158, "start"),
    frozenset({1, 2}): (190, 252, "middle"),
}


@dataclass(frozen=True, slots=True)
class Corner:
    """A country and where it stands."""

    code: str
    name: str
    x: int
    y: int
    name_x: int
    name_y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A side: its line, its level as a class, and its words."""

    pair: str
    name: str
    x1: int
    y1: int
    x2: int
    y2: int
    label_x: int
    label_y: int
    anchor: str
    css: str
    level: str
    way: labels.Way


@dataclass(frozen=True, slots=True)
class Drawing:
    """A triangle ready for a template, and what it shows in one sentence."""

    corners: tuple[Corner, ...]
    edges: tuple[Edge, ...]
    sentence: str


def level_words(level: str) -> str:
    """How near two stand to each other: 接近, 対立, 中間."""
    return {
        "near": gettext("接近"),
        "apart": gettext("対立"),
        "between": pgettext("level", "中間"),
    }.get(level, gettext("材料不足"))


def drawing(triangle: Triangle) -> Drawing:
    """Lay out `triangle`; the country named first stands on top."""
    corners = tuple(
        Corner(code, labels.country(code), *CORNERS[n], *NAMES[n])
        for n, code in enumerate(triangle.codes)
    )
    edges = tuple(_edge(side, corners) for side in triangle.sides)
    return Drawing(corners, edges, sentence_of(triangle, edges))


def _edge(side: Side, corners: Sequence[Corner]) -> Edge:
    codes = side.pair.split("-")
    ends = [n for n, corner in enumerate(corners) if corner.code in codes]
    first, second = (corners[n] for n in ends)
    x, y, anchor = PLACES[frozenset(ends)]
    return Edge(
        pair=side.pair,
        name=labels.pair(side.pair),
        x1=first.x,
        y1=first.y,
        x2=second.x,
        y2=second.y,
        label_x=x,
        label_y=y,
        anchor=anchor,
        css=side.level,
        level=level_words(side.level),
        way=labels.way(side.direction),
    )


def sentence_of(triangle: Triangle, edges: Sequence[Edge]) -> str:
    """The sentence that tells the triangle; in English each side is told by itself."""
    if not is_english():
        return triangle.sentence
    return "; ".join(f"{edge.name}: {edge.level.lower()}" for edge in edges) + "."
