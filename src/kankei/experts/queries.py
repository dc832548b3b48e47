"""Experts, and their comments as readers, the experts themselves and the desk see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from kankei.articles.models import Article
from kankei.common.rows import numbers, rows
from kankei.experts.errors import NoSuchComment, NoSuchExpert
from kankei.experts.models import Comment, Expert

_APPROVED = Comment.State.APPROVED


def experts() -> QuerySet[Expert]:
    """The experts, who commented last first, each with `comment_count`."""
    approved = Q(comments__state=_APPROVED)
    return Expert.objects.annotate(
        comment_count=Count("comments", filter=approved),
        last_comment=Max("comments__written_at", filter=approved),
    ).order_by("-comment_count", "name", "pk")


def expert_by_slug(slug: str) -> Expert:
    """The expert at /experts/`slug`/, or NoSuchExpert."""
    expert = Expert.objects.filter(slug=slug).first()
    if expert is None:
        raise NoSuchExpert()
    return expert


def expert_of(reader: Any) -> Expert | None:
    """The expert that `reader` (perhaps signed out) is, if they may comment."""
    if not reader.is_authenticated:
        return None
    return Expert.objects.filter(reader=reader, is_active=True).first()


def comments_on(article: Article) -> list[Comment]:
    """The approved comments that stand beside `article`, oldest first."""
    found = Comment.objects.filter(article=article, state=_APPROVED)
    return list(found.select_related("expert").order_by("written_at", "pk"))


_COUNTED = """
SELECT article_id, count(*) FROM experts_comment
WHERE article_id IN ({articles}) AND state = %s GROUP BY article_id
"""


def comment_counts(article_pks: Iterable[int]) -> dict[int, int]:
    """How many approved comments each of the articles has; articles without any are left out."""
    return dict(rows(_COUNTED.format(articles=numbers(article_pks)), _APPROVED.value))


def comments_by(
    expert: Expert, *, at: datetime, before: int | None = None, most: int = 20
) -> list[Comment]:
    """The expert's approved comments with their articles (no bodies), newest first.

    The next page is asked for with `before`, the number of the last comment.
    """
    found = _with_articles(Comment.objects.filter(expert=expert, state=_APPROVED)).filter(
        article__live=True, article__published_at__lte=at, article__retracted_at__isnull=True
    )
    if before is not None and (last := found.filter(pk=before).first()):
        found = found.filter(
            Q(written_at__lt=last.written_at) | Q(written_at=last.written_at, pk__lt=last.pk)
        )
    return list(found.order_by("-written_at", "-pk")[:most])


def written_by(expert: Expert) -> QuerySet[Comment]:
    """All that `expert` wrote, in whatever state, newest first."""
    return _with_articles(Comment.objects.filter(expert=expert))


def comment_of(expert: Expert, article: Article) -> Comment | None:
    """What `expert` wrote on `article`, in whatever state."""
    return Comment.objects.filter(expert=expert, article=article).first()


def waiting() -> QuerySet[Comment]:
    """Comments that wait for an editor's word, longest waiting first."""
    found = _with_articles(Comment.objects.filter(state=Comment.State.PENDING))
    return found.select_related("expert", "article").order_by("written_at", "pk")


def comment(pk: int) -> Comment:
    """The comment `pk` with its expert and article, or NoSuchComment."""
    found = _with_articles(Comment.objects.filter(pk=pk)).select_related("expert", "article")
    one = found.first()
    if one is None:
        raise NoSuchComment()
    return one


def _with_articles(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return (
        comments.select_related("article", "article__section")
        .defer("article__body")
        .order_by("-pk")
    )
