"""Where the pages of feeds are."""

from __future__ import annotations

from urllib.parse import quote

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
KINDS = {plural: kind for kind, plural in PLURALS.items()}


def address(kind: str, key: str) -> str:
    """Return the path of a feed's page: /topics/NAME/, /relations/RUS-USA/."""
    return f"/{PLURALS[kind]}/{quote(key, safe='')}/"
