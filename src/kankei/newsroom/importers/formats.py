"""Which format a document is in: judged by what is in it, not by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kankei.newsroom.importers import feed, html_page, json_feed, newsml, page_text, wxr
from kankei.newsroom.importers.decoding import decoded, refuse_mojibake
from kankei.newsroom.importers.document import Document, Imported, Refused

_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    r"<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|section|main|meta|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(r"\s*(?:\{|\[\s*\{)")
_WORDPRESS = re.compile(r"xmlns:wp\s*=|<wp:wxr_version")
_HEAD = 8192


def articles_in(document: Document) -> Iterator[Imported | Refused]:
    """What `document` holds: articles, and refusals of those that cannot be taken."""
    text = decoded(document.data, content_type=document.content_type)
    for found in _read(text, document):
        if isinstance(found, Refused):
            yield found
            continue
        refuse_mojibake(found.headline, *found.paragraphs)
        yield replace(found, headline=found.headline[:200], caption=found.caption[:300]).named()


def _read(text: str, document: Document) -> Iterator[Imported | Refused]:
    head = text[:_HEAD]
    if _JSON.match(head):
        return json_feed.articles_in(text)
    if head.lstrip().startswith("<") and newsml.is_newsml(head):
        return newsml.articles_in(text)
    if _FEED.match(head) and _WORDPRESS.search(head):
        return wxr.articles_in(text)
    if _FEED.match(head):
        return feed.articles_in(text, url=document.url)
    if _HTML.match(head) or "html" in document.content_type:
        return html_page.articles_in(text, url=document.url)
    return iter(page_text.articles_in(text))
