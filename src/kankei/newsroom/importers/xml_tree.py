"""XML of strangers to a tree: nothing is fetched, nothing is expanded, and names lose their spaces."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from lxml import etree

from kankei.newsroom import errors

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
# lxml has no types; this says at least which values are elements.
Element: TypeAlias = Any


def without_prologue(text: str) -> str:
    """Take off declaration and DOCTYPE: the text is decoded already, and needs no entities of its own."""
    return _DOCTYPE.sub("", _DECLARATION.sub("", text), count=1)


def tree_of(text: str) -> Element:
    """Parse XML strictly, or say in which line it breaks."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(without_prologue(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise errors.FeedBroken(why=f"{error.lineno or 1}行目") from error


def name_of(node: Element) -> str:
    """The name of an element without its namespace: "headline"."""
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def below(node: Element, *names: str) -> list[Element]:
    """The elements under `node` of one of `names`, in their order."""
    return [one for one in node.iter() if name_of(one) in names]


def words_at(node: Element, *names: str) -> str:
    """The words of the first element of one of `names` that has any."""
    found = ("".join(one.itertext()).strip() for one in below(node, *names))
    return next((words for words in found if words), "")
