"""Annotated articles: what a careful coder read from each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kankei_reading.types import Span

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article; its items are as the file has them."""

    name: str
    text: str
    published: date
    sentences: tuple[Span, ...]
    items: Values

    def of(self, layer: str) -> list[Values]:
        return list(self.items.get(layer) or ())

    def sentence_of(self, place: int) -> int | None:
        """Return the sentence that a place of the text stands in, if it is in one."""
        found = (i for i, span in enumerate(self.sentences) if span.start <= place < span.end)
        return next(found, None)


def load_gold(folder: Path) -> list[Gold]:
    """Return the annotated articles of a folder, in the order of their names."""
    return [_gold(path) for path in sorted(folder.glob("*.json"))]


def _gold(path: Path) -> Gold:
    values = json.loads(path.read_text("utf-8"))
    text = values["text"]
    spans: list[Span] = []
    at = 0
    for sentence in values["sentences"]:
        start = text.index(sentence["text"], at)
        at = start + len(sentence["text"])
        spans.append(Span(start, at))
    return Gold(path.stem, text, date.fromisoformat(values["published"]), tuple(spans), values)
