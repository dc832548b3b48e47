"""ninjs, the JSON of news wires, in its first and second form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kankei.newsroom import errors
from kankei.newsroom.importers import markup, wire
from kankei.newsroom.importers.document import Imported, Refused


def is_ninjs(value: Any) -> bool:
    """Whether a JSON object is an item of ninjs: named by a uri, with a headline of its own."""
    return (
        isinstance(value, dict)
        and "uri" in value
        and bool({"headline", "headlines"} & value.keys())
    )


def articles_in(items: list[Any]) -> Iterator[Imported | Refused]:
    """The articles among `items`, in their order."""
    for number, item in enumerate(items, 1):
        try:
            if not is_ninjs(item):
                raise errors.ItemBroken()
            yield wire.article_of(_item(item))
        except errors.CannotImport as refusal:
            title = _first(item, "headlines") or str(_get(item, "headline"))
            yield Refused(
                f"{number}件目「{title[:60]}」" if title else f"{number}件目", refusal.sentence
            )


def _item(item: dict[str, Any]) -> wire.Item:
    if _get(item, "type") not in {"", "text"}:
        raise errors.NotForPublication(state=str(item["type"]))
    dates = ("firstcreated", "contentcreated", "versioncreated", "firstCreated", "versionCreated")
    return wire.Item(
        identity=str(_get(item, "uri")),
        headline=markup.words_of(_first(item, "headlines") or str(_get(item, "headline"))),
        lines=_lines(item),
        state=str(_get(item, "pubstatus") or "usable"),
        embargo=str(_get(item, "embargoed")),
        dates=tuple(str(_get(item, name)) for name in dates),
        place=str(_get(item, "located")),
        byline=str(_get(item, "byline") or _get(item, "by")),
        section=_named(item, "subject") or _named(item, "subjects"),
        language=str(_get(item, "language") or "ja"),
    )


def _lines(item: dict[str, Any]) -> list[str]:
    for name in ("body_xhtml", "body_html", "body_text"):
        if text := item.get(name):
            return _split(str(text), is_markup=name != "body_text")
    for body in item.get("bodies") or []:
        if isinstance(body, dict) and body.get("value"):
            kind = str(body.get("contenttype") or "")
            return _split(str(body["value"]), is_markup="html" in kind or "xml" in kind)
    return []


def _split(text: str, *, is_markup: bool) -> list[str]:
    if is_markup:
        return markup.lines_of_fragment(text)
    return [line.strip() for line in text.splitlines() if line.strip()]


def _get(item: Any, name: str) -> Any:
    return (item.get(name) or "") if isinstance(item, dict) else ""


def _first(item: Any, name: str) -> str:
    """The first value of a list such as headlines: [{"value": "…"}]."""
    values = _get(item, name)
    first = values[0] if isinstance(values, list) and values else {}
    return str(first.get("value") or "") if isinstance(first, dict) else ""


def _named(item: dict[str, Any], name: str) -> str:
    values = _get(item, name)
    first = values[0] if isinstance(values, list) and values else {}
    return str(first.get("name") or "") if isinstance(first, dict) else ""
