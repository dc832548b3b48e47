"""Reads of articles: lists never load bodies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from kankei.articles import rules
from kankei.articles.errors import NoSuchArticle
from kankei.articles.models import Article, Correction, Pick, Revision, Section
from kankei.common.rows import moment, numbers, rows


def published(*, at: datetime) -> QuerySet[Article]:
    """Articles a reader could find at `at`, newest first, ready to list."""
    return (
        Article.objects.filter(live=True, published_at__lte=at, retracted_at__isnull=True)
        .select_related("section", "series", "column", "photo")
        .prefetch_related("authors")
        .defer("body")
        .order_by("-position")
    )


def published_article(pk: int, *, at: datetime) -> Article:
    """The article `pk` without its body, or NoSuchArticle."""
    article = published(at=at).filter(pk=pk).first()
    if article is None:
        raise NoSuchArticle()
    return article


def by_positions(positions: Iterable[int], *, at: datetime) -> list[Article]:
    """The published articles at `positions`, newest first."""
    return list(published(at=at).filter(position__in=list(positions)))


class ListedSection(NamedTuple):
    """The section of a listed article."""

    slug: str
    name: str
    name_en: str


class Listed(NamedTuple):
    """What a line about an article says of it: a list of many need not load the rest."""

    pk: int
    position: int
    headline: str
    language: str
    wall: str
    published_at: datetime
    updated_at: datetime | None
    section: ListedSection | None

    @property
    def shown_at(self) -> datetime:
        """When readers got it as it is: published, or rewritten so much that it counts as new."""
        return self.updated_at or self.published_at


_LISTED = """
SELECT article.id, article.position, article.headline, article.language, article.access,
  article.published_at, article.updated_at, section.access, section.slug, section.name,
  section.name_en
FROM articles_article AS article
LEFT JOIN articles_section AS section ON section.id = article.section_id
WHERE article.position IN ({positions})
  AND article.live AND article.published_at <= %s AND article.retracted_at IS NULL
ORDER BY article.position DESC
"""


def listed(positions: Iterable[int], *, at: datetime) -> list[Listed]:
    """The published articles at `positions`, newest first, as lines show them."""
    return [_listed(row) for row in rows(_LISTED.format(positions=numbers(positions)), at)]


def _listed(row: tuple[Any, ...]) -> Listed:
    pk, position, headline, language, access, published_at, updated_at, of_section, *section = row
    where = ListedSection(*section) if section[0] is not None else None
    return Listed(
        pk, position, headline, language, rules.wall_of(access, section=of_section),
        moment(published_at), updated_at and moment(updated_at), where,
    )  # fmt: skip


def picked(slot: str, *, at: datetime, most: int = 10) -> list[Article]:
    """The articles that the editors chose for `slot`, in their order."""
    order = list(
        Pick.objects.filter(slot=slot).order_by("order", "pk").values_list("article_id", flat=True)
    )
    found = {article.pk: article for article in published(at=at).filter(pk__in=order)}
    return [found[pk] for pk in order if pk in found][:most]


def newest_revision(article: Article) -> Revision | None:
    """The last state of `article` that readers saw."""
    return Revision.objects.filter(article=article).order_by("-number").first()


def section_names() -> list[ListedSection]:
    """What the sections are called, in the newsroom's order: every page leads to them."""
    found = rows('SELECT slug, name, name_en FROM articles_section ORDER BY "order", id')
    return [ListedSection(*row) for row in found]


def sections() -> list[Section]:
    """The newsroom's sections in their order."""
    return list(Section.objects.all())


def corrections_of(article: Article) -> list[Correction]:
    """What readers were told about mistakes in `article`, newest first."""
    return list(Correction.objects.filter(article=article))


def was_withdrawn(pk: int) -> bool:
    """Whether the article `pk` was published once and taken back."""
    return Article.objects.filter(
        pk=pk, retracted_at__isnull=False, published_at__isnull=False
    ).exists()


def by_numbers(pks: Iterable[int], *, at: datetime) -> list[Article]:
    """The published articles with the numbers `pks`, newest first."""
    return list(published(at=at).filter(pk__in=list(pks)))
