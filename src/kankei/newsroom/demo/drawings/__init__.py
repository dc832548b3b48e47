"""Drawings for the demo: every article has one, made of its own figures and places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kankei.newsroom.demo.drawings import (
    charts,
    desk,
    leisure,
    maps,
    paper,
    rooms,
    sea,
    straits,
    works,
)

MOTIFS: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "aircraft": works.draw_aircraft,
    "bars": charts.draw_bars,
    "calendar": charts.draw_days,
    "chart": straits.draw_chart,
    "dish": leisure.draw_dish,
    "document": desk.draw_document,
    "dome": rooms.draw_dome,
    "fishing": sea.draw_fishing,
    "island": sea.draw_island,
    "lines": charts.draw_lines,
    "lng": sea.draw_lng,
    "map": maps.draw_map,
    "meeting": rooms.draw_meeting,
    "notebook": desk.draw_notebook,
    "patrol": sea.draw_patrol,
    "phone": desk.draw_phone,
    "pipeline": works.draw_pipeline,
    "podium": rooms.draw_podium,
    "port": sea.draw_port,
    "refinery": works.draw_refinery,
    "spring": leisure.draw_spring,
    "strait": straits.draw_strait,
    "triangle": desk.draw_triangle,
    "wafer": works.draw_wafer,
}


def draw(drawing: dict[str, Any]) -> str:
    """Return the SVG of one drawing; the same words make the same picture."""
    motif = drawing["motif"]
    ground = paper.SEA if motif == "map" else paper.PAPER
    return paper.sheet(MOTIFS[motif](drawing), alt=drawing["alt"], ground=ground)
