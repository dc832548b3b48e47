"""The words around a search's hit, as far as the reader may read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kankei.articles.rules import without_ruby
from kankei.membership.door import OpenedArticle, open_articles
from kankei.search import queries

if TYPE_CHECKING:
    from kankei.articles.models import Article

_ENDS = ("。", "」", "…")


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands under a hit's headline: pieces of text, each with whether it is a hit.

    `is_behind_the_door` says that the words are in text that the reader may not read; then the
    first part of the article, which everybody may read, stands here instead.
    """

    parts: list[tuple[str, bool]]
    is_behind_the_door: bool
    is_cut: bool


def snippets_of(
    viewer: Any, articles: Sequence[Article], typed: str, *, at: datetime
) -> dict[int, Shown]:
    """What is shown of each article, by its number."""
    opened = open_articles(viewer, articles, "page", at=at)
    return {one.article.pk: _shown(one, typed) for one in opened}


def _shown(opened: OpenedArticle, typed: str) -> Shown:
    text = without_ruby(opened.article.lead if opened.body is None else opened.body)
    snippet = queries.snippet(text, typed)
    has_hit = any(is_hit for _piece, is_hit in snippet.parts)
    return Shown(
        parts=snippet.parts,
        is_behind_the_door=not opened.is_open and not has_hit,
        is_cut=not snippet.text.endswith(_ENDS),
    )
