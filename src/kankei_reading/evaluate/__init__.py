"""Compare readings with annotated articles: how much was found, how much of it is right."""

from __future__ import annotations

from kankei_reading.evaluate.false_friends import FalseFriend, fallen_for, load_false_friends
from kankei_reading.evaluate.gold import Gold, load_gold
from kankei_reading.evaluate.score import LAYERS, Scores, Tally, score
from kankei_reading.evaluate.table import table

__all__ = [
    "LAYERS",
    "FalseFriend",
    "Gold",
    "Scores",
    "Tally",
    "fallen_for",
    "load_false_friends",
    "load_gold",
    "score",
    "table",
]
