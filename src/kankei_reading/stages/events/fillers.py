"""The nouns that fill the cases of a predicate, with what stands inside them."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Predicate
from kankei_reading.lexicon.predicates.grammar import grammar

from .keys import MOST_WORDS
from .phrases import Phrase

_COUNTING: Final = grammar("counting words")


def counted(words: list[str]) -> list[str]:
    """Return what is counted: 記者 of 記者ら5人; nothing if only a number is given."""
    size = len(words)
    while size and (words[size - 1] in _COUNTING or words[size - 1][0].isdecimal()):
        size -= 1
    return words[:size]


def longest(phrase: Phrase, rows: dict[str, Predicate]) -> str:
    """Return the longest end of a noun that has a row: 追加関税 where there is one for 関税 too."""
    words = phrase.nouns
    while words:
        found = text = ""
        for word in reversed(words[-MOST_WORDS:]):
            text = word + text
            if text in rows:
                found = text
        if found or not (words[-1] in _COUNTING or words[-1][0].isdecimal()):
            return found
        words = counted(words)
    return ""


class Fillers:
    """The nouns that fill the cases of a predicate: many rows ask for the same."""

    __slots__ = ("_filled", "laid", "phrase")

    def __init__(self, laid: list[Phrase], phrase: Phrase) -> None:
        self.laid = laid
        self.phrase = phrase
        self._filled: dict[str, list[Phrase]] = {}

    def of(self, case: str) -> list[Phrase]:
        found = self._filled.get(case)
        if found is None:
            found = self._filled[case] = []
            for filler in _fillers(self.laid, self.phrase, case):
                found.append(filler)
                if filler.children:
                    found += inside(self.laid, filler)
        return found


def _fillers(laid: list[Phrase], phrase: Phrase, case: str) -> list[Phrase]:
    """Return the nouns that fill `case`: in a passive the subject fills を, and a topic may fill any."""
    exact, loose = [], []
    for k in reversed(phrase.children):
        child = laid[k]
        if child.kind not in "NnJ" or child.is_time:
            continue
        if child.base == case:
            exact.append(child)
        elif (
            # は and も stand for を and が; に and the others stay before them.
            (child.case in ("も", "は") and case in ("を", "が"))
            or (child.base == "について" and child.topic)
            or (child.base == "が" and phrase.is_passive and case == "を")
            or (
                child.case == ""
                and case == "を"
                and child.index == phrase.index - 1
                and not child.comma
            )
        ):
            loose.append(child)
    # 対話は行わないとの考え: a topic right before a verb is its own, whatever comes after.
    before = laid[phrase.index - 1] if phrase.index else phrase
    if before.topic and before.kind in "Nn" and before.head != phrase.index and not before.codes:
        loose.append(before)
    if phrase.form == "adn" and case in ("を", "が") and not exact:
        loose += _modified(laid, phrase)
    # 制裁は貿易を止めなかった: where を is filled, a topic does not fill it.
    if case == "を" and exact:
        loose = []
    return exact + loose


# Nouns that only carry the act that modifies them: 拒否権の行使, 制裁の発動.
_LIGHT: Final = grammar("light nouns")


# 漁船など4隻を, 記者を含む34人を.
_EXAMPLES: Final = frozenset(("", "の", "を含むの", "をはじめ", "をはじめとするの"))


def inside(laid: list[Phrase], filler: Phrase) -> list[Phrase]:
    """Return the nouns inside a filler that may be the act itself."""
    listed: list[Phrase] = []
    for k in filler.children:
        if laid[k].base == "や" and not laid[k].codes:
            listed.append(laid[k])
    nouns = filler.nouns
    if nouns and (nouns[-1] in _COUNTING or nouns[-1][0].isdecimal()) and not counted(nouns):
        return listed + [laid[k] for k in filler.children if laid[k].base in _EXAMPLES]
    if filler.lemma not in _LIGHT:
        return listed
    return listed + [laid[k] for k in filler.children if laid[k].base == "の" and laid[k].nouns]


def _modified(laid: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """The nouns that a clause may modify: 課してきた最大218%の制裁関税."""
    out: list[Phrase] = []
    at = phrase.head
    while at >= 0 and laid[at].kind in "NnJP" and laid[at].nouns and len(out) < 3:
        out.append(laid[at])
        at = laid[at].head if laid[at].base == "の" else -1
    return out
