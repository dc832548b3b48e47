"""What the lexicon is asked for a predicate: its words as the tables write them."""

from __future__ import annotations

from typing import Final

from .phrases import Phrase

MOST_WORDS: Final = 4
# How an act is done, where the tokeniser makes one word of both: 一時停止, 全面禁止.
HOW: Final = frozenset(
    ("一時", "全面", "即時", "緊急", "強制", "相互", "早期", "無償", "公式", "集中", "最終")
)

_HOW_AND_MORE: Final = 3


def keys_of(phrase: Phrase) -> list[str]:
    """Return what the lexicon is asked for a predicate, the longest first."""
    if phrase.nouns:
        words = phrase.nouns
        if len(words) == 1 and len(words[0]) <= _HOW_AND_MORE:
            return [words[0]]
        keys = ["".join(words[-n:]) for n in range(min(len(words), MOST_WORDS), 0, -1)]
        return keys + [
            last[2:] for last in words[-1:] if last[:2] in HOW and len(last) > _HOW_AND_MORE
        ]
    # Verbs are few, and come again and again.
    return _known.get(phrase.lemma) or _learn(phrase.lemma)


E_TO_U: Final = dict(zip("えけせてねべめれげ", "うくすつぬぶむるぐ", strict=True))


_known: Final[dict[str, list[str]]] = {}
_MOST_KNOWN: Final = 4096


def _learn(lemma: str) -> list[str]:
    found = _of_verb(lemma)
    if len(_known) < _MOST_KNOWN:
        _known[lemma] = found
    return found


def _of_verb(lemma: str) -> list[str]:
    """応ずる is 応じる, 課する is 課す; 出せる is 出す that can be done."""
    regular = lemma
    if lemma.endswith("ずる"):
        regular = lemma[:-2] + "じる"
    elif len(lemma) == 3 and lemma.endswith("する"):
        regular = lemma[0] + "す"
    if len(lemma) > 1 and lemma[-1] == "る" and lemma[-2] in E_TO_U:
        return [regular, lemma[:-2] + E_TO_U[lemma[-2]]]
    return [regular]
