"""One-letter newspaper names in runs and words: 米中ロ, 訪米, 米政府, 日中 the pair and not the daytime."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.lexicon.countries import LETTERS
from kankei_reading.lexicon.tables import parts, rows
from kankei_reading.stages.names.letter import (
    OFFICES,
    PLAIN,
    PREFIXES,
    Place,
    is_of_press,
    lives_there,
    why,
)
from kankei_reading.text.tokens import Token, Word
from kankei_reading.types import Actor, Span, span_of

# Letters that stand side by side in newspapers; the others of the table are read after a
# prefix (訪伯) or, these few, beside 日 alone (日墨). Europe has no code.
_RUN: Final = {c: LETTERS[c] for c in "米中ロ露日英仏独伊加豪印韓朝台比越"} | {
    "ソ": "RUS",
    "パ": "PAK",
    "欧": "",
}
_BESIDE_JAPAN: Final = {c: LETTERS[c] for c in "墨伯蘭葡泰土希波緬"}
_IN_RUN: Final = _RUN | _BESIDE_JAPAN
# A string: to look through these few for a letter is quicker than to make a key of it.
_FIRSTS: Final = "".join({*_IN_RUN, *LETTERS, *PREFIXES, "南"})
_DAYTIME: Final = re.compile(r"気温|暑さ|寒さ|日差し|晴れ|外出|夜間|昼|日没|夏日|猛暑")
_DIRECTION: Final = re.compile(
    r"南北(?:アメリカ|問題|戦争|朝時代|に(?:長|走|延|細|貫)|\d|方向|格差)"
)
# Words of several letters that begin with a country's: 米大統領選, 比側.
_TAILS: Final = re.compile(
    r"(?:大統領|大統領選|側|軍|軍機|兵|艦|機|船|車|産|製|政府|政権|議会|国人|国内|国務|国防|上院|下院|企業|大手|当局|国民|首脳|外相|首相)"
)
_BEFORE_OFFICE: Final = frozenset("比越加台")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in rows("letter_words") if row["kind"] == kind for word in parts(row["words"])
    )


def letter_names(
    text: str, tokens: tuple[Token, ...], taken: list[Span], told: frozenset[str]
) -> list[Actor]:
    """Find the one-letter names of one sentence; `told` is what the article names in full."""
    candidates = _candidates(tokens)
    if not candidates:
        return []
    busy = {place for span in taken for place in range(span.start, span.end)}
    found: list[Actor] = []
    sentence = span_of((tokens[0].start, tokens[-1].end))
    end = 0
    for k in candidates:
        token = tokens[k]
        if token.start in busy or token.start < end:
            continue
        if token.surface == "北":
            is_prefixed = k > 0 and tokens[k - 1].surface in PREFIXES and "PRK" in told
            if rule := why(Place(text, token.start, sentence, told, is_prefixed)):
                found.append(Actor(Span(token.start, token.end), ("PRK",), 0.9, rule))
            continue
        run = _run(tokens, k, busy)
        if run > k:
            end = tokens[run - 1].end
            is_prefixed = k > 0 and tokens[k - 1].surface in PREFIXES
            place = Place(text, token.start, sentence, told, is_prefixed)
            found += _read_run(tokens[k:run], place)
        else:
            found += _read_word(text, token, told)
    return found


def _candidates(tokens: tuple[Token, ...]) -> list[int]:
    """Return the few words that could be read as letters of countries."""
    found: list[int] = []
    for k, token in enumerate(tokens):
        word = token.word
        if word.may_name < 0:
            word.may_name = _may_name(word)
        if word.may_name:
            found.append(k)
    return found


def _run(tokens: tuple[Token, ...], k: int, busy: set[int]) -> int:
    """Return where the run of words made of country letters alone ends."""
    end = k
    while end < len(tokens) and _is_letters(tokens[end].surface) and tokens[end].start not in busy:
        end += 1
    return end


def _may_name(word: Word) -> int:
    """Could the word be read as letters of countries, wherever it stands?"""
    # Most words begin with no country's letter, and most that do mean something else.
    if word.first not in _FIRSTS:
        return 0
    letters, rest = word.surface, word.surface[1:]
    return int(
        _is_letters(letters.replace("・", ""))
        or letters in {"南北", "北"}
        or (rest != "" and letters[0] in PREFIXES and all(c in LETTERS for c in rest))
        or (_tail_of(letters) is not None)
    )


def _tail_of(word: str) -> re.Match[str] | None:
    """米[大統領選], 比[側], 米英[軍]: what follows the letter of a country or two, and makes one word with it."""
    tail = _TAILS if word[0] in PLAIN else OFFICES if word[0] in _BEFORE_OFFICE else None
    is_pair = tail is _TAILS and word[1:2] in PLAIN
    return tail.match(word, 1 + is_pair) if tail else None


def _is_letters(words: str) -> bool:
    return _IN_RUN.keys() >= set(words) if len(words) > 1 else words in _IN_RUN


def _read_run(run: tuple[Token, ...], place: Place) -> list[Actor]:
    text, start, end = place.text, place.at, run[-1].end
    letters = text[start:end]
    if letters[0] == "日" and _is_a_day(place):
        start, letters = start + 1, letters[1:]
    if len(letters) == 1:
        rule = why(Place(text, start, place.sentence, place.told, place.is_prefixed))
        return [Actor(Span(start, end), (LETTERS[letters],), 0.95, rule)] if rule else []
    if text.startswith("各", end) and is_of_press(text, end):
        # 日韓各メディアが報じた.
        return []
    if not _is_a_run(letters, place.told) or (letters == "日中" and _is_daytime(place, end)):
        return []
    if letters[-1] == "中" and len(letters) > 2 and text[end : end + 1] == "で":
        end, letters = end - 1, letters[:-1]
    return [
        Actor(Span(start + i, start + i + 1), (code,), 0.98, "letters:run")
        for i, letter in enumerate(letters)
        if (code := _IN_RUN[letter])
    ]


def _is_a_run(letters: str, told: frozenset[str]) -> bool:
    """Are these letters countries side by side, rather than a word that is made of the same?"""
    # 中越, 中蘭: the two that the article names in full, and no part of Niigata.
    is_told = len(letters) == 2 and told.issuperset([_IN_RUN[c] for c in letters])
    if letters in _words("no run") or len(set(letters)) < len(letters):
        return is_told and letters == "中越"
    if any(c in _BESIDE_JAPAN for c in letters):
        return is_told or (len(letters) == 2 and "日" in letters)
    if letters.startswith(("ソロ", "パロ")):
        return False
    return any(c in PLAIN or c in "日中台朝" for c in letters)


def _is_a_day(place: Place) -> bool:
    """Is the 日 before a country's letter the end of a date: 12日韓, 同日英?"""
    before = place.before
    return before.isdigit() or (
        bool(before) and before in "同翌前当連毎祝平休末全初半何数来一二三四五六七八九十"
    )


