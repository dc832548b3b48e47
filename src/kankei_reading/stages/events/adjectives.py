"""Adjectives before a noun, which take none of the parties that stand before them: 隣国から[激しい]抗議を受けた."""

from __future__ import annotations

from typing import Final

from .phrases import Phrase

_NOT: Final = frozenset(("ない", "無い"))
# Of these no に depends on the adjective: 隣国に近い村, 寒さに弱い国 it would.
_STRONG: Final = frozenset(
    ("強い", "激しい", "厳しい", "重い", "高い", "深い", "新しい", "大きい", "手厳しい", "幅広い")
)
# 隣国に厳しい姿勢
_STANCES: Final = frozenset(("姿勢", "態度", "見方", "立場", "目", "顔", "国", "人", "議員"))


def is_how(phrase: Phrase) -> bool:
    """Whether a predicate is an adjective that only says what something is like; not 審査を厳しくした."""
    is_bare = not phrase.nouns and phrase.middle == phrase.end
    return is_bare and phrase.lemma[-1:] == "い" and phrase.lemma not in _NOT


def is_passed_over(phrases: list[Phrase], phrase: Phrase, adjective: Phrase) -> bool:
    """Whether a phrase belongs to what comes after an adjective: 隣国を[厳しい]口調で批判した."""
    is_strong = adjective.lemma in _STRONG and phrases[adjective.head].lemma not in _STANCES
    return phrase.base != "に" or is_strong
