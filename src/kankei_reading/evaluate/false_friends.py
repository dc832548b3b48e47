"""Sentences with words that look like an actor, a figure, a date, speech or an event, and are none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kankei_reading.types import Reading, Span


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """`words` must be in no item of the layers `none_of`; for events they may be a type."""

    text: str
    published: date
    words: str
    none_of: tuple[str, ...]
    why: str


def load_false_friends(path: Path) -> list[FalseFriend]:
    return [
        FalseFriend(
            item["text"],
            date.fromisoformat(item["published"]),
            item["words"],
            tuple(item["none_of"]),
            item["why"],
        )
        for item in json.loads(path.read_text("utf-8"))
    ]


def fallen_for(friend: FalseFriend, reading: Reading) -> str | None:
    """Return what the reading wrongly holds, or None."""
    start = friend.text.find(friend.words)
    for layer in friend.none_of:
        if layer == "events" and friend.words.isupper() and start < 0:
            if any(event.type == friend.words for event in reading.events):
                return f"events: {friend.words}"
            continue
        for item in getattr(reading, layer):
            span: Span = item.span
            if span.start < start + len(friend.words) and start < span.end:
                return f"{layer}: {span.of(friend.text)}"
    return None
