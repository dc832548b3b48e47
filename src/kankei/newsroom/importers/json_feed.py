"""JSON: a JSON Feed, ninjs, or what `kankei read` takes, text with its day of publication."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kankei.newsroom import errors
from kankei.newsroom.importers import markup, ninjs
from kankei.newsroom.importers.addresses import is_address, key_of_address, short_key
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.decoding import refuse_mojibake
from kankei.newsroom.importers.document import Imported, Refused
from kankei.newsroom.importers.page_text import article_of, one_line
from kankei.newsroom.importers.shaping import shaped


def articles_in(text: str) -> Iterator[Imported | Refused]:
    """The articles of a JSON document, in its order."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise errors.FeedBroken(why=_place_of(error)) from error
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        found = article_of(value["text"])
        yield replace(found, published=moment_of(str(value.get("published"))) or found.published)
        return
    items = value.get("items") if isinstance(value, dict) else value
    if ninjs.is_ninjs(value) or (isinstance(items, list) and any(map(ninjs.is_ninjs, items))):
        yield from ninjs.articles_in(items if isinstance(items, list) else [value])
        return
    if not isinstance(items, list):
        raise errors.FeedBroken(why="記事の並びがありません")
    if not items:
        raise errors.Empty()
    language = str(value.get("language") or "ja") if isinstance(value, dict) else "ja"
    yield from _items(items, language=language)


def _items(items: list[Any], *, language: str) -> Iterator[Imported | Refused]:
    seen: dict[str, str] = {}
    for number, item in enumerate(items, 1):
        title = one_line(str(item.get("title") or "")) if isinstance(item, dict) else ""
        name = f"{number}件目「{title[:60]}」" if title else f"{number}件目"
        try:
            found = _article(item, language=language)
        except errors.CannotImport as refusal:
            yield Refused(name, refusal.sentence)
            continue
        if seen.setdefault(found.source_key, found.digest) != found.digest:
            yield Refused(name, errors.ItemTwice().sentence)
            continue
        yield found


def _article(item: Any, *, language: str) -> Imported:
    if not isinstance(item, dict):
        raise errors.ItemBroken()
    headline = one_line(markup.words_of(str(item.get("title") or "")))
    lines = _lines(item)
    if not headline:
        raise errors.HeadlineNotFound()
    refuse_mojibake(headline, *lines)
    found = shaped(headline=headline, lines=lines)
    if not found.paragraphs:
        raise errors.BodyNotFound()
    identity = str(item.get("id") or "")
    address = next((a for a in (str(item.get("url") or ""), identity) if is_address(a)), "")
    key = key_of_address(address) or (short_key("guid", identity) if identity else "")
    tags = item.get("tags")
    own = str(item.get("language") or language).split("-")[0].lower()[:8]
    return replace(
        found,
        reporters=found.reporters or _authors(item),
        section=one_line(str(tags[0]))[:80] if isinstance(tags, list) and tags else "",
        language=own if own.isalpha() else "ja",
        published=moment_of(str(item.get("date_published") or "")) or found.published,
        source_url=address,
        source_key=key,
    ).named()


def _lines(item: dict[str, Any]) -> list[str]:
    for name in ("content_html", "content_text", "summary"):
        text = item.get(name)
        if isinstance(text, str) and text.strip():
            is_plain = name != "content_html"
            lines = text.splitlines() if is_plain else markup.lines_of_fragment(text)
            return [line.strip() for line in lines if line.strip()]
    return []


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    given = item.get("authors") or [item.get("author")]
    people = given if isinstance(given, list) else []
    names = [one_line(str(one.get("name") or "")) for one in people if isinstance(one, dict)]
    return tuple(name for name in names if name and len(name) <= 40)[:4]


def _place_of(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"{line}行目" if line else "入れ子が深すぎます"
