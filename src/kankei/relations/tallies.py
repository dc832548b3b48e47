"""How much is told of each pair and country, counted as articles come and go: no page counts anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import F

from kankei.articles.models import Article
from kankei.relations.models import ArticleActor, PairEvent, Tally

_PAIRS = """
INSERT INTO relations_tally (key, kind, count, newest)
SELECT pair, 'pair', count(*), max(day) FROM relations_pairevent GROUP BY pair
"""
_ACTORS = """
INSERT INTO relations_tally (key, kind, count, newest)
SELECT code, 'actor', count(*), NULL FROM relations_articleactor GROUP BY code
"""


@contextmanager
def kept(article: Article) -> Iterator[None]:
    """Count what the block changes in the pairs and countries that `article` tells of."""
    with transaction.atomic():
        before = _told(article)
        yield
        after = _told(article)
        for key in sorted(before.keys() | after.keys()):
            _add(*key, after[key] - before[key])


def _told(article: Article) -> Counter[tuple[str, str]]:
    pairs = PairEvent.objects.filter(event__article=article).values_list("pair", flat=True)
    codes = ArticleActor.objects.filter(article=article).values_list("code", flat=True)
    return Counter(
        [*((Tally.Kind.PAIR.value, one) for one in pairs)]
        + [(Tally.Kind.ACTOR.value, one) for one in codes]
    )


def _add(kind: str, key: str, more: int) -> None:
    newest = None
    if kind == Tally.Kind.PAIR:
        days = PairEvent.objects.filter(pair=key).order_by("-day").values_list("day", flat=True)
        newest = days.first()
    elif not more:
        return
    Tally.objects.bulk_create([Tally(key=key, kind=kind)], ignore_conflicts=True)
    Tally.objects.filter(key=key).update(count=F("count") + more, newest=newest)


@transaction.atomic
def count_all() -> None:
    """Count everything anew: what the nightly round does, and what makes up for any mistake."""
    Tally.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS)
        cursor.execute(_ACTORS)