def _is_daytime(place: Place, end: int) -> bool:
    if _DAYTIME.search(place.text, end, place.sentence.end):
        return True
    is_told = {"JPN", "CHN"} & place.told
    return not is_told and place.text[end : end + 1] in {"は", "の", "、", "も", "に"}


def _read_word(text: str, token: Token, told: frozenset[str]) -> list[Actor]:
    """Read a word that begins with a country's letter or with 対, 訪, 反 …"""
    word = token.surface
    if word == "南北":
        return _south_and_north(text, token, told)
    if "・" in word and _is_letters(word.replace("・", "")):
        # 日・米 is one word to the dictionary.
        return [
            Actor(Span(token.start + i, token.start + i + 1), (_IN_RUN[c],), 0.95, "letters:run")
            for i, c in enumerate(word)
            if c != "・" and _IN_RUN[c]
        ]
    if len(word) > 1 and word[0] in PREFIXES and all(c in LETTERS for c in word[1:]):
        if word in _words("not prefixed") or (word[0] == "在" and lives_there(text, token.end)):
            return []
        return [
            Actor(
                Span(token.start + i, token.start + i + 1),
                (LETTERS[word[i]],),
                0.97,
                "letters:prefixed",
            )
            for i in range(1, len(word))
        ]
    if word not in _words("no word") and (tail := _tail_of(word)):
        # 米英軍 is of both, 米軍 of one.
        return [
            Actor(Span(token.start + i, token.start + i + 1), (LETTERS[c],), 0.97, "letters:word")
            for i, c in enumerate(word[: tail.start()])
        ]
    return []


def _south_and_north(text: str, token: Token, told: frozenset[str]) -> list[Actor]:
    if not told & {"KOR", "PRK"} or _DIRECTION.match(text, token.start):
        return []
    return [
        Actor(Span(token.start, token.start + 1), ("KOR",), 0.9, "letters:run"),
        Actor(Span(token.start + 1, token.end), ("PRK",), 0.9, "letters:run"),
    ]
