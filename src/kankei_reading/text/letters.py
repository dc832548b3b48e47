"""The sort of a word as one letter, for grammars that look at many words.

N noun, n noun that takes する, 9 number, c counter, J adjectival noun, V verb, v helping verb, A adjective,
p particle, q particle that joins clauses, m の that makes a noun, x auxiliary, D adverb,
C conjunction, T word that only modifies a noun, y よう/そう, s mark, b blank.
"""

from __future__ import annotations

from typing import Final

_FIRST: Final = {
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
_SECOND: Final = {
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
_NOUNS: Final = {"サ変可能": "n", "サ変形状詞可能": "n", "助数詞可能": "c", "助数詞": "c"}
# Words that the dictionary gives as something else than what news makes of them.
_OURS: Final = {"けん制": "n", "釘": "N", "なお": "D", "もの": "N"} | dict.fromkeys(
    ("代表", "次長", "総裁", "監督", "司令", "総理", "補佐", "組織"), "N"
)


def letter_of(word: str, pos: str, kind: str, detail: str) -> str:
    """Return the letter of `word` by what the dictionary says of it."""
    # 首相とも会談した: with them too; ともに is together.
    if word == "とも" and pos == "接尾辞":
        return "p"
    letter = _OURS.get(word) or _SECOND.get((pos, kind)) or _FIRST.get(pos, "N")
    if letter == "N" and word not in _OURS:
        return _NOUNS.get(detail) or ("9" if kind == "数詞" else "N")
    return letter
