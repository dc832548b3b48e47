"""What is said once for two: チリはペルーを、ラオスはガーナを支援した, チリのほか、ペルーも."""

from __future__ import annotations

from typing import Final

from .adding import ADDED
from .phrases import Phrase

# What may stand before a comma with its verb left out: チリはペルーを、….
_OPEN: Final = frozenset(("を", "に", "と", "から", "へ", "に対"))
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
_VOICE: Final = frozenset(("passive", "causative", "receive", "neg"))
_FARTHEST: Final = 12


def complete(phrases: list[Phrase]) -> dict[int, Phrase]:
    """Say what is left out: those whom ほか adds are one list, and a verb may be meant twice; see `_fill`."""
    may_lack = False
    for k, phrase in enumerate(phrases[:-1]):
        may_lack = may_lack or (phrase.comma and phrase.base in _OPEN)
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
    return _fill(phrases) if may_lack else {}


def _leads_on(phrase: Phrase, word: Phrase) -> bool:
    if word.kind == "P":
        # チリではなくペルーを: not the one.
        is_only = "only" in phrase.tail and word.tail == ["neg"]
        return word.form in ("ren", "te") and (word.lemma != "ない" or is_only)
    return word.comma and not word.case and len(word.nouns) < 2


def _fill(phrases: list[Phrase]) -> dict[int, Phrase]:
    """Say the verb of the second clause in the first as well; return that verb by where it is said anew."""
    filled: dict[int, Phrase] = {}
    for i in range(len(phrases) - 3, 0, -1):
        last = phrases[i]
        if last.comma and last.base in _OPEN and last.kind in "NnJ" and not last.is_time:
            verb = _verb(phrases, i)
            if verb is not None and _is_parallel(phrases, i, verb):
                phrases.insert(i + 1, _said_before(last, verb))
                filled[last.start] = verb
                for k in range(i + 1, len(phrases)):
                    phrases[k].index = k
    return filled


def _verb(phrases: list[Phrase], i: int) -> Phrase | None:
    for phrase in phrases[i + 1 : i + _FARTHEST]:
        if phrase.is_break or phrase.kind == "Q":
            break
        if phrase.kind == "P":
            return phrase
    return None


def _is_parallel(phrases: list[Phrase], i: int, verb: Phrase) -> bool:
    """Whether the same cases are filled twice before a verb, by whoever does it or by what it is done to."""
    last = phrases[i]
    second = {p.base for p in phrases[i + 1 : verb.index] if p.kind in "NnJ" and not p.is_time}
    if last.base not in second:
        return False
    for k in range(i - 1, max(-1, i - _FARTHEST), -1):
        phrase = phrases[k]
        if phrase.kind in "PQ" or phrase.is_break:
            break
        if phrase.is_time or not phrase.codes:
            continue
        if phrase.base in ("は", "が", "も"):
            # 米国に、隣国は島に近づいたと告げた: there the second clause is what is told.
            is_told = verb.form == "quote" and last.base != "を"
            others = (p for p in phrases[i + 1 : verb.index] if p.base == phrase.base)
            return not is_told and any(p.codes for p in others)
        if phrase.base in _OPEN and phrase.base != last.base and phrase.base in second:
            return True
    return False


def _said_before(last: Phrase, verb: Phrase) -> Phrase:
    """The verb in its first place, which cites what stands there."""
    said = Phrase(0, last.start, "P")
    said.end = said.middle = last.end
    said.nouns, said.lemma = list(verb.nouns), verb.lemma
    said.tail = [mark for mark in verb.tail if mark in _VOICE]
    said.form, said.comma = "ren", True
    return said
