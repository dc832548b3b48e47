"""What a query would cost, told from its words before it is asked, and the clock that ends what was misjudged.

A word is looked up; what is dear is to look into an article: to see whether the words of a phrase
stand beside each other there, or how well it fits. How many articles that would be follows from
how many have each word, which is counted once a day on the newest articles (`count_words`).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod, sqrt
from typing import Any

from django.db import OperationalError, connection, transaction

from kankei.feeds.language import Query, Term
from kankei.search import errors, rules
from kankei.search.models import IndexedArticle, WordCount

SECONDS = 3.0
SAMPLE = 2_000
# Rarer words are not counted: a phrase that has one is quick whatever else is in it.
LEAST_SHARE = 0.01
MOST_OF_ALL = 0.8
# What either looks into in about two seconds: PostgreSQL takes the words of each article apart.
MOST_LOOKED_INTO = {"sqlite": 400_000, "postgresql": 40_000}
_TOTAL = ""
_STEPS = 2_000


@dataclass(frozen=True, slots=True)
class Archive:
    """How many articles there are, and which share of them has each common word."""

    total: int
    shares: Mapping[str, float]

    def of_phrase(self, phrase: Sequence[str]) -> float:
        """The share of articles that have all words of a phrase, wherever in them."""
        shares = sorted(self.shares.get(word, LEAST_SHARE / 2) for word in phrase)
        # Words that are written beside each other come together more often than by chance.
        return shares[0] * prod(sqrt(one) for one in shares[1:])

    def of_term(self, term: Term) -> float:
        """The share of articles that a word may be in, under any of its names."""
        return max(map(self.of_phrase, rules.phrases_of(term)), default=0.0)

    def of_clause(self, clause: Iterable[Term]) -> float:
        """The share of articles that have one of some words."""
        return 1.0 - prod(1.0 - self.of_term(term) for term in clause)

    def looked_into(self, terms: Iterable[Term]) -> float:
        """The share of articles in which the places of words must be compared for `terms`."""
        phrases = (phrase for term in terms for phrase in rules.phrases_of(term))
        return sum(self.of_phrase(phrase) for phrase in phrases if _is_compared(phrase))


def _is_compared(phrase: Sequence[str]) -> bool:
    if connection.vendor == "postgresql":
        return not rules.is_one_word(phrase)
    return len(phrase) > 1


def refuse_what_is_slow(query: Query, *, order: str = "newest") -> None:
    """Refuse a query that would take too long, with a sentence that says what to change."""
    archive = _archive_for(query)
    most = MOST_LOOKED_INTO[connection.vendor]
    if archive.total <= most or not query.clauses:
        return
    shares = [archive.of_clause(clause) for clause in query.clauses]
    if min(shares) > MOST_OF_ALL:
        raise errors.QueryNamesMost(words=_typed(query.clauses[shares.index(min(shares))]))
    costs: dict[tuple[Term, ...], float] = {
        clause: archive.looked_into(clause) * prod(shares[:n] + shares[n + 1 :])
        for n, clause in enumerate(query.clauses)
    }
    costs[query.without] = archive.looked_into(query.without) * prod(shares)
    if sum(costs.values()) * archive.total > most:
        dearest = max(costs, key=costs.__getitem__)
        raise errors.QueryTooCommon(words=_typed(dearest))
    if order == "best" and prod(shares) * archive.total > most:
        raise errors.TooManyToRank()


def _typed(terms: Iterable[Term]) -> str:
    return " OR ".join(term.typed or term.words for term in terms)


def _archive_for(query: Query) -> Archive:
    """What is known of the words of `query`: one look by key."""
    words = {
        word
        for term in (*query.terms, *query.without)
        for phrase in rules.phrases_of(term)
        for word in phrase
    }
    counts = dict(
        WordCount.objects.filter(word__in=[_TOTAL, *words]).values_list("word", "articles")
    )
    total = counts.pop(_TOTAL, 0)
    return Archive(total, {word: count / total for word, count in counts.items() if total})


@transaction.atomic
def count_words() -> int:
    """Count anew how many articles have each common word; return how many words are common."""
    total = IndexedArticle.objects.count()
    counted, sampled = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    common = [
        WordCount(word=word, articles=round(count * total / sampled))
        for word, count in counted.items()
        if count >= max(sampled * LEAST_SHARE, 2)
    ]
    WordCount.objects.all().delete()
    WordCount.objects.bulk_create([WordCount(word=_TOTAL, articles=total), *common])
    return len(common)


def _sqlite() -> tuple[Mapping[str, int], int]:
    newest = IndexedArticle.objects.order_by("-position").values_list("words", flat=True)
    sampled = 0
    counted: Counter[str] = Counter()
    for sampled, words in enumerate(newest[:SAMPLE].iterator(), 1):  # noqa: B007 - its last value counts
        counted.update(set(words.split(" ")))
    return counted, sampled


_COUNTED = """
SELECT word, ndoc FROM ts_stat(
  'SELECT vector FROM search_indexedarticle ORDER BY position DESC LIMIT {most}'
)
WHERE position(chr(31) IN word) = 0
"""


def _postgresql() -> tuple[Mapping[str, int], int]:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(most=SAMPLE))
        return dict(cursor.fetchall()), min(SAMPLE, IndexedArticle.objects.count())


@contextmanager
def in_time(seconds: float | None = None) -> Iterator[None]:
    """Let no statement of the block run for longer; what does is ended, and refused with a sentence."""
    bounded = _bounded_by_clock if connection.vendor == "sqlite" else _bounded_by_server
    try:
        with transaction.atomic(), bounded(SECONDS if seconds is None else seconds):
            yield
    except OperationalError as error:
        if not _was_ended(error):
            raise
        raise errors.TookTooLong() from error


@contextmanager
def _bounded_by_clock(seconds: float) -> Iterator[None]:
    until = time.monotonic() + seconds
    raw: Any = connection.connection
    is_over: Callable[[], bool] = lambda: time.monotonic() > until  # noqa: E731
    raw.set_progress_handler(is_over, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _bounded_by_server(seconds: float) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
        yield
        # The block may stand inside a longer transaction, whose other statements it does not bound.
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT")


def _was_ended(error: OperationalError) -> bool:
    cause: Any = error.__cause__
    return getattr(cause, "sqlstate", "") == "57014" or "interrupted" in str(error)
