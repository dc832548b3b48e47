"""The words of a headline by which other articles are near to it."""

from __future__ import annotations

import re

from kankei.common.errors import ReaderError
from kankei.feeds.actors import codes_named
from kankei.search import queries as search
from kankei_reading.text.tokens import long_words

# A word that stands in more articles than this binds none of them to another.
TOO_COMMON = 40
MOST_WORDS = 6
_TELLING = re.compile(r"[一-鿿々]{2,}|[ァ-ヴー]{3,}|[A-Za-z]{3,}")


def telling_words(headline: str) -> list[str]:
    """Return the words of `headline` that say what it is about; countries are told elsewhere."""
    surfaces = dict.fromkeys(token.surface for token in long_words(headline))
    telling = [one for one in surfaces if _TELLING.fullmatch(one) and not codes_named(one)]
    return telling[:MOST_WORDS]


def sharing_words(headline: str) -> dict[int, list[str]]:
    """Return the positions of articles that hold rare words of `headline`, with those words."""
    found: dict[int, list[str]] = {}
    for word in telling_words(headline):
        try:
            positions = search.matching_positions(word, most=TOO_COMMON + 1)
        except ReaderError:
            continue
        if len(positions) > TOO_COMMON:
            continue
        for position in positions:
            found.setdefault(position, []).append(word)
    return found
