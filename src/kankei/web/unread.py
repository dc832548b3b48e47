"""How much is unread in マイニュース, for the masthead."""

from __future__ import annotations

from typing import Any

from kankei.follows import queries as follows
from kankei.library import queries as library
from kankei.library.rules import ReadMarks
from kankei.notifications import queries as notifications

SHOWN = 99


def unread_words(reader: Any, marks: ReadMarks | None = None) -> str:
    """Return the number of unread articles as it is shown: nothing for none, 99+ for many.

    A page that has the reader's `marks` already hands them over.
    """
    if not reader.is_authenticated:
        return ""
    count = follows.unread_total(reader, marks or library.read_marks(reader), most=SHOWN + 1)
    return in_words(count)


def notice_words(reader: Any) -> str:
    """Return the number of unread notices as it is shown."""
    if not reader.is_authenticated:
        return ""
    return in_words(notifications.unread_notices(reader, most=SHOWN + 1))


def in_words(count: int) -> str:
    """Return a number of unread articles as it is shown."""
    if not count:
        return ""
    return str(count) if count <= SHOWN else f"{SHOWN}+"
