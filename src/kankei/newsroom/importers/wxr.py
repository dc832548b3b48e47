"""WXR, what WordPress exports: its published posts, and nothing that was a draft there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kankei.newsroom import errors
from kankei.newsroom.importers import markup
from kankei.newsroom.importers.addresses import is_address, key_of_address, short_key
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.decoding import refuse_mojibake
from kankei.newsroom.importers.document import Imported, Refused
from kankei.newsroom.importers.page_text import one_line
from kankei.newsroom.importers.shaping import shaped
from kankei.newsroom.importers.xml_tree import Element, below, name_of, tree_of, words_at

_STATES = {
    "draft": "下書き",
    "pending": "確認待ち",
    "private": "非公開",
    "future": "予約",
    "trash": "ゴミ箱",
}
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure)\b", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\]]*\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def articles_in(text: str) -> Iterator[Imported | Refused]:
    """The posts of an export, in its order; pages, pictures and menus are not articles."""
    tree = tree_of(text)
    people = _people(tree)
    posts = [item for item in below(tree, "item") if words_at(item, "post_type") == "post"]
    if not posts:
        raise errors.Empty()
    for number, post in enumerate(posts, 1):
        title = one_line(markup.words_of(words_at(post, "title")))
        try:
            yield _article(post, title, people)
        except errors.CannotImport as refusal:
            name = f"{number}件目「{title[:60]}」" if title else f"{number}件目"
            yield Refused(name, refusal.sentence)


def _article(post: Element, headline: str, people: dict[str, str]) -> Imported:
    state = words_at(post, "status")
    if state != "publish":
        raise errors.NotForPublication(state=_STATES.get(state, state or "不明"))
    if words_at(post, "post_password"):
        raise errors.NotForPublication(state="パスワード付き")
    if not headline:
        raise errors.HeadlineNotFound()
    lines = _lines(post)
    refuse_mojibake(headline, *lines)
    found = shaped(headline=headline, lines=lines)
    if not found.paragraphs:
        raise errors.BodyNotFound()
    link, guid = _child(post, "link"), words_at(post, "guid")
    creator = people.get(words_at(post, "creator"), "")
    written = words_at(post, "post_date_gmt")
    return replace(
        found,
        reporters=found.reporters or ((creator,) if creator else ()),
        section=_section(post),
        published=moment_of(f"{written.replace(' ', 'T')}+00:00")
        or moment_of(words_at(post, "post_date")),
        source_url=link if is_address(link) else "",
        source_key=key_of_address(link) or (short_key("guid", guid) if guid else ""),
    ).named()


def _lines(post: Element) -> list[str]:
    bodies = [one for one in below(post, "encoded") if "content" in str(one.tag)]
    body = "".join(bodies[0].itertext()) if bodies else ""
    body = _SHORTCODE.sub("", _COMMENT.sub("", body))
    if not _BLOCK.search(body):
        # WordPress makes paragraphs of blank lines only when it shows a post.
        body = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", body) if part.strip())
    return markup.lines_of_fragment(body)


def _people(tree: Element) -> dict[str, str]:
    return {
        words_at(one, "author_login"): words_at(one, "author_display_name")
        for one in below(tree, "author")
        if words_at(one, "author_login")
    }


def _section(post: Element) -> str:
    kinds = [one for one in below(post, "category") if one.get("domain") == "category"]
    return one_line("".join(kinds[0].itertext()))[:80] if kinds else ""


def _child(node: Element, name: str) -> str:
    return next((one_line(one.text or "") for one in node if name_of(one) == name), "")
