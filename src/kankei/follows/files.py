"""The list of follows as a file that other readers understand (OPML) and as JSON, out and in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from kankei.feeds.addresses import KINDS, address
from kankei.feeds.language import cleaned
from kankei.follows.errors import FileTooLarge, FileUnreadable
from kankei.follows.models import Follow

MOST_BYTES = 1_000_000
MOST_ENTRIES = 2_000
_STATE = "/kankei/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that a file says was followed, rested from or muted, and how it was told of."""

    kind: str
    key: str
    name: str
    state: str = Follow.State.FOLLOWING
    tell: str = Follow.Tell.DIGEST


def as_json(follows: Iterable[Follow]) -> str:
    """Write follows and mutes as JSON, in their order."""
    listed = [
        {
            "kind": follow.feed.kind,
            "key": follow.feed.key,
            "name": follow.feed.name,
            "state": follow.state,
            "tell": follow.tell,
            "since": follow.created_at.isoformat(),
        }
        for follow in follows
    ]
    return json.dumps({"follows": listed}, ensure_ascii=False, indent=1)


def as_opml(follows: Iterable[Follow], *, site_url: str, title: str) -> bytes:
    """Write follows as OPML 2.0 in their order, each with its page and its RSS feed."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for follow in follows:
        page = site_url + address(follow.feed.kind, follow.feed.key)
        outline = {"type": "rss", "text": cleaned(follow.feed.name)}
        outline |= {"htmlUrl": page, "xmlUrl": f"{page}rss/"}
        if follow.state != Follow.State.FOLLOWING:
            # What another program leaves alone, and this one reads again.
            outline["category"] = _STATE + follow.state
        etree.SubElement(body, "outline", outline)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def read(content: bytes) -> list[Wanted]:
    """Read what `as_json` or `as_opml` wrote; anything else is refused with a sentence."""
    if len(content) > MOST_BYTES:
        raise FileTooLarge(most=MOST_BYTES // 1000)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    found = _from_json(content) if start in {b"{", b"["} else _from_opml(content)
    if not found:
        raise FileUnreadable()
    return list(dict.fromkeys(found))[:MOST_ENTRIES]


def _from_json(content: bytes) -> list[Wanted]:
    try:
        parsed: Any = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise FileUnreadable() from error
    rows = parsed.get("follows") if isinstance(parsed, dict) else parsed
    if not isinstance(rows, list):
        raise FileUnreadable()
    return [
        Wanted(
            str(row["kind"]),
            cleaned(str(row["key"])),
            cleaned(str(row.get("name") or row["key"])),
            _one_of(Follow.State.values, row.get("state"), Follow.State.FOLLOWING),
            _one_of(Follow.Tell.values, row.get("tell"), Follow.Tell.DIGEST),
        )
        for row in rows
        if isinstance(row, dict) and row.get("kind") and row.get("key")
    ]


def _one_of(known: Iterable[str], said: object, otherwise: str) -> str:
    return next((one for one in known if one == said), otherwise)


def _from_opml(content: bytes) -> list[Wanted]:
    # Entities could read other files or grow without end; none are resolved.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise FileUnreadable() from error
    found = (_from_address(outline) for outline in root.iter("outline"))
    return [one for one in found if one is not None]


def _from_address(outline: Any) -> Wanted | None:
    """The feed whose page or RSS address an outline has; None for another paper's."""
    path = urlsplit(outline.get("htmlUrl") or outline.get("xmlUrl") or "").path
    plural, _, key = path.strip("/").partition("/")
    key = unquote(key.removesuffix("/rss"))
    if plural not in KINDS or not key:
        return None
    state = (outline.get("category") or "").removeprefix(_STATE)
    return Wanted(
        KINDS[plural],
        key,
        outline.get("text") or outline.get("title") or key,
        _one_of(Follow.State.values, state, Follow.State.FOLLOWING),
    )
