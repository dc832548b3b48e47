"""Put articles into the index of words, and take them out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import connection, transaction

from kankei.articles.models import Article
from kankei.common.rows import prepared
from kankei.feeds import queries as feeds
from kankei.relations import queries as relations
from kankei.search import rules
from kankei.search.models import IndexedArticle
from kankei_reading.text.match import matches

_POSTGRESQL = """
INSERT INTO search_indexedarticle (position, article_id, words, vector)
VALUES (%s, %s, '', %s::tsvector)
ON CONFLICT (position) DO UPDATE SET vector = excluded.vector, article_id = excluded.article_id
"""
_SQLITE = """
INSERT INTO search_indexedarticle (position, article_id, words) VALUES (%s, %s, %s)
ON CONFLICT (position) DO UPDATE SET words = excluded.words, article_id = excluded.article_id
"""


@transaction.atomic(savepoint=False)
def index_article(
    article: Article,
    *,
    text: str,
    codes: Mapping[str, int] | None = None,
    pairs: Collection[str] | None = None,
    received: Mapping[str, tuple[str, ...]] | None = None,
) -> None:
    """Make `article` found by the words of `text` and by the actors it names, and by no others.

    `received` are the words by which follows received it, as `feeds.route` returns them. Without
    `codes`, `pairs` and `received`, those of the article's reading and feeds are taken. An article
    that was withdrawn is taken out.
    """
    if article.position is None or not article.live or article.retracted_at is not None:
        drop_article(article)
        return
    found = rules.index_words(
        text=text,
        headline=article.headline,
        codes=relations.codes_of(article) if codes is None else codes,
        pairs=relations.pairs_of(article) if pairs is None else pairs,
        received=_received(article.position, text) if received is None else received,
    )
    with prepared() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, [article.position, article.pk, rules.as_tsvector(found)])
        else:
            cursor.execute(_SQLITE, [article.position, article.pk, " ".join(found)])


def _received(position: int, text: str) -> dict[str, tuple[str, ...]]:
    return {word: () for word in feeds.words_asked_of(position) if matches(word, text)}


def drop_article(article: Article) -> None:
    """Take `article` out of the index."""
    IndexedArticle.objects.filter(article=article).delete()


def move_article(article: Article) -> None:
    """Let `article` be found at the position that it has now."""
    IndexedArticle.objects.filter(article=article).update(position=article.position)
