"""RSS and Atom: each entry an article, a broken one refused by itself."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from kankei.newsroom import errors
from kankei.newsroom.importers import markup
from kankei.newsroom.importers.addresses import is_address, key_of_address, short_key
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.decoding import refuse_mojibake
from kankei.newsroom.importers.document import Imported, Refused
from kankei.newsroom.importers.page_text import one_line
from kankei.newsroom.importers.shaping import shaped
from kankei.newsroom.importers.xml_tree import without_prologue

_CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.I | re.DOTALL)
_DATES = ("published", "issued", "date", "created", "updated", "modified")


def articles_in(text: str, *, url: str = "") -> Iterator[Imported | Refused]:
    """The articles of a feed, in its order."""
    # A feed needs no entities of its own; they are how a small file becomes a large one.
    bare = without_prologue(text)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    found = feedparser.parse(io.BytesIO(bare.encode("utf-8", "replace")), response_headers=headers)
    entries = found.entries
    if not entries:
        if found.bozo or not found.version:
            raise errors.FeedBroken(why=_fault(found))
        raise errors.Empty()
    is_cut_off = not _CLOSED.search(bare)
    links = Counter(str(entry.get("link") or "") for entry in entries)
    seen: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        name = _name(entry, number)
        try:
            if is_cut_off and number == len(entries):
                raise errors.ItemCutOff()
            item = _article(entry, is_link_its_own=links[str(entry.get("link") or "")] == 1)
        except errors.CannotImport as refusal:
            yield Refused(name, refusal.sentence)
            continue
        if seen.setdefault(item.source_key, item.digest) != item.digest:
            yield Refused(name, errors.ItemTwice().sentence)
            continue
        yield item


def _article(entry: dict[str, Any], *, is_link_its_own: bool) -> Imported:
    headline = one_line(markup.words_of(str(entry.get("title") or "")))
    if not headline:
        raise errors.HeadlineNotFound()
    lines = markup.lines_of_fragment(_longest_text(entry))
    refuse_mojibake(headline, *lines)
    found = shaped(headline=headline, lines=lines)
    if not found.paragraphs:
        raise errors.BodyNotFound()
    link = str(entry.get("link") or "")
    guid = str(entry.get("id") or "")
    address = link if is_address(link) and is_link_its_own else (guid if is_address(guid) else "")
    key = key_of_address(address) or (short_key("guid", guid) if guid else "")
    # Not entry.get(): it would answer one date for another, with a warning.
    dates = (moment_of(str(dict.get(entry, name) or "")) for name in _DATES)
    return _with(
        found,
        reporters=found.reporters or _authors(entry),
        section=_section(entry),
        published=next((date for date in dates if date), None) or found.published,
        source_url=address,
        source_key=key,
    )


def _with(item: Imported, **values: Any) -> Imported:
    return Imported(**{name: getattr(item, name) for name in Imported.__slots__} | values).named()


def _longest_text(entry: Mapping[str, Any]) -> str:
    texts = [str(part.get("value") or "") for part in entry.get("content") or []]
    texts.append(str(entry.get("summary") or ""))
    return max(texts, key=len)


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = (one_line(str(one.get("name") or "")) for one in entry.get("authors") or [])
    return tuple(name for name in names if name and "@" not in name and len(name) <= 40)[:4]


def _section(entry: Mapping[str, Any]) -> str:
    return next((one_line(str(t.get("term") or "")) for t in entry.get("tags") or []), "")[:80]


def _name(entry: Mapping[str, Any], number: int) -> str:
    title = one_line(markup.words_of(str(entry.get("title") or "")))[:60]
    return f"{number}件目「{title}」" if title else f"{number}件目"


def _fault(found: Any) -> str:
    fault = found.get("bozo_exception")
    line = getattr(fault, "getLineNumber", lambda: None)()
    return f"{line}行目" if line else "RSSでもAtomでもありません"
