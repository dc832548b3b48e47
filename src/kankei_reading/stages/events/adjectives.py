"""What takes none of the parties that stand before it: 隣国から[激しい]抗議を受けた, 隣国を[侵略者だ]と責めた."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.tables import parts

from .phrases import Phrase

_NOT: Final = frozenset(("ない", "無い"))
# Of these no に depends on the adjective: 隣国に近い村, 寒さに弱い国 it would.
_STRONG: Final = frozenset(
    ("強い", "激しい", "厳しい", "重い", "高い", "深い", "新しい", "大きい", "手厳しい", "幅広い")
)
# 隣国に厳しい姿勢
_STANCES: Final = frozenset(("姿勢", "態度", "見方", "立場", "目", "顔", "国", "人", "議員"))


# What one does without an object.
_DOING: Final = frozenset(
    parts("関わる、関与、加わる、参加、加担、従事、違反、反する、協力、当たる")
)


def is_closed(clause: Phrase) -> bool:
    """Whether words said take no object: 隣国を[侵略者だ]と責めた, 外交官を[情報活動に関わった]として追放した."""
    if clause.form != "quote":
        return False
    return "copula" in clause.tail or clause.lemma in _DOING


def is_how(phrase: Phrase) -> bool:
    """Whether a predicate is an adjective that only says what something is like; not 審査を厳しくした."""
    is_bare = not phrase.nouns and phrase.middle == phrase.end
    return is_bare and phrase.lemma[-1:] == "い" and phrase.lemma not in _NOT


def is_passed_over(phrases: list[Phrase], phrase: Phrase, adjective: Phrase) -> bool:
    """Whether a phrase belongs to what comes after an adjective: 隣国を[厳しい]口調で批判した."""
    is_strong = adjective.lemma in _STRONG and phrases[adjective.head].lemma not in _STANCES
    return phrase.base != "に" or is_strong
