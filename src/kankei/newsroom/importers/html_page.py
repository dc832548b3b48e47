"""An HTML file or address: the article in it, by what the page says of itself and by its words."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from kankei.newsroom import errors
from kankei.newsroom.importers import markup
from kankei.newsroom.importers.addresses import key_of_address, may_speak_for
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.document import Imported
from kankei.newsroom.importers.page_text import article_of, one_line
from kankei.newsroom.importers.shaping import shaped

_ARTICLES = re.compile(r"Article|BlogPosting|Report$")
_SHORTEST_BODY = 40


def articles_in(text: str, *, url: str = "") -> Iterator[Imported]:
    """The one article of an HTML page."""
    tree = markup.tree_of(text)
    if tree is None:
        raise errors.Empty()
    about = _about(tree, url=url)
    markup.with_ruby_in_text(tree)
    whole = _whole_page(tree)
    main = _main_text(tree) if about.headline else []
    if main:
        found = shaped(headline=about.headline, lines=main, caption=_caption(tree))
    elif whole is not None:
        found = replace(whole, headline=about.headline or whole.headline)
    else:
        raise errors.BodyNotFound()
    yield replace(
        found,
        reporters=found.reporters or about.authors,
        topic=found.topic or (whole.topic if whole else ""),
        topic_description=found.topic_description or (whole.topic_description if whole else ""),
        section=about.section,
        language=about.language,
        published=about.published or found.published or (whole.published if whole else None),
        source_url=about.address,
        source_key=key_of_address(about.address),
    )


@dataclass(frozen=True, slots=True)
class _About:
    """What a page says of itself."""

    headline: str
    published: datetime | None
    section: str
    authors: tuple[str, ...]
    address: str
    language: str


def _about(tree: html.HtmlElement, *, url: str) -> _About:
    said = _linked_data(tree)
    meta = _meta(tree)
    given = [str(said.get("datePublished") or ""), *_dates_in(tree, meta)]
    dates = (moment_of(text) for text in given if text)
    section = said.get("articleSection") or meta.get("article:section", "")
    if isinstance(section, list):
        section = section[0] if section else ""
    canonical = [*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", "")]
    claims = (urljoin(url, claim.strip()) for claim in canonical if claim.strip())
    address = next((claim for claim in claims if may_speak_for(claim, url)), url)
    language = (tree.xpath("string(/html/@lang)") or "ja").split("-")[0].lower()[:8]
    return _About(
        headline=_headline(tree, said, meta),
        published=next((found for found in dates if found), None),
        section=one_line(str(section)),
        authors=_authors(said),
        address=address if address.startswith(("http://", "https://")) else "",
        language=language if language.isalpha() else "ja",
    )


def _headline(tree: html.HtmlElement, said: Mapping[str, Any], meta: Mapping[str, str]) -> str:
    """What stands on the page is whole; what a page says of itself may have been cut or sold."""
    title = one_line(tree.findtext(".//title") or "")
    claimed = [one_line(str(said.get("headline") or "")), meta.get("og:title", ""), title]
    on_page = [one_line("".join(h.itertext())) for h in tree.iter("h1")]
    for words in on_page:
        if words and any(words in claim or claim[:20] in words for claim in claimed if claim):
            return words
    claims = [claim for claim in claimed[:2] if claim]
    if claims:
        return claims[0]
    if len(on_page) == 1 and on_page[0]:
        return on_page[0]
    return re.split(r"\s*[|｜]\s*|\s+[-–—:：]\s+", title)[0]


def _authors(said: Mapping[str, Any]) -> tuple[str, ...]:
    given = said.get("author") or []
    people = given if isinstance(given, list) else [given]
    return tuple(
        one_line(str(one["name"]))
        for one in people
        if isinstance(one, dict) and one.get("@type") == "Person" and one.get("name")
    )[:4]


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if name and tag.get("content"):
            found.setdefault(name.lower(), one_line(tag.get("content")))
    return found


def _dates_in(tree: html.HtmlElement, meta: Mapping[str, str]) -> list[str]:
    names = (
        "article:published_time",
        "datepublished",
        "pubdate",
        "date",
        "dc.date",
        "dcterms.date",
    )
    marked = "//time[@pubdate or @itemprop='datePublished' or @datetime][not(ancestor::aside)]"
    times = [tag.get("datetime") or "".join(tag.itertext()) for tag in tree.xpath(marked)]
    return [meta.get(name, "") for name in names] + times[:1]


def _linked_data(tree: html.HtmlElement) -> dict[str, Any]:
    """The first article that the page's JSON-LD describes; a broken block is passed over."""
    for block in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(block.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _nodes(value):
            kinds = one.get("@type") or ""
            if any(
                _ARTICLES.search(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return one
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph") or [])


def _caption(tree: html.HtmlElement) -> str:
    """The first picture's caption, taken out of the tree with all pictures."""
    found = [one_line("".join(tag.itertext())) for tag in tree.iter("figcaption")]
    return next((words for words in found if words), "")


def _config() -> ConfigParser:
    config = copy.deepcopy(DEFAULT_CONFIG)
    # The library counts characters; Japanese says the same in half of them.
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "80"
    config["DEFAULT"]["MIN_DUPLCHECK_SIZE"] = "50"
    config["DEFAULT"]["EXTENSIVE_DATE_SEARCH"] = "off"
    config["DEFAULT"]["EXTRACTION_TIMEOUT"] = "0"
    return config


_CONFIG = _config()


# Stands for a line break where the library knows blocks only.
_BREAK = "⏎"
_BESIDE = ("figure", "figcaption", "aside", "nav", "footer", "form", "button")


def _main_text(tree: html.HtmlElement) -> list[str]:
    """The page's main text by its structure, or nothing where the library finds too little."""
    bare = _without(tree, _BESIDE)
    for node in bare.iter():
        node.text = markup.flat(node.text)
        node.tail = markup.flat(node.tail)
    for node in bare.iter("br"):
        node.tail = _BREAK + (node.tail or "")
    found = bare_extraction(
        bare,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        favor_recall=True,
        config=_CONFIG,
        output_format="python",
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    # The library's own element names: head, p, quote, list, item, lb.
    for node in body.iter("head", "quote", "list", "item", "lb"):
        node.tag = "br" if node.tag == "lb" else "p"
    blocks = markup.lines_of(body)
    lines = [part.strip() for block in blocks for part in block.split(_BREAK) if part.strip()]
    # One block is the library's last resort: the words of the whole page in a row.
    return lines if len(blocks) > 1 and sum(map(len, lines)) >= _SHORTEST_BODY else []


def _whole_page(tree: html.HtmlElement) -> Imported | None:
    """The page as if somebody had copied it as text."""
    lines = markup.lines_of(_without(tree, ("footer", "nav")))
    try:
        return article_of("\n\n".join(lines))
    except errors.CannotImport:
        return None


def _without(tree: html.HtmlElement, tags: tuple[str, ...]) -> html.HtmlElement:
    bare = copy.deepcopy(tree)
    for node in list(bare.iter(*tags)):
        node.drop_tree()
    return bare
