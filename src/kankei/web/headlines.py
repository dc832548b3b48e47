"""Where a headline may break: between the phrases that budoux finds, and between its parts."""

from __future__ import annotations

import re
from functools import lru_cache

import budoux
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# A half-width or full-width blank parts a headline in two; Latin words are not parted by theirs.
MOST_TOGETHER = 9
_KANJI_END = re.compile(r"[一-鿿々]$")
_KANJI_START = re.compile(r"[一-鿿々]")
_PARTS = re.compile(r"(?<![ -~])[ \u3000]+(?![ -~])|\u3000+")


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=4096)
def broken(text: str) -> SafeString:
    """Return `text` escaped, with <wbr> where it may break; `.hl` forbids all other breaks."""
    return mark_safe(" ".join(_phrases(part) for part in _parts(text)))  # noqa: S308


@lru_cache(maxsize=1024)
def in_parts(text: str) -> SafeString:
    """Return `text` like `broken`, each part in a box of its own, so that lines end with parts."""
    return mark_safe(  # noqa: S308
        " ".join(f'<span class="part">{_phrases(part)}</span>' for part in _parts(text))
    )


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text.strip()) if part]


def phrases_of(text: str) -> list[str]:
    """Part `text` into the phrases that a reader takes in at once; joined they are `text`."""
    return list(_parser().parse(text))


def unbroken(phrases: list[str]) -> list[str]:
    """Join what a headline should hold together: compounds of kanji, and short words in 「」."""
    joined: list[str] = []
    for phrase in phrases:
        if joined and _belong_together(joined[-1], phrase):
            joined[-1] += phrase
        else:
            joined.append(phrase)
    return joined


def _belong_together(before: str, after: str) -> bool:
    if len(before) + len(after) > MOST_TOGETHER:
        return False
    is_compound = bool(_KANJI_END.search(before) and _KANJI_START.match(after))
    is_inside = before.rfind("「") > before.rfind("」") and "」" in after
    return is_compound or is_inside


def _phrases(part: str) -> str:
    return "<wbr>".join(escape(phrase) for phrase in unbroken(phrases_of(part)))
