"""The words that stand before a cue in its sentence: what was done, or what was counted."""

from __future__ import annotations

import re

from kankei.web.headlines import phrases_of

MOST = 16
_DESCRIBING = ("た", "る", "な")
_JOINT = re.compile(r"(?<=[るたいうくすつむ])[とが]$")
_TOPICS = ("は", "が", "も", "、", "。", "」", "では", "には", "とも")


def leading_up_to(text: str, *, start: int, floor: int, most: int = MOST) -> str:
    """Return the phrases of `text` just before `start`, at most `most` characters of them.

    They do not reach past `floor`, a comma, a subject or a spoken word: 「パイプライン関連の制裁の発動を」
    before 「見送る」.
    """
    taken: list[str] = []
    for phrase in reversed(phrases_of(text[floor:start])):
        # Behind spoken words the verb alone tells what was done: 」と歓迎した.
        spoken = max(phrase.rfind(mark) for mark in "」』)）")
        if spoken >= 0:
            taken.insert(0, phrase[spoken + 1 :].removeprefix("と"))
            break
        if sum(map(len, taken)) + len(phrase) > most or phrase.endswith(_TOPICS):
            break
        taken.insert(0, phrase)
    # A clause that only describes what follows is cut in two as often as not.
    while len(taken) > 1 and taken[0].endswith(_DESCRIBING):
        del taken[0]
    return "".join(taken).lstrip("「『(（ \n")


def without_joint(words: str) -> str:
    """Return `words` without the と or が that ties them to what comes next: 見送ると → 見送る."""
    return _JOINT.sub("", words)
