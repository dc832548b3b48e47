"""From the words of a sentence to its phrases."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.tables import parts
from kankei_reading.text.tokens import Token

from .endings import ending
from .phrases import Phrase, content, is_adverb

_COMMAS: Final = ",\uff0c、;\uff1b"
# In a headline they set its parts off, as a blank does.
_DASHES: Final = frozenset("-‐–—―−─…")


def phrases(
    words: list[Token], times: set[int], quotes: dict[int, int], *, is_headline: bool
) -> list[Phrase]:
    """Cut `words` into phrases.

    `times` holds the starts of words that belong to a date, `quotes` the brackets whose words were taken out.
    """
    out: list[Phrase] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.start in quotes:
            at = _quotation(words, at, out, quotes[word.start])
        elif word.word.letter in "sb":
            _mark(word, out, is_headline=is_headline)
            at += 1
            # Inside 「」 there may be several sentences.
            if word.surface == "。" and not is_headline and out and at < len(words):
                out[-1].is_break = True
        else:
            at = _phrase(words, at, out, times)
    return out


def _phrase(words: list[Token], at: int, out: list[Phrase], times: set[int]) -> int:
    phrase = Phrase(len(out), words[at].start)
    if words[at].surface[0] in _HEADS and (size := _how_often(words, at)):
        phrase.middle = phrase.end = words[at + size - 1].end
        out.append(phrase)
        return at + size
    middle = content(words, at, phrase, times)
    end = ending(words, middle, phrase)
    if phrase.nouns[-1:] == ["巡り"] and len(phrase.nouns) > 1 and not phrase.case:
        # 台湾巡り米に警告: a particle of headlines.
        phrase.nouns.pop()
        phrase.kind, phrase.lemma, phrase.case = "N", phrase.nouns[-1], "を巡り"
        phrase.base = phrase.case
    if phrase.kind == "P" and phrase.form in ("te", "ren") and _is_adverb(words, at, end):
        phrase.kind, phrase.form, phrase.case = "O", "", ""
    phrase.middle = words[middle - 1].end
    phrase.end = words[end - 1].end
    out.append(phrase)
    return end


_HOW_OFTEN: Final = frozenset(
    parts(
        "相次いで、相次ぎ、順に、順番に、交互に、個別に、別々に、立て続けに、矢継ぎ早に、極秘に、内々に"
    )
)
_HEADS: Final = frozenset(word[0] for word in _HOW_OFTEN)
_LONGEST: Final = 3


def _how_often(words: list[Token], at: int) -> int:
    """How many words only say how often, or one by one: 両国の外相と相次いで話した."""
    for size in range(1, _LONGEST + 1):
        if "".join([word.surface for word in words[at : at + size]]) in _HOW_OFTEN:
            return size
    return 0


def _is_adverb(words: list[Token], at: int, end: int) -> bool:
    return is_adverb(words[at:end]) or _says_how(words, at, end)


def _says_how(words: list[Token], at: int, end: int) -> bool:
    """Whether an adjective only says how the next word is done: 厳しく批判した, 早くも反発した."""
    first = words[at].word
    if first.letter != "A" or first.ending != "連用" or end >= len(words):
        return False
    if any(word.surface != "も" for word in words[at + 1 : end]):
        return False
    return words[end].surface not in _COMMAS and words[end].word.lemma not in ("なる", "する")


def _quotation(words: list[Token], at: int, out: list[Phrase], quote: int) -> int:
    phrase = Phrase(len(out), words[at].start, "Q", quote)
    end = ending(words, at + 1, phrase)
    phrase.form = phrase.form or "quote"
    phrase.middle = words[at].end
    phrase.end = words[end - 1].end
    out.append(phrase)
    return end


def _mark(word: Token, out: list[Phrase], *, is_headline: bool) -> None:
    if not out:
        return
    if word.surface in _COMMAS:
        out[-1].comma = True
    elif is_headline and (word.word.letter == "b" or word.surface in _DASHES):
        out[-1].is_break = True
