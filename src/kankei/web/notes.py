"""Experts' comments as a page shows them: whole, but for what they take out of paid text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kankei.membership.door import words_beside

if TYPE_CHECKING:
    from datetime import datetime

    from kankei.articles.models import Article
    from kankei.experts.models import Comment
    from kankei.membership.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, and its words as far as the viewer may read them."""

    comment: Comment
    words: str


def notes_on(
    article: Article, comments: Sequence[Comment], viewer: Viewer, *, is_open: bool, at: datetime
) -> list[Note]:
    """The comments beside `article`, which `viewer` found open or not."""
    if is_open or not comments:
        return [Note(one, one.body) for one in comments]
    words = words_beside(viewer, [(article, one.body) for one in comments], at=at)
    return [Note(one, said) for one, said in zip(comments, words, strict=True)]


def notes_by(comments: Sequence[Comment], viewer: Viewer, *, at: datetime) -> list[Note]:
    """Comments on several articles, each with its article."""
    if not comments:
        return []
    words = words_beside(viewer, [(one.article, one.body) for one in comments], at=at)
    return [Note(one, said) for one, said in zip(comments, words, strict=True)]
