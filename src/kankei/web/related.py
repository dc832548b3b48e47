"""Which articles belong beside another, and why: shared parties, topics, series and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from kankei.articles import queries as articles
from kankei.feeds import queries as feeds
from kankei.relations import queries as relations
from kankei.web import labels
from kankei.web.headline_words import sharing_words
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
    reasons: dict[int, list[str]] = {}
    for near in relations.related(article, at=at, most=LOOKED_AT):
        reasons.setdefault(near.article.position or 0, []).append(labels.countries(near.codes))
    for more in (_by_topics(its_feeds), _by_words(article.headline)):
        for position, reason in more.items():
            reasons.setdefault(position, []).append(reason)
    reasons.pop(article.position or 0, None)
    order = sorted(reasons, key=lambda position: (-len(reasons[position]), -position))
    found = {one.position: one for one in articles.by_positions(order[: 2 * most], at=at)}
    return [
        RelatedArticle(found[position], tuple(reasons[position]))
        for position in order
        if position in found
    ][:most]


def _by_topics(its_feeds: Iterable[Feed]) -> Mapping[int, str]:
    shared = {feed.pk: name_in_language(feed) for feed in its_feeds if feed.kind in _BINDING}
    return {
        entry.position: gettext("同じ話題: %(names)s")
        % {"names": "、".join([shared[pk] for pk in entry.feed_ids][:MOST_NAMES])}
        for entry in feeds.merged(shared, most=LOOKED_AT)
    }


def _by_words(headline: str) -> Mapping[int, str]:
    return {
        position: gettext("同じ言葉: %(words)s") % {"words": "、".join(words[:MOST_NAMES])}
        for position, words in sharing_words(headline).items()
    }
