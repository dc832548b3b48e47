"""Words: what the morphological analyser says of a text, with places in that text."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import TYPE_CHECKING, Final

from sudachipy import Dictionary, SplitMode
from sudachipy.config import Config

from kankei_reading.text.letters import letter_of

if TYPE_CHECKING:
    from sudachipy import Morpheme, MorphemeList, Tokenizer

# SudachiPy refuses more than 49,149 bytes at a time, and takes more than linear time on
# long runs without a break; no sentence that was meant is longer.
_LONGEST: Final = 1_200
# Some words of the dictionary hold a blank or brackets: "new york", 機(ドローン).
_HOLDS_MORE: Final = re.compile(r"[\s()「」『』【】〈〉《》]")
_PARTS: Final = re.compile(r"\s+|[()「」『』【】〈〉《》]|[^\s()「」『』【】〈〉《》]+")
_BREAKS: Final = "。\n、」 "
# Words of the dictionary are remembered by their number; that of a made-up word says no more than its sort.
_FIRST_UNKNOWN: Final = 0xF000_0000
_MOST_REMEMBERED: Final = 60_000
_MOST_OTHERS: Final = 20_000
_LONGEST_OTHER: Final = 24
_PLACES: Final = 4_096


class Begun:
    """A list of words, by its number, that may begin so far inside a word, if one of the letters of `follow` is next."""

    __slots__ = ("at", "follow", "number")

    def __init__(self, number: int, at: int, follow: str) -> None:
        self.number = number
        self.at = at
        self.follow = follow


# Not frozen: hundreds are made for every article, and a frozen one costs twice as much.
@dataclass(slots=True)
class Word:
    """What the dictionary says of a word, wherever it stands."""

    number: int
    surface: str
    lemma: str
    """Dictionary form, verbs as our own tables write them: 見送っ → 見送る, 行なっ → 行う."""
    pos: str
    """名詞 動詞 形容詞 助詞 助動詞 補助記号 …"""
    kind: str
    """普通名詞 固有名詞 数詞 / 格助詞 係助詞 接続助詞 / 読点 句点 括弧開 …"""
    detail: str
    """サ変可能 助数詞可能 地名 人名 …"""
    sort: str
    """国 姓 名 …"""
    form: str
    """連用形-一般 終止形-一般 連体形-一般 未然形-一般 …; "*" when the word has none."""
    letter: str
    """The sort of word as one letter: see `letters`."""
    ending: str
    """The first two characters of `form`."""
    is_unknown: bool
    is_figure: bool
    """Whether it is a number and nothing else: 三, 77."""
    first: str
    """The first character."""
    is_weighed: bool = False
    """Whether it is known which lists of words may begin in it: see `openings`."""
    opens: list[Begun] | None = None
    """Those lists, and where in it they do."""
    follow: str = ""
    """What the next word must begin with for one of them to go on; empty if one may be all there already."""
    tells: int = -1
    """What it says by itself of whether its sentence tells an act; less than 0 as long as nobody asked."""
    may_name: int = -1
    """Whether its letters may be those of countries, 1 or 0; less than 0 as long as nobody asked."""


# Its own __init__, which a compiler can take apart, for the same price otherwise.
@dataclass(slots=True, init=False)
class Token:
    """One word where it stands: offsets are code points of the text that was read."""

    start: int
    end: int
    surface: str
    word: Word

    def __init__(self, start: int, end: int, surface: str, word: Word) -> None:
        self.start = start
        self.end = end
        self.surface = surface
        self.word = word

    @property
    def lemma(self) -> str:
        return self.word.lemma

    @property
    def pos(self) -> str:
        return self.word.pos

    @property
    def kind(self) -> str:
        return self.word.kind

    @property
    def detail(self) -> str:
        return self.word.detail

    @property
    def form(self) -> str:
        return self.word.form

    @property
    def is_noun(self) -> bool:
        return self.word.pos in {"名詞", "代名詞"}

    @property
    def is_verb(self) -> bool:
        return self.word.pos == "動詞"

    @property
    def is_particle(self) -> bool:
        return self.word.pos == "助詞"

    @property
    def can_take_suru(self) -> bool:
        return self.word.detail in {"サ変可能", "サ変形状詞可能"}


def long_words(text: str, *, start: int = 0) -> tuple[Token, ...]:
    """Split `text` into words as long as the dictionary knows them (mode C), to be read."""
    if len(text) <= _LONGEST:
        return tuple(_words_of(text, start))
    return tuple(
        [word for begin, piece in _pieces(text, start) for word in _words_of(piece, begin)]
    )


def _words_of(piece: str, at: int) -> list[Token]:
    tokenizers = _tokenizers()
    # Figures cost a tenth more, and are in no more than half of all sentences.
    if _DIGIT.search(piece) is None:
        found = _cut(tokenizers.plain, tokenizers.found, piece, at)
        if not _has_figure(found):
            return found
    return _cut(tokenizers.long, tokenizers.found, piece, at)


def _has_figure(tokens: list[Token]) -> bool:
    for token in tokens:  # noqa: SIM110 - a generator would cost more than the look
        if token.word.is_figure:
            return True
    return False


def _cut(tokenizer: Tokenizer, room: MorphemeList, piece: str, start: int) -> list[Token]:
    """Return the words of a piece of text that begins at a place."""
    # A third of a reading's time is spent here: a word's place is counted, and where one that is remembered stands in
    # the piece, its letters are not asked for.
    found: list[Token] = []
    shelf = _shelf
    at = 0
    for m in tokenizer.tokenize(piece, out=room):
        number: int = m.word_id()
        place = number & (_PLACES - 1)
        word = shelf[place]
        if word is None or word.number != number:
            word = shelf[place] = _words.get(number)
        if word is not None:
            end = at + len(word.surface)
            if piece[at:end] == word.surface:
                found.append(Token(start + at, start + end, word.surface, word))
                at = end
                continue
        surface: str = m.surface()
        # A character that the analyser drops leaves a word without letters.
        if surface:
            end = at + len(surface)
            word = _learn(m, surface)
            # That of the word, so that its hash is known wherever it is looked up.
            found.append(Token(start + at, start + end, word.surface, word))
            at = end
    # A word may stand for more letters than its own, as スー for スーーー.
    return found if at == len(piece) else _asked(room, start)


def _asked(cut: MorphemeList, at: int) -> list[Token]:
    """Return the words of a text cut, each asked for its letters."""
    found: list[Token] = []
    for m in cut:
        if surface := m.surface():
            word = _words.get(m.word_id())
            if word is None or word.surface != surface:
                word = _learn(m, surface)
            end = at + len(surface)
            found.append(Token(at, end, word.surface, word))
            at = end
    return found


_DIGIT: Final = re.compile("[0-9]")


def short_words(text: str) -> list[tuple[int, int]]:
    """Return the places of the shortest words of `text` (mode A), to be searched."""
    found: list[tuple[int, int]] = []
    tokenizers, add = _tokenizers(), found.append
    for begin, piece in _pieces(text, 0):
        at = begin
        for m in tokenizers.short.tokenize(piece, out=tokenizers.found_short):
            surface = m.surface()
            end = at + len(surface)
            if not surface.isalnum() and end - at > 1 and _HOLDS_MORE.search(surface):
                # A reader also looks for "york" and ドローン.
                found += [part.span() for part in _PARTS.finditer(text, at, end)]
            elif surface:
                add((at, end))
            at = end
    return found


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Cut what is too long for the analyser, after a mark if there is one near."""
    at = 0
    while len(text) - at > _LONGEST:
        end = at + _LONGEST
        cut = max(text.rfind(mark, at + _LONGEST // 2, end) for mark in _BREAKS) + 1
        end = cut or end
        yield start + at, text[at:end]
        at = end
    yield start + at, text[at:]


_INFLECTED: Final = frozenset(("動詞", "形容詞"))


@cache
def _spellings() -> dict[str, str]:
    """Return other ways to write a verb, with the one that the tables of predicates and of grammar use."""
    text = files("kankei_reading.text").joinpath("spellings.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.splitlines()[1:]]
    return {spelling: intern(usual) for spelling, usual in pairs}


_words: Final[dict[int, Word]] = {}
# Those met last, each at the place of its number: where a word is looked for first, as a list is asked sooner.
_shelf: Final[list[Word | None]] = [None] * _PLACES
# Made-up words, and words in other letters than they were first seen in: eu, EU.
_others: Final[dict[tuple[int, str], Word]] = {}
_sorts: Final[dict[int, tuple[str, str, str, str, str, str]]] = {}


def _learn(morpheme: Morpheme, surface: str) -> Word:
    number = morpheme.word_id()
    known = _others.get((number, surface))
    if known is not None:
        return known
    word = _made(morpheme, surface, number)
    if number < _FIRST_UNKNOWN and number not in _words:
        if len(_words) < _MOST_REMEMBERED:
            _words[number] = word
    elif len(_others) < _MOST_OTHERS and len(surface) <= _LONGEST_OTHER:
        _others[number, surface] = word
    return word


def _made(morpheme: Morpheme, surface: str, number: int) -> Word:
    sort_number = morpheme.part_of_speech_id()
    # The analyser makes new strings at each call; half of what words take in memory would be these.
    known = _sorts.get(sort_number)
    if known is None:
        # Interned, they are the very strings that rules compare them with.
        said = [intern(part) for part in morpheme.part_of_speech()]
        known = _sorts[sort_number] = (said[0], said[1], said[2], said[3], said[4], said[5])
    pos, kind, detail, sort, inflection, form = known
    # The だ of 結んだ is た after ん, not the だ of 日本だ.
    lemma = "た" if inflection == "助動詞-タ" else morpheme.dictionary_form()
    if pos in _INFLECTED:
        lemma = _spellings().get(lemma, lemma)
    if number < _FIRST_UNKNOWN:
        surface, lemma = intern(surface), intern(lemma)
    elif lemma == surface:
        # One string for both, as most are alike.
        lemma = surface
    return Word(
        number,
        surface,
        lemma,
        pos,
        kind,
        detail,
        sort,
        form,
        letter_of(surface, pos, kind, detail),
        intern(form[:2]),
        number >= _FIRST_UNKNOWN,
        surface.isnumeric(),
        intern(surface[0]),
    )


# Sudachi's own list but for IgnoreYomigana, which makes one word of 印(クアッド) in 日米豪印(クアッド).
_INPUT: Final = [
    {"class": "com.worksap.nlp.sudachi.DefaultInputTextPlugin"},
    {
        "class": "com.worksap.nlp.sudachi.ProlongedSoundMarkPlugin",
        "prolongedSoundMarks": ["ー", "-", "⁓", "〜", "〰"],
        "replacementSymbol": "ー",
    },
]


@cache
def _dictionary() -> Dictionary:
    return Dictionary(config=Config(inputTextPlugin=_INPUT), dict="core")


# What figures are in their plainest form is asked by what joins 77, . and 7 to one word.
_ASKED_OF_WORDS: Final = {"pos", "dictionary_form"}
_ASKED: Final = _ASKED_OF_WORDS | {"normalized_form"}


class _Tokenizers:
    def __init__(self) -> None:
        # What is not asked for is not looked up: readings, and words inside words.
        self.long = _dictionary().tokenizer(mode=SplitMode.C, fields=_ASKED)
        self.plain = _dictionary().tokenizer(mode=SplitMode.C, fields=_ASKED_OF_WORDS)
        self.short = _dictionary().tokenizer(mode=SplitMode.A)
        # Filled anew by each text, which costs less than a new list.
        self.found = self.long.tokenize("")
        self.found_short = self.short.tokenize("")


# Not a base of the class: compiled, its own places would be those of all threads.
_here: Final = threading.local()


def _tokenizers() -> _Tokenizers:
    """Return the tokenisers of this thread: one that two threads use at a time refuses the second."""
    mine: _Tokenizers | None = getattr(_here, "tokenizers", None)
    if mine is None:
        mine = _here.tokenizers = _Tokenizers()
    return mine
