"""Names in the language of the interface, and the addresses of what can be followed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.utils.translation import get_language

PLURALS = {
    "topic": "topics",
    "series": "series",
    "column": "columns",
    "author": "authors",
    "section": "sections",
    "country": "countries",
    "pair": "relations",
    "keyword": "keywords",
    "expert": "experts",
}


def is_english() -> bool:
    return (get_language() or "ja").startswith("en")


def name_in_language(named: Any) -> str:
    """Return the English name in an English interface where there is one, else the name."""
    english = getattr(named, "name_en", "") if is_english() else ""
    return str(english or named.name)


def feed_address(kind: str, key: str) -> str:
    """Return the address of the page of a feed."""
    return f"/{PLURALS[kind]}/{quote(key, safe='')}/"
