"""Which articles belong beside another, and why: shared parties, topics and series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from kankei.articles import queries as articles
from kankei.feeds import queries as feeds
from kankei.relations import queries as relations
from kankei.web.names import name_in_language

if TYPE_CHECKING:
    from datetime import datetime

    from kankei.articles.models import Article
    from kankei.feeds.models import Feed

MOST = 6
LOOKED_AT = 12
MOST_NAMES = 2
_BINDING = {"topic", "series", "column"}


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article and the reasons for which it is shown."""

    article: Article
    reasons: tuple[str, ...]


def related_articles(
    article: Article, its_feeds: Iterable[Feed], *, at: datetime, most: int = MOST
) -> list[RelatedArticle]:
    """Articles near `article`: those with the most reasons first, then the newest."""
    found: dict[int, Article] = {}
    reasons: dict[int, list[str]] = {}
    for near in relations.related(article, at=at, most=LOOKED_AT):
        found[near.article.pk] = near.article
        reasons.setdefault(near.article.pk, []).append(near.because)
    shared = {feed.pk: feed for feed in its_feeds if feed.kind in _BINDING}
    merged = feeds.merged(shared, most=LOOKED_AT)
    by_position = {
        one.position: one
        for one in articles.by_positions([entry.position for entry in merged], at=at)
        if one.pk != article.pk
    }
    for entry in merged:
        if (one := by_position.get(entry.position)) is not None:
            found[one.pk] = one
            names = [name_in_language(shared[feed_id]) for feed_id in entry.feed_ids]
            reasons.setdefault(one.pk, []).append(
                gettext("同じ話題: %(names)s") % {"names": "、".join(names[:MOST_NAMES])}
            )
    order = sorted(found, key=lambda pk: (-len(reasons[pk]), -(found[pk].position or 0)))
    return [RelatedArticle(found[pk], tuple(reasons[pk])) for pk in order[:most]]
