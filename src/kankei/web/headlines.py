"""Where a headline may break: between the phrases that budoux finds, and between its parts."""

from __future__ import annotations

import re
from functools import lru_cache

import budoux
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# A half-width or full-width blank parts a headline in two; Latin words are not parted by theirs.
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


def _phrases(part: str) -> str:
    return "<wbr>".join(escape(phrase) for phrase in phrases_of(part))
