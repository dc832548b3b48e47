"""Countries and bodies by name: what ロシア, 露 or 米ロ stands for, and what RUS is called."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from kankei.feeds.words import mark
from kankei_reading.lexicon import countries
from kankei_reading.text.fold import fold

Language = Literal["ja", "en"]

# The letters of which newspapers make pairs, in the order in which they put them. Others that
# stand for a country alone make other words beside a second one: 西日, 土日, 白星.
_PAIR_LETTERS = "日米英中仏独ロ露伊韓朝豪印台"
_OTHER_WORDS = {"朝日", "台中", "中日本"}
# Names of what a country was or holds: who follows ソ連 does not follow Russia.
_NOT_THE_COUNTRY = {
    "ソ連", "旧ソ連", "ソビエト連邦", "旧ソビエト連邦", "西ドイツ", "東ドイツ", "北ベトナム",
    "大英帝国", "イングランド", "グレートブリテン", "アメリカ政府", "中共", "中国本土", "白ロシア",
    "アラブ連合", "中華民国", "北朝",
}  # fmt: skip


@lru_cache(maxsize=8192)
def codes_named(words: str) -> tuple[str, ...]:
    """Return the codes of which `words` is nothing but the name: 米ロ names USA and RUS."""
    folded = fold(words).strip()
    if code := _names().get(folded):
        return (code,)
    if folded in _OTHER_WORDS or len(folded) > 4:
        return ()
    if len(folded) > 1 and not all(letter in _PAIR_LETTERS for letter in folded):
        return ()
    codes = [countries.LETTERS.get(letter, "") for letter in folded]
    return tuple(codes) if all(codes) and len(set(codes)) == len(codes) else ()


@cache
def _names() -> dict[str, str]:
    found = {
        fold(name): named.code
        for name, named in countries.names().items()
        if named.kind in {"country", "body"} and name not in _NOT_THE_COUNTRY
    }
    for code in countries.CODES:
        for shown in (countries.name_of(code, "ja"), countries.name_of(code, "en"), code):
            found.setdefault(fold(shown), code)
    return found


def marks_of(words: str) -> frozenset[str]:
    """Return the mark of the country, or of the pair, that `words` names."""
    codes = codes_named(words)
    return frozenset({mark("-".join(sorted(codes)))}) if codes else frozenset()


def is_code(code: str) -> bool:
    """Whether `code` is that of a country or body."""
    return countries.is_code(code)


def name_of(code: str, language: Language = "ja") -> str:
    """Return what a country or body is called."""
    return countries.name_of(code, language)


def pair_name(pair: str, language: Language = "ja") -> str:
    """Return what a pair is called: 米国とロシア."""
    names = [name_of(code, language) for code in in_paper_order(pair)]
    return (" – " if language == "en" else "と").join(names)


def short_pair(pair: str) -> str:
    """Return what newspapers call a pair: 米ロ, 日米; without letters for both, the long name."""
    letters = [_letters().get(code, "") for code in in_paper_order(pair)]
    return "".join(letters) if all(letters) else pair_name(pair)


def in_paper_order(pair: str) -> list[str]:
    """Return the codes of a pair in the order in which newspapers put them: USA before RUS."""
    order = list(_letters())
    return sorted(
        pair.split("-"),
        key=lambda code: (order.index(code) if code in _letters() else len(order), code),
    )


@cache
def _letters() -> dict[str, str]:
    found: dict[str, str] = {}
    for letter in _PAIR_LETTERS:
        found.setdefault(countries.LETTERS[letter], letter)
    return found
