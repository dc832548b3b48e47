"""The words that stand before a cue in its sentence: what was done, or what was counted."""

from __future__ import annotations

from kankei.web.headlines import phrases_of

MOST = 16
_TOPICS = ("は", "が", "も", "、", "。", "」", "では", "には", "とも")


def leading_up_to(text: str, *, start: int, floor: int, most: int = MOST) -> str:
    """Return the phrases of `text` just before `start`, at most `most` characters of them.

    They do not reach past `floor`, a comma, a subject or a spoken word: 「パイプライン関連の制裁の発動を」
    before 「見送る」.
    """
    taken = ""
    for phrase in reversed(phrases_of(text[floor:start])):
        # Behind spoken words the verb alone tells what was done: 」と歓迎した.
        spoken = max(phrase.rfind(mark) for mark in "」』)）")
        if spoken >= 0:
            taken = phrase[spoken + 1 :].removeprefix("と") + taken
            break
        if len(taken) + len(phrase) > most or phrase.endswith(_TOPICS):
            break
        taken = phrase + taken
    return taken.lstrip("「『(（ \n")
