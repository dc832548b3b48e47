"""Who is listed by more than a と: チリのほか、ペルーも, チリに加え, チリをはじめ, チリだけでなく, チリはもとより."""

from __future__ import annotations

from typing import Final

from .phrases import Phrase

# The case of one who is named first, and to whom another is added.
ADDED: Final = "ほか"
_WORDS: Final = {
    "ほか": ("の",),
    "他": ("の",),
    "はじめ": ("を",),
    "始め": ("を",),
    "含める": ("を", "も"),
    "含む": ("を", "も"),
    "もとより": ("は",),
    "無論": ("は",),
    "もちろん": ("は",),
    "ない": ("はで", "では"),
}
_STATES: Final = ("国", "国々", "諸国", "カ国")
_ENDS: Final = frozenset(("が", "は", "も", "を", "に", "と", "へ", "から", "に対", "への", "との"))


def add_up(phrases: list[Phrase]) -> None:
    """Make one list of who is named first and whom words like ほか add."""
    for k, phrase in enumerate(phrases[:-1]):
        if not phrase.codes or phrase.kind != "N":
            continue
        word = phrases[k + 1]
        # チリのみならず.
        if phrase.case == "に加え" or (phrase.case == "" and "neg" in phrase.tail):
            phrase.case = phrase.base = ADDED
        elif phrase.case in _WORDS.get(word.lemma, ()) and _leads_on(phrase, word):
            phrase.case = phrase.base = ADDED
            phrase.topic = False
            word.kind, word.form, word.case, word.base, word.nouns = "O", "", "", "", []
            word.tail = []


def _leads_on(phrase: Phrase, word: Phrase) -> bool:
    if word.kind == "P":
        # チリではなくペルーを: not the one.
        is_only = "only" in phrase.tail and word.tail == ["neg"]
        return word.form in ("ren", "te") and (word.lemma != "ない" or is_only)
    return word.comma and not word.case and len(word.nouns) < 2


def added_to(phrases: list[Phrase], i: int) -> int:
    """Return the party, or the number of states, to which one at `i` is added; −1 for none."""
    at = i + 1
    while at < len(phrases) - 1 and phrases[at].kind == "O":
        at += 1
    named = False
    while 0 <= at < len(phrases) and phrases[at].kind in "NnJ":
        phrase = phrases[at]
        named = named or bool(phrase.codes) or phrase.lemma.endswith(_STATES)
        if phrase.base in _ENDS:
            return at if named else -1
        at = phrase.head
    return -1
