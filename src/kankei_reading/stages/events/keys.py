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
E_TO_U: Final = dict(zip("えけせてねべめれげ", "うくすつぬぶむるぐ", strict=True))
_I_TO_U: Final = dict(zip("いきしちにびみりぎ", "うくすつぬぶむるぐ", strict=True))
_MADE: Final = frozenset("いきしちにびみりぎえけせてねべめれげ")


def keys_of(phrase: Phrase) -> list[str]:
    """Return what the lexicon is asked for a predicate, the longest first."""
    if phrase.nouns:
        words = phrase.nouns
        if len(words) == 1 and len(words[0]) <= _HOW_AND_MORE and words[0][-1] not in _MADE:
            return [words[0]]
        keys = ["".join(words[-n:]) for n in range(min(len(words), MOST_WORDS), 0, -1)]
        # カトマンズ入り is a visit, told by itself.
        if words[-1][-1] in _MADE and words[-1] != "入り" and "copula" not in phrase.tail:
            keys = [*verbs_of(words[-1]), *keys]
        return keys + [
            last[2:] for last in words[-1:] if last[:2] in HOW and len(last) > _HOW_AND_MORE
        ]
    # Verbs are few, and come again and again.
    return _known.get(phrase.lemma) or _learn(phrase.lemma)


def verbs_of(noun: str) -> tuple[str, ...]:
    """Return the verbs that a noun may be made of: 引き上げ is 引き上げる, 引き渡し is 引き渡す."""
    last = noun[-1]
    if last in E_TO_U:
        return (noun + "る",)
    return (noun[:-1] + _I_TO_U[last], noun + "る") if last in _I_TO_U else ()


def nouns_of(verb: str) -> tuple[str, ...]:
    """Return the nouns that may be made of a verb: 引き上げ of 引き上げる."""
    stem, last = verb[:-1], verb[-1:]
    made = tuple(stem + i for i, u in _I_TO_U.items() if u == last)
    return (*made, stem) if last == "る" and stem else made


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
