"""HTML to lines of text: blocks become paragraphs, ruby keeps its reading as 漢字《かんじ》."""

from __future__ import annotations

import re

import nh3
from lxml import etree, html

from kankei.newsroom.importers.decoding import without_controls

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
_UNSEEN = {
    *("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head"),
    *("button", "select", "option"),
}
_KANJI = re.compile(r"^[一-鿿々〆ヵヶ]+$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# Feeds carry pages' markup: what it may hold is said here, the rest is taken out.
_ALLOWED = {"p", "br", "div", "li", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6"} | {
    *(
        "ruby",
        "rb",
        "rt",
        "rp",
        "figure",
        "figcaption",
        "section",
        "article",
        "span",
        "a",
        "b",
        "i",
    ),
    *("em", "strong", "table", "tbody", "tr", "td", "th", "dl", "dt", "dd", "pre"),
}


def tree_of(text: str) -> html.HtmlElement | None:
    """Parse a page, or say None where there is nothing to parse."""
    text = _DECLARATION.sub("", text).replace("\x00", "")
    try:
        return html.document_fromstring(text)
    except (etree.ParserError, ValueError):
        return None


def with_ruby_in_text(tree: html.HtmlElement) -> None:
    """Write each ruby as text: 漢字《かんじ》, so that the reading is not taken for words."""
    for ruby in list(tree.iter("ruby")):
        base, reading = _ruby(ruby)
        is_kanji = bool(_KANJI.match(base)) and 0 < len(reading) <= 20
        written = f"{base}《{reading}》" if is_kanji else base
        # A reference such as &#27; brings back what decoding took out.
        tail = without_controls(ruby.tail or "")
        for child in list(ruby):
            ruby.remove(child)
        ruby.text = without_controls(written)
        ruby.tail = tail
        ruby.tag = "span"


def lines_of(tree: html.HtmlElement) -> list[str]:
    """The words of a page, a line a block; what nobody sees is left out."""
    lines: list[str] = [""]
    _walk(tree, lines)
    return [line for line in map(_tidy, lines) if line]


def lines_of_fragment(markup: str) -> list[str]:
    """The paragraphs of a feed's item, whatever markup it carries."""
    if "<" not in markup and "&" not in markup:
        return [line for line in map(_tidy, markup.splitlines()) if line]
    clean = nh3.clean(markup, tags=_ALLOWED, attributes={}, clean_content_tags={"script", "style"})
    tree = tree_of(f"<div>{clean}</div>")
    if tree is None:
        return []
    with_ruby_in_text(tree)
    return lines_of(tree)


def words_of(markup: str) -> str:
    """A headline's or name's words, without markup."""
    return " ".join(lines_of_fragment(markup))


def _ruby(ruby: html.HtmlElement) -> tuple[str, str]:
    base, reading = [ruby.text or ""], []
    for child in ruby:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in {"rt", "rtc"}:
            reading.append("".join(child.itertext()))
        elif tag != "rp":
            base.append("".join(child.itertext()))
        base.append(child.tail or "")
    return "".join(base).strip(), "".join(reading).strip()


def _walk(node: html.HtmlElement, lines: list[str]) -> None:
    tag = node.tag if isinstance(node.tag, str) else None
    if tag is None or tag in _UNSEEN:
        return
    is_block = tag in _BLOCKS
    if is_block or tag == "br":
        lines.append("")
    lines[-1] += flat(node.text)
    for child in node:
        _walk(child, lines)
        lines[-1] += flat(child.tail)
    if is_block:
        lines.append("")


def flat(text: str | None) -> str:
    """A line break in the source of a Japanese sentence is no space; between Latin words it is."""
    if not text:
        return ""
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\n[ \t]*(?=[^\x00-\x7f])", "", text)
    return re.sub(r"[ \t\n\f\r\v]+", " ", text)


def _tidy(line: str) -> str:
    return line.strip(" \t\n\u3000\u200b")
