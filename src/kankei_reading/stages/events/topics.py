"""The topics of a sentence: which are parties, and which stand before others."""

from __future__ import annotations

import re
from typing import Final

from .phrases import Phrase


def has_topic(phrases: list[Phrase], before: int) -> bool:
    """Whether a sentence is about somebody else already."""
    for phrase in phrases[:before]:
        if phrase.case == "は" and phrase.kind == "N" and not phrase.is_time:
            return True
    return False


def next_topic(phrases: list[Phrase], phrase: Phrase, topics: list[int]) -> int:
    """Where the next topic that is a party stands, if this one is a party too."""
    if is_party(phrases, phrase.index):
        for topic in reversed(topics):
            if topic > phrase.index and is_party(phrases, topic):
                return topic
    return len(phrases)


# What armed groups and people without a code are called: 過激派…は…と主張したが, 国防省は否定した.
GROUPS: Final = re.compile("(?:過激派|武装|勢力|組織|反政府)")


def is_party(phrases: list[Phrase], i: int) -> bool:
    """Whether a topic is a party itself, or by whose it is: カザフスタンの水資源相."""
    phrase = phrases[i]
    if phrase.codes or phrase.kind != "N":
        return bool(phrase.codes)
    before = phrases[i - 1] if i else phrase
    is_officer = phrase.lemma.endswith(_OFFICERS) and before.base == "の" and bool(before.codes)
    return is_officer or GROUPS.search("".join(phrase.nouns)) is not None


_OFFICERS: Final = (*"氏相官長軍省側領臣庁府使理", "当局者", "幹部")
