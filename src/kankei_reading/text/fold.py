"""The two plain forms of a text: `fold` for comparing, `plain` for reading.

`fold` throws away whatever two writings of one word may differ in. `plain`
keeps the text as it is read and only makes widths, line ends and ruby regular;
it remembers where each of its characters came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kankei_reading.types import Span

# Characters that are one to a reader but that NFKC keeps apart.
VARIANTS: Final = str.maketrans(
    {
        "髙": "高",
        "﨑": "崎",
        "嵜": "崎",
        "𠮷": "吉",
        "濵": "浜",
        "濱": "浜",
        "邊": "辺",
        "邉": "辺",
        "澤": "沢",
        "齋": "斎",
        "齊": "斉",
        "廣": "広",
        "國": "国",
        "臺": "台",
        "灣": "湾",
        "〜": "~",
        "∼": "~",
        "〰": "~",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "゠": "=",
    }
)

_WIDE: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PLAIN: Final = str.maketrans(
    {
        **_WIDE,
        "\u3000": " ",
        "\u00a0": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "〜": "~",
        "∼": "~",
        "−": "-",
        "‐": "-",
        "–": "-",
        "﹅": "、",
        "｡": "。",
        "､": "、",
        "｢": "「",
        "｣": "」",
        "･": "・",
        # A lone surrogate cannot be written as UTF-8, which the tokeniser needs.
        **{chr(code): "\ufffd" for code in range(0xD800, 0xE000)},
    }
)
_MAY_BE_WIDE: Final = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
# The full-width comma and stop of horizontal print are the 、 and 。 of others;
# inside a number they are not.
_WIDE_STOP: Final = re.compile(r"(?<![0-9０-９])．|．(?![0-9０-９])")
_WIDE_COMMA: Final = re.compile(r"(?<![0-9０-９])，|，(?![0-9０-９])")
# What plain() removes or shortens, so that offsets move: line ends, the reading of a
# name in 《》 or (), half-width katakana, and marks that have no width.
_TITLES: Final = "大統領|国家主席|主席|総書記|首相|外相|氏|さん|副|前|元|書記"
_UNEVEN: Final = re.compile(
    r"\r\n?"
    r"|[|｜](?=[^\s《》]{1,20}《)"
    r"|(?<=[一-鿿々〆])《[ぁ-ゖァ-ヺー・ ]{1,40}》"
    r"|(?<=[一-鿿]{2})[(（][ァ-ヺー]{1,12}・[ァ-ヺー・]{1,16}[)）](?=[一-鿿])"
    rf"|(?<=[一-鿿]{{2}})[(（][ァ-ヺー]{{2,12}}[)）](?={_TITLES})"
    r"|[ｦ-ﾝ][ﾞﾟ]?"
    r"|[\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]"
)
# Where one of these could begin; a search for single characters is many times as fast.
_MAY_BE_UNEVEN: Final = re.compile(r"[\r|｜《(（ｦ-ﾝ\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]")


def fold(text: str) -> str:
    """Return `text` in the form every comparison in Kankei is made in.

    Folding can change the length of a text ("㍿" becomes "株式会社"), so an
    offset into a folded text is never an offset into the original; `fold_with_origins`
    gives the way back.
    """
    # The second pass recomposes what casefold() took apart, so that folding
    # a folded text changes nothing.
    once = unicodedata.normalize("NFKC", text).translate(VARIANTS).casefold()
    return unicodedata.normalize("NFKC", once).translate(VARIANTS)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where in the original each of its characters stood."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """Return where `span` (not empty) of the folded text stands in the original."""
        return Span(self.starts[span.start], self.ends[span.end - 1])


# A character and what NFKC may melt into it: marks, sounding marks, Hangul jamo.
_CLUSTER: Final = re.compile(
    r"[\s\S](?:[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u3099\u309aﾞﾟ\u1160-\u11ff]"
    r"|[\u20d0-\u20f0\ufe20-\ufe2f])*"
)


def fold_with_origins(text: str) -> Folded:
    """Fold `text` and keep the way back to it."""
    folded = fold(text)
    if len(folded) == len(text) and text.isascii():
        places = tuple(range(len(text)))
        return Folded(folded, places, tuple(p + 1 for p in places))
    clusters = _CLUSTER.findall(text)
    pieces = [_fold_piece(cluster) for cluster in clusters]
    if "".join(pieces) == folded:
        return _traced(folded, clusters, pieces)
    # In some scripts letters melt in other ways: such a text is one piece.
    return _traced(folded, [text], [folded])


def _traced(folded: str, clusters: list[str], pieces: list[str]) -> Folded:
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for cluster, piece in zip(clusters, pieces, strict=True):
        starts += [at] * len(piece)
        ends += [at + len(cluster)] * len(piece)
        at += len(cluster)
    return Folded(folded, tuple(starts), tuple(ends))


_fold_piece: Final = lru_cache(maxsize=8192)(fold)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text made regular, and where in the original each of its characters stood.

    `origins` is None when every character kept its place; otherwise it has one
    entry a character, and one more for the end.
    """

    text: str
    origins: tuple[int, ...] | None = None

    def origin(self, span: Span) -> Span:
        """Return where `span` of the plain text stands in the original."""
        if self.origins is None:
            return span
        start = self.origins[span.start]
        # The end of the last character, not the start of the next: what was
        # dropped between the two (ruby) belongs to neither.
        end = self.origins[span.end - 1] + 1 if span.end > span.start else start
        return Span(start, end)


def plain(text: str) -> Plain:
    """Return `text` with half-width digits and Latin letters, `\\n` line ends and no ruby."""
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for mark in _MAY_BE_UNEVEN.finditer(text):
        found = _UNEVEN.match(text, mark.start())
        if found is None or mark.start() < at:
            continue
        start, end = found.span()
        origins.extend(range(at, start))
        parts.append(text[at:start])
        kept = _replacement(found.group())
        parts.append(kept)
        origins.extend([start] * len(kept))
        at = end
    if not at:
        return Plain(_even(text))
    origins.extend(range(at, len(text) + 1))
    parts.append(text[at:])
    return Plain(_even("".join(parts)), tuple(origins))


def _even(text: str) -> str:
    if "．" in text:
        text = _WIDE_STOP.sub("。", text)
    if "，" in text:
        text = _WIDE_COMMA.sub("、", text)
    return text.translate(_PLAIN) if _MAY_BE_WIDE.search(text) else text


def _replacement(found: str) -> str:
    if found[:1] == "\r":
        return "\n"
    if found[:1] and "ｦ" <= found[0] <= "ﾝ":
        return unicodedata.normalize("NFKC", found)
    return ""
