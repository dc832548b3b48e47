"""The words of a sentence as this stage needs them: a class letter, a lemma and an inflection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kankei_reading.text.tokens import Token


class Word(NamedTuple):
    """One token: `kind` is a letter, `form` the first two characters of its inflection.

    N noun, n noun that takes する, 9 number, c counter, J adjectival noun, V verb, v helping verb, A adjective,
    p particle, q particle that joins clauses, m の that makes a noun, x auxiliary, D adverb,
    C conjunction, T word that only modifies a noun, y よう/そう, s mark, b blank.
    """

    text: str
    lemma: str
    kind: str
    form: str
    start: int
    end: int


_FIRST = {
    "名詞": "N",
    "代名詞": "N",
    "接頭辞": "N",
    "接尾辞": "N",
    "形状詞": "J",
    "動詞": "V",
    "形容詞": "A",
    "助詞": "p",
    "助動詞": "x",
    "副詞": "D",
    "接続詞": "C",
    "連体詞": "T",
    "感動詞": "D",
    "補助記号": "s",
    "空白": "b",
}
_SECOND = {
    ("接尾辞", "形状詞的"): "J",
    ("接尾辞", "形容詞的"): "x",
    ("接尾辞", "動詞的"): "x",
    ("名詞", "助動詞語幹"): "y",
    ("形状詞", "助動詞語幹"): "y",
    ("動詞", "非自立可能"): "v",
    ("形容詞", "非自立可能"): "A",
    ("助詞", "接続助詞"): "q",
    ("助詞", "準体助詞"): "m",
}
_NOUNS = {"サ変可能": "n", "サ変形状詞可能": "n", "助数詞可能": "c", "助数詞": "c"}
# Words that the dictionary gives as something else than what news makes of them.
_OURS = {"けん制": "n", "釘": "N", "なお": "D", "もの": "N"}


_FAR = (1 << 60, 1 << 60)


@cache
def _kind(pos: str, sort: str, detail: str, form: str) -> tuple[str, str]:
    kind = _SECOND.get((pos, sort)) or _FIRST.get(pos, "N")
    if kind == "N":
        kind = _NOUNS.get(detail) or ("9" if sort == "数詞" else "N")
    return kind, form[:2]


def words(tokens: Sequence[Token], hidden: Iterable[tuple[int, int]]) -> list[Word]:
    """Return `tokens` as words, leaving out those inside the `hidden` stretches."""
    out: list[Word] = []
    stretches = iter(sorted(hidden))
    start, end = next(stretches, _FAR)
    for at, to, surface, word in tokens:
        while at >= end:
            start, end = next(stretches, _FAR)
        if at >= start:
            continue
        lemma, _, pos, sort, detail, _, _, form, _ = word
        kind, form = _kind(pos, sort, detail, form)
        out.append(Word(surface, lemma, _OURS.get(surface, kind), form, at, to))
    return out
