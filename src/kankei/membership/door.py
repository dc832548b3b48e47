"""The one door to a paid body: every page, feed, mail and snippet asks here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kankei.articles.models import Article, Revision
from kankei.articles.rules import without_ruby
from kankei.membership import queries, rules
from kankei.membership.institutions import institution_at
from kankei.membership.rules import Gate, Standing, gate
from kankei.membership.viewer import Viewer

CITED_CHARACTERS = 120
_PERSONAL = frozenset({"page", "print", "my"})
_OPENED_BY_GIFTS = frozenset({"page", "print"})


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article as one viewer may see it: `text` is None where the door stayed shut.

    `text` is the revision's whole text and `body_start` where its body begins, so that the spans
    of a reading can be shown.
    """

    article: Article
    gate: Gate
    text: str | None
    body_start: int
    revision: int | None
    is_gift: bool = False
    # The library or school from whose network the article was opened.
    institution: str = ""

    @property
    def is_open(self) -> bool:
        return self.text is not None

    @property
    def body(self) -> str | None:
        return None if self.text is None else self.text[self.body_start :]


def open_article(viewer: Any, article: Article, surface: str, *, at: datetime) -> OpenedArticle:
    """Open `article` for `viewer` on `surface`, or say which gate stands before it.

    Surfaces that leave the house or may be cached ("feed", "sitemap", "search", "mail", "og")
    are served as to somebody signed out.
    """
    seen_by = Viewer.of(viewer if surface in _PERSONAL else None)
    standing = queries.standing(seen_by, at=at)
    revision = Revision.objects.filter(article=article).order_by("-number").first()
    opened = _opened(article, revision, standing)
    if opened.is_open or revision is None or surface not in _OPENED_BY_GIFTS:
        return opened
    inside = institution_at(seen_by.address, at=at)
    if inside is not None:
        return replace(_open(article, revision), institution=inside.name)
    gift = queries.living_gift(seen_by.gift, at=at)
    if gift is None or gift.article_id != article.pk:
        return opened
    return replace(_open(article, revision), is_gift=True)


def open_articles(
    viewer: Any, articles: Sequence[Article], surface: str, *, at: datetime
) -> list[OpenedArticle]:
    """Open several articles as `open_article` would each, with as few queries as one costs."""
    standing = queries.standing(viewer if surface in _PERSONAL else None, at=at)
    revisions = {revision.article_id: revision for revision in _newest_of(articles)}
    return [_opened(article, revisions.get(article.pk), standing) for article in articles]


def words_beside(viewer: Any, told: Sequence[tuple[Article, str]], *, at: datetime) -> list[str]:
    """What others say of articles, as `viewer` may read it, in the order of `told`.

    A comment is there for everybody; passages that it takes out of paid text are for those who
    may open the article that they stand in.
    """
    opened = open_articles(viewer, list({article.pk: article for article, _ in told}.values()),
                           "page", at=at)  # fmt: skip
    shut = [one.article for one in opened if not one.is_open]
    hidden = {one.article_id: one for one in _newest_of(shut)} if shut else {}
    return [
        rules.without_passages(words, _behind_the_lead(article, hidden[article.pk]))
        if article.pk in hidden
        else words
        for article, words in told
    ]


def _behind_the_lead(article: Article, revision: Revision) -> str:
    body = without_ruby(revision.text[revision.body_start :])
    lead = article.lead.removesuffix("…")
    return body.removeprefix(lead)


def _newest_of(articles: Sequence[Article]) -> QuerySet[Revision]:
    newest = (
        Revision.objects.filter(article=OuterRef("article")).order_by("-number").values("pk")[:1]
    )
    return Revision.objects.filter(article__in=articles, pk=Subquery(newest))


def _opened(article: Article, revision: Revision | None, standing: Standing) -> OpenedArticle:
    decision = gate(article.wall, standing, article=article.pk)
    if decision is not Gate.READ or revision is None:
        return OpenedArticle(article, decision, None, 0, revision.number if revision else None)
    return _open(article, revision)


def _open(article: Article, revision: Revision) -> OpenedArticle:
    return OpenedArticle(article, Gate.READ, revision.text, revision.body_start, revision.number)
