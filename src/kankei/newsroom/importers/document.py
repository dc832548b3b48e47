"""The values that importing passes on: a document as it came, and an article found in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from kankei_reading.text.fold import fold


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with a name that people know them by, before anybody knows what they are."""

    name: str
    data: bytes
    url: str = ""
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One article as a document told it, free of furniture."""

    headline: str
    paragraphs: tuple[str, ...]
    caption: str = ""
    credit: str = ""
    place: str = ""
    reporters: tuple[str, ...] = ()
    topic: str = ""
    topic_description: str = ""
    section: str = ""
    language: str = "ja"
    published: datetime | None = None
    is_date_assumed: bool = False
    embargo: datetime | None = None
    """Until when the wire that sent it forbids to publish it."""
    source_key: str = ""
    source_url: str = ""

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def digest(self) -> str:
        """The same for the same words, whatever their encoding and widths were."""
        parts = (self.headline, self.caption, self.place, "、".join(self.reporters), self.body)
        return hashlib.sha256(fold("\x1f".join(parts)).encode("utf-8", "replace")).hexdigest()

    def named(self) -> Imported:
        """Return the article with a key: the one it has, or else what its words make."""
        if self.source_key:
            return self
        return replace(self, source_key=f"sha256:{self.digest}")


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that was not taken in: which one, and a sentence that says why."""

    name: str
    why: str
