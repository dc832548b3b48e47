"""What words spoken say of somebody's deed: 隣国の措置を「不当だ」と述べた blames, 「賢明だ」 praises, 「事実無根だ」 denies."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import Phrase

# The word of the tables that each kind of verdict stands for.
_KINDS: Final = (
    ("批判", grammar("blaming verdicts")),
    ("否定", grammar("denying verdicts")),
    ("評価", grammar("praising verdicts")),
    ("警告", grammar("threatening verdicts")),
)
# And what the words stand for where a headline has them alone: チリ外相「応じない」.
_KINDS_OF_HEADLINES: Final = (
    ("拒否", grammar("headline refusals")),
    ("批判", grammar("headline reproaches")),
    ("歓迎", grammar("headline praise")),
)
_LONGEST: Final = 24
_DEED: Final = "(?:な?(?:もの|こと|行為|行動|動き|措置|決定|判断|発言|振る舞い|要求|介入))?"
_ENDS: Final = "(?:だ|です|だった|である|でしかない|に等しい|にすぎない|に過ぎない|にほかならない|以外の何物でもない)?"
# 「隣国は報復する」: what another may do is no threat.
_OF_ANOTHER: Final = re.compile("(?<!われわれ)(?<!我々)(?<!我が国)[はが]")


def _endings(
    kinds: tuple[tuple[str, frozenset[str]], ...],
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        [
            (word, re.compile(f"(?:{'|'.join(sorted(words))}){_DEED}{_ENDS}[。!]?$"))
            for word, words in kinds
        ]
    )


_SAID: Final = _endings(_KINDS)
# 「停戦を」, 「撤退せよ」: asked of somebody.
_SAID_ALONE: Final = (
    *_SAID,
    *_endings(_KINDS_OF_HEADLINES),
    ("求める", re.compile("[一-鿿ァ-ヶー]を$|せよ$|べき(?:だ|でない|ではない)?$")),
)
_TELLING: Final = grammar("telling verbs")
_VIEWS: Final = frozenset(("認識", "見解", "考え", "見方", "立場", "声明", "談話", "コメント"))
_STANCES: Final = frozenset(("姿勢", "態度", "意見", "反応", "構え", "方針"))
_SHOWING: Final = frozenset(
    ("示す", "見せる", "出す", "取る", "とる", "明らか", "表明", "発表", "繰り返す")
)
# 否定的な考えを示した: as one who is 否定的.
_MINDED: Final = grammar("words of a mind")
VERBS: Final = _TELLING | _SHOWING
# One of these stands in every sentence that tells a verdict.
PIECES: Final = grammar("verdict pieces").union(*[words for _, words in _KINDS])


def mark(phrases: list[Phrase], text: str, spoken: list[tuple[int, int]]) -> None:
    """Write on each phrase of words spoken which verdict they end in, if any."""
    for phrase in phrases:
        if phrase.quote >= 0 and (word := _said(text, spoken[phrase.quote], _SAID)):
            phrase.tail.append(word)


def said_alone(text: str, start: int, end: int) -> str:
    """Return the word of the tables that words spoken stand for in a headline, if any."""
    return _said(text, (start, end), _SAID_ALONE)


def _said(text: str, place: tuple[int, int], kinds: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    start, end = place
    for word, ending in kinds:
        if ending.search(text, max(start, end - _LONGEST), end):
            is_anothers = word == "警告" and _OF_ANOTHER.search(text, start, end)
            return "" if is_anothers else word
    return ""


def verdict(laid: list[Phrase], phrase: Phrase) -> str:
    """Return the word of the tables that a verb of saying stands for by what is said, if any."""
    if phrase.form in ("adn", "te", "ba") or phrase.is_passive or phrase.is_negative:
        return ""
    at = phrase
    if phrase.lemma in _SHOWING:
        at = laid[phrase.index - 1]
        if at.base != "を" or at.lemma not in _VIEWS | _STANCES:
            return ""
        before = laid[at.index - 1]
        if before.kind == "T" and before.lemma in _MINDED:
            return before.lemma
    for k in (at.index, *reversed(at.children)):
        child = laid[k]
        if child.quote >= 0:
            return child.tail[-1] if child.tail else ""
        if child.form == "quote" and child is not at:
            return _bare(laid, child)
    return ""


# 同盟は揺るがない.
_SHAKING: Final = frozenset(("揺るぐ", "揺らぐ", "揺るがす"))
_BONDS: Final = frozenset(("約束", "支持", "支援", "同盟", "関与", "義務", "連帯", "支持方針"))


def _bare(laid: list[Phrase], clause: Phrase) -> str:
    """The verdict of words told without brackets: 国際法違反だと述べた, 支持は揺るがないと述べた."""
    if clause.lemma in _SHAKING and clause.is_negative:
        return "評価" if any(laid[k].lemma in _BONDS for k in clause.children) else ""
    if "copula" not in clause.tail or clause.is_negative:
        return ""
    last = clause.nouns[-1] if clause.nouns else clause.lemma
    for word, words in _KINDS:
        if last in words:
            return word
    return ""
