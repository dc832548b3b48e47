"""From the words of a sentence to its phrases."""

from __future__ import annotations

from typing import Final

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
    if words[at].surface == "相" and is_adverb(words[at : at + 2]):
        # 相次ぎ撃った: cut in two by the dictionary, and no 相 that is next.
        phrase.middle = phrase.end = words[at + 1].end
        out.append(phrase)
        return at + 2
    middle = content(words, at, phrase, times)
    end = ending(words, middle, phrase)
    if phrase.kind == "P" and phrase.form in ("te", "ren") and _is_adverb(words, at, end):
        phrase.kind, phrase.form, phrase.case = "O", "", ""
    phrase.middle = words[middle - 1].end
    phrase.end = words[end - 1].end
    out.append(phrase)
    return end


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
