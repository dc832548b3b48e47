"""What a headline's words in 「」 do where no verb says so: イラン、隣国に「報復する」; チリ外相「容認できない」."""

from __future__ import annotations

from typing import Final

from .phrases import Phrase
from .verdicts import said_alone

_ABOUT: Final = frozenset(("", "は"))


def speak(laid: list[Phrase], text: str) -> None:
    """Make verbs of words that end a part of a headline, where it names who says them and they do something so."""
    for phrase in laid:
        is_last = phrase.is_break or phrase.comma or phrase is laid[-1]
        if phrase.quote >= 0 and is_last and phrase.end == phrase.middle:
            _speak(laid, phrase, text)


def _speak(laid: list[Phrase], phrase: Phrase, text: str) -> None:
    speaker = _speaker(laid, phrase)
    closed = text.find("」", phrase.end)
    word = said_alone(text, phrase.start + 1, closed) if speaker is not None else ""
    if not word:
        return
    phrase.kind, phrase.form, phrase.lemma = "P", "end", "述べる"
    phrase.tail.append(word)
    phrase.end = phrase.middle = closed + 1
    # What they are said of: チリ、隣国の関税は「不当」.
    thing = laid[phrase.index - 1]
    if thing.case in _ABOUT and thing is not speaker and thing.kind in "NnJ":
        thing.case = thing.base = "を"
        thing.topic = False


def _speaker(laid: list[Phrase], phrase: Phrase) -> Phrase | None:
    """Who opens the part in which words are said."""
    first: Phrase | None = None
    for other in reversed(laid[: phrase.index]):
        if other.is_break:
            break
        if (other.topic or other.base == "が") and other.codes:
            first = other
    return first
