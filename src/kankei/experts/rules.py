"""Pure decisions about a comment: its form, its length, its stance."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 400
STANCES = ("adds", "disagrees", "explains")

_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\u0085")
_BLANK_LINES = re.compile(r"\n[ \t\u3000]*\n\s*")


def tidy(body: str) -> str:
    """Return `body` as it is kept: one kind of line end, no control characters, no trailing blanks."""
    text = _ENDS.sub("\n", body)
    text = "".join(
        letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _UNSEEN
    )
    return _BLANK_LINES.sub("\n\n", text).strip()


def excess(body: str) -> int:
    """How many characters a tidied `body` is too long; 0 when it fits."""
    return max(0, len(body) - MOST_CHARACTERS)


# Control characters and lone halves of a pair: no page can show them, no database keeps them.
_UNSEEN = frozenset({"Cc", "Cs"})
