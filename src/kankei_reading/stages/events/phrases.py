"""Phrases (bunsetsu): a content word with what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kankei_reading.lexicon.predicates.grammar import grammar

from .words import Word

_SURU = frozenset(("する", "できる", "す", "為さる", "なさる", "いたす", "致す"))
_ADVERBS = grammar("adverbs")
_KINDS = {"V": "P", "v": "P", "A": "P", "T": "T", "C": "C"}
_LONGEST_LABEL = 12


@dataclass(slots=True)
class Phrase:
    """One bunsetsu. `head` is the index of the phrase it depends on, −1 for none.

    `kind`: P predicate, N noun, n noun that can be an act, J adjectival noun, Q words spoken, T and C and O others.
    `form` says how a predicate goes on: `end`, `adn` (modifies a noun), `ren` or `te` (goes on to the next
    clause), `ba` (condition), `ga` (but, because), `quote` (…と), `you` (…よう), `nom` (…のが).
    `case` is the particle as written, `base` without the は of には or とは; `middle` is where what hangs on the
    content word begins.
    """

    index: int
    start: int = 0
    end: int = 0
    kind: str = "O"
    nouns: list[str] = field(default_factory=list)
    lemma: str = ""
    case: str = ""
    base: str = ""
    topic: bool = False
    comma: bool = False
    form: str = ""
    tail: list[str] = field(default_factory=list)
    middle: int = 0
    codes: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    last_mention: int = -1
    is_time: bool = False
    is_break: bool = False
    quote: int = -1
    head: int = -1
    children: list[int] = field(default_factory=list)

    @property
    def is_negative(self) -> bool:
        return "neg" in self.tail

    @property
    def is_passive(self) -> bool:
        return "passive" in self.tail


def content(words: Sequence[Word], at: int, phrase: Phrase, times: set[int]) -> int:
    """Take the content words of one phrase; set its kind, nouns and lemma. Return where they end."""
    at = _nouns(words, at, phrase, times)
    if phrase.nouns:
        phrase.lemma = phrase.nouns[-1]
        return _verbal_noun(words, at, phrase)
    word = words[at]
    phrase.lemma = word.lemma
    phrase.kind = _KINDS.get(word.kind, "O")
    return at + 1


def _nouns(words: Sequence[Word], at: int, phrase: Phrase, times: set[int]) -> int:
    count = len(words)
    while at < count and (words[at].kind in "NnJ9c" or _joins(words, at, phrase)):
        word = words[at]
        if word.text in "「」』":
            at = _label_end(words, at) if word.text == "「" else at + 1
            continue
        is_time = word.start in times
        if is_time != phrase.is_time and phrase.nouns:
            break
        phrase.is_time = is_time
        _add_noun(words, at, phrase)
        at += 1
    return at


def _add_noun(words: Sequence[Word], at: int, phrase: Phrase) -> None:
    """Add a noun to the compound; figures with their counters add nothing to what it is."""
    word = words[at]
    is_count = word.kind == "9" or (word.kind == "c" and at and words[at - 1].kind == "9")
    if word.kind == "s" or (is_count and phrase.nouns):
        return
    phrase.nouns.append(word.text)
    phrase.kind = word.kind if word.kind in "Jn" else "N"


def _verbal_noun(words: Sequence[Word], at: int, phrase: Phrase) -> int:
    """Make a predicate of a noun that する follows."""
    if at >= len(words) or phrase.is_time:
        return at
    if words[at].lemma in _SURU:
        phrase.kind = "P"
    elif phrase.kind == "J" and _makes(words, at):
        phrase.kind = "P"
        return at + 1
    return at


def _makes(words: Sequence[Word], at: int) -> bool:
    """鮮明にする, 明らかにする: the adjective is the verb."""
    return at + 1 < len(words) and words[at].text == "に" and words[at + 1].lemma == "する"


def _joins(words: Sequence[Word], at: int, phrase: Phrase) -> bool:
    """Whether a mark stands inside a name or compound (マーク・ベイリー, 「…」 labels)."""
    word = words[at]
    if word.kind != "s" or not phrase.nouns or at + 1 >= len(words):
        return False
    if word.text in "「」』":
        return True
    return word.text in "・=-" and words[at + 1].kind in "NnJ"


def _label_end(words: Sequence[Word], at: int) -> int:
    """Return the place after a name in 「」 that ends a compound: 演習「バリカタン」."""
    for k in range(at + 1, min(at + _LONGEST_LABEL, len(words))):
        if words[k].text == "」":
            return k + 1
    return at + 1


def is_adverb(words: Sequence[Word]) -> bool:
    """Whether a verb only says how: 相次いで制限した."""
    return "".join(word.text for word in words) in _ADVERBS
