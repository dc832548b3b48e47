"""What marks who speaks: the particles, and what belongs to the noun before them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from kankei_reading.text.tokens import Token

_MARKS: Final = frozenset({"は", "も", "が"})
_WALL: Final = frozenset(
    {"と", "を", "に", "で", "が", "は", "も", "へ", "や", "から", "まで", "より", "か", "て"}
)
_FARTHEST: Final = 150
by_start: Final = attrgetter("start")
by_end: Final = attrgetter("end")


def window(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """Return which tokens lie between two places, at most so many."""
    low = bisect_left(tokens, start, key=by_start)
    high = bisect_left(tokens, end, key=by_start)
    return (max(low, high - _FARTHEST), high) if low else (low, min(high, low + 2 * _FARTHEST))


def is_at(tokens: tuple[Token, ...], k: int) -> bool:
    return k > 0 and tokens[k].surface == "は" and tokens[k - 1].surface == "で"


def marks(tokens: tuple[Token, ...], k: int) -> bool:
    """Does the particle at `k` mark who acts, rather than say でも, については?"""
    token = tokens[k]
    if token.surface in _MARKS and token.is_particle:
        before = tokens[k - 1] if k else None
        return before is not None and not (before.is_particle and before.surface in _WALL)
    return (
        token.surface == "に"
        and k + 2 < len(tokens)
        and (tokens[k + 1].surface, tokens[k + 2].surface) in {("よる", "と"), ("よれ", "ば")}
    )


def without_brackets(tokens: tuple[Token, ...], k: int) -> int:
    """Step back over what stands in brackets between a name and its particle: ベイリーさん(58)は."""
    if k and tokens[k - 1].surface == ")":
        back = k - 1
        while back and tokens[back].surface != "(":
            back -= 1
        return back
    return k


def belongs(tokens: tuple[Token, ...], k: int) -> bool:
    """Is the token part of a noun phrase?"""
    token = tokens[k]
    if token.pos in {"名詞", "代名詞", "接頭辞", "接尾辞", "形状詞", "連体詞", "記号"}:
        return not _tells_when(token)
    return token.surface in {"の", "・", "-", "=", "系", "な"} and token.surface != ""


def _tells_when(token: Token) -> bool:
    return (
        token.detail == "副詞可能"
        and not token.surface.endswith("人")
        and token.surface not in {"国内", "政府内", "米国内"}
    )
