"""NewsML-G2, the XML of news wires: single items, and messages that hold many."""

from __future__ import annotations

from collections.abc import Iterator

from kankei.newsroom import errors
from kankei.newsroom.importers import markup, wire
from kankei.newsroom.importers.document import Imported, Refused
from kankei.newsroom.importers.page_text import one_line
from kankei.newsroom.importers.xml_tree import Element, below, tree_of, words_at

_PARAGRAPHS = ("p", "h2", "h3", "h4", "li", "hl2")


def articles_in(text: str) -> Iterator[Imported | Refused]:
    """The news items of a document, in their order; pictures and plans are not articles."""
    tree = tree_of(text)
    items = [one for one in below(tree, "newsItem") if _is_text(one)]
    if not items:
        raise errors.Empty()
    for number, item in enumerate(items, 1):
        title = one_line(words_at(item, "headline"))
        try:
            yield wire.article_of(_item(item))
        except errors.CannotImport as refusal:
            yield Refused(
                f"{number}件目「{title[:60]}」" if title else f"{number}件目", refusal.sentence
            )


def _item(item: Element) -> wire.Item:
    dates = ("contentCreated", "firstCreated", "versionCreated")
    return wire.Item(
        identity=str(item.get("guid") or ""),
        headline=words_at(item, "headline", "hl1"),
        lines=_lines(item),
        state=_code(item, "pubStatus") or "usable",
        embargo=words_at(item, "embargoed"),
        dates=tuple(words_at(item, name) for name in dates),
        place=_place(item),
        byline=words_at(item, "by", "byline"),
        section=_subject(item),
        language=_language(item),
    )


def _is_text(item: Element) -> bool:
    kind = _code(item, "itemClass")
    return not kind or kind.rpartition(":")[2] in {"text", "composite"}


def _lines(item: Element) -> list[str]:
    """The paragraphs inside the content, whatever markup of the three in use they are in."""
    for content in below(item, "contentSet"):
        for inline in below(content, "inlineXML"):
            body = next(iter(below(inline, "body.content", "body")), inline)
            lines = [one_line("".join(p.itertext())) for p in below(body, *_PARAGRAPHS)]
            if any(lines):
                return [line for line in lines if line]
        for inline in below(content, "inlineData"):
            text = "".join(inline.itertext())
            is_markup = "html" in str(inline.get("contenttype") or "")
            lines = markup.lines_of_fragment(text) if is_markup else text.splitlines()
            return [line.strip() for line in lines if line.strip()]
    return []


def _code(item: Element, name: str) -> str:
    found = next(iter(below(item, name)), None)
    return str(found.get("qcode") or found.get("uri") or "") if found is not None else ""


def _place(item: Element) -> str:
    return next((words_at(one, "name") for one in below(item, "located")), "")


def _subject(item: Element) -> str:
    found = (words_at(one, "name") for one in below(item, "subject"))
    return next((name for name in found if name), "")


def _language(item: Element) -> str:
    tags = (str(one.get("tag") or "") for one in below(item, "language"))
    return next((tag for tag in tags if tag), "ja")


def is_newsml(head: str) -> bool:
    return "iptc.org/std/nar" in head or "<newsItem" in head or "<newsMessage" in head
