"""Search over the archive: the same words, and the same answers, as follows."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import DatabaseError, connection

from kankei.articles.models import Article
from kankei.articles.queries import published
from kankei.common.ids import SEQUENCE_BITS, position_at
from kankei.feeds import actors
from kankei.feeds import queries as feeds
from kankei.feeds.errors import refusal
from kankei.feeds.language import Query, Unclear, parse
from kankei.feeds.models import Feed
from kankei.search import by_age, costs, rules, signs
from kankei.search.models import IndexedArticle
from kankei.search.narrowing import NOTHING, Narrowing
from kankei_reading.types import Span

logger = logging.getLogger(__name__)
_PAPERS_DAY = ZoneInfo("Asia/Tokyo")
_BY_FEED = {"author": Feed.Kind.AUTHOR, "topic": Feed.Kind.TOPIC}


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words to show, and where in them the hits are."""

    text: str
    marks: tuple[Span, ...] = ()

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is a hit: for a template to mark."""
        pieces: list[tuple[str, bool]] = []
        at = 0
        for span in self.marks:
            if span.start >= at:
                pieces += [(self.text[at : span.start], False), (span.of(self.text), True)]
                at = span.end
        pieces.append((self.text[at:], False))
        return [piece for piece in pieces if piece[0]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that was found; headline and snippet hold only what everybody may see."""

    position: int
    article: Article
    headline: Snippet
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave, and how its query was understood."""

    understood: str
    hits: list[Hit]
    more: bool
    is_working: bool = True


def search(
    text: str,
    *,
    order: str = "newest",
    before: int | None = None,
    most: int = 20,
    narrowing: Narrowing = NOTHING,
    at: datetime,
) -> Found:
    """Articles that match `text`, newest or best first; a query that cannot be read is refused.

    An index that does not answer gives `is_working=False`, never "nothing found". Newest first
    goes on below the position `before`; best match goes on after its first `before`.
    """
    query = understood(text)
    spoken = _spoken(query)
    signs.refuse_unknown_signs(query)
    costs.refuse_what_is_slow(query, order=order)
    try:
        with costs.in_time():
            skip = before or 0 if order == "best" else 0
            span = _range(query, narrowing, before=None if order == "best" else before, at=at)
            found = _positions(query, narrowing, span, order=order, most=skip + most + 1)
            positions = found[skip:]
            is_working = bool(found) or _is_filled()
    except DatabaseError:
        logger.exception("search index does not answer")
        return Found(spoken, [], more=False, is_working=False)
    articles = {one.position: one for one in published(at=at).filter(position__in=positions)}
    hits = [_hit(articles[one], query) for one in positions[:most] if one in articles]
    return Found(spoken, hits, more=len(positions) > most, is_working=is_working)


def understood(text: str) -> Query:
    """Read `text` as a query, or refuse it with a sentence."""
    try:
        query = parse(text)
        for clause in query.clauses:
            if len(clause) > 1 and any(term.field in _BY_FEED for term in clause):
                raise Unclear("field_in_or")
        for term in (*query.terms, *query.without):
            if term in query.without and term.field in _BY_FEED:
                raise Unclear("field_in_or")
            if term.field == "country" and not actors.marks_of(term.words):
                raise Unclear("unknown_country", words=term.words)
        return query
    except Unclear as error:
        raise refusal(error) from error


def snippet(text: str, query: str) -> Snippet:
    """The part of `text` around its first hit; `text` must be what the viewer may see."""
    return Snippet(*rules.snippet_of(text, understood(query)))


def _hit(article: Article, query: Query) -> Hit:
    _, marks = rules.snippet_of(article.headline, query)
    return Hit(
        position=article.position or 0,
        article=article,
        headline=Snippet(article.headline, marks),
        snippet=Snippet(*rules.snippet_of(article.lead, query)),
    )


def _spoken(query: Query) -> str:
    if rules.is_one_letter(query):
        letter = query.terms[0].typed
        return f"「{letter}」は1文字なので、見出し、話題、国・機関の名前から探しました。"
    return f"{query.spoken}を探しました。{_of_actors(query)}"


def _of_actors(query: Query) -> str:
    """What is said of the countries and pairs that a query names: they are found under other names."""
    named = [actors.codes_named(term.words) for term in query.terms if not term.field]
    single = "や".join(actors.name_of(codes[0]) for codes in named if len(codes) == 1)
    pairs = "や".join("と".join(map(actors.name_of, codes)) for codes in named if len(codes) > 1)
    return f"言い方がちがっても{single}のことを書いた記事をふくみます。" * bool(
        single
    ) + f"語順や言い方がちがっても{pairs}の関係を書いた記事をふくみます。" * bool(pairs)


def refuse_unanswerable(text: str) -> None:
    """Refuse at follow, mute and preview what a search would refuse: signs it knows not, what is slow."""
    query = understood(text)
    signs.refuse_unknown_signs(query)
    costs.refuse_what_is_slow(query)


def matching_positions(
    keyword_key: str, *, since: datetime | None = None, most: int = 200
) -> list[int]:
    """The newest articles that a follow of `keyword_key` would have received."""
    query = understood(keyword_key)
    low = position_at(since) if since else 0
    return [
        one for one in _newest(query, low=low, high=feeds.END, most=most, only="") if one >= low
    ]


def _positions(
    query: Query, narrowing: Narrowing, span: tuple[int, int], *, order: str, most: int
) -> list[int]:
    low, high = span
    feed_ids, rest = _by_feeds(query)
    if any(not ids for ids in feed_ids):
        return []
    column = "position" if connection.vendor == "postgresql" or not rest.clauses else "rowid"
    only = _feed_conditions(feed_ids, column) + narrowing.condition(column)
    if order == "best" and rest.clauses:
        return _best(rest, low=low, high=high, most=most, only=only)
    found = _newest(rest, low=low, high=high, most=most, only=only)
    if rules.is_one_letter(query) and not narrowing:
        letter = query.terms[0].words
        topics = Feed.objects.filter(kind=Feed.Kind.TOPIC, name__icontains=letter)
        ids = list(topics.values_list("pk", flat=True))
        named = [one.position for one in feeds.merged(ids, before=high, most=most)]
        found = sorted({*found, *(one for one in named if one >= low)}, reverse=True)[:most]
    return found


def _range(
    query: Query, narrowing: Narrowing, *, before: int | None, at: datetime
) -> tuple[int, int]:
    """The positions that may be found: from the first, to below the second."""
    low = max(
        (position_at(_midnight(day)) for day in (query.since, narrowing.since) if day), default=0
    )
    high = position_at(at, (1 << SEQUENCE_BITS) - 1) + 1
    for day in (query.until, narrowing.until):
        if day and day < date.max:
            high = min(high, position_at(_midnight(day + timedelta(days=1))))
    return low, high if before is None else min(high, before)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), _PAPERS_DAY).astimezone(UTC)


def _by_feeds(query: Query) -> tuple[tuple[list[int], ...], Query]:
    """The feeds that 筆者: and 話題: name, and the query without them."""
    named = [clause[0] for clause in query.clauses if clause[0].field in _BY_FEED]
    ids = tuple(
        list(
            Feed.objects.filter(kind=_BY_FEED[term.field], name__icontains=term.words).values_list(
                "pk", flat=True
            )
        )
        for term in named
    )
    kept = tuple(clause for clause in query.clauses if clause[0].field not in _BY_FEED)
    return ids, replace(query, clauses=kept)


_IN_FEEDS = " AND {column} IN (SELECT position FROM feeds_feedentry WHERE feed_id IN ({ids}))"


def _feed_conditions(feed_ids: tuple[list[int], ...], column: str) -> str:
    # Numbers from our own table, not words from a reader.
    return "".join(
        _IN_FEEDS.format(column=column, ids=",".join(str(int(one)) for one in ids))
        for ids in feed_ids
    )


_NEWEST_OF_FEEDS = """
SELECT position FROM search_indexedarticle WHERE position >= %s AND position < %s{feeds}
ORDER BY position DESC LIMIT %s
"""
_NEWEST_SQLITE = """
SELECT rowid FROM search_words
WHERE search_words MATCH %s AND rowid >= %s AND rowid < %s{feeds}
ORDER BY rowid DESC LIMIT %s
"""
_BEST_SQLITE = """
SELECT rowid FROM search_words
WHERE search_words MATCH %s AND rowid >= %s AND rowid < %s{feeds}
ORDER BY rank, rowid DESC LIMIT %s
"""
_BEST_POSTGRESQL = """
WITH asked AS (SELECT %s::tsquery AS query, %s::tsquery AS measure), found AS MATERIALIZED (
  SELECT position, ts_rank('{{0.1, 0.2, 0.4, 1.0}}', vector, measure, 1) AS rank
  FROM search_indexedarticle, asked WHERE vector @@ query
)
SELECT position FROM found WHERE position >= %s AND position < %s{feeds}
ORDER BY rank DESC, position DESC LIMIT %s
"""


def _newest(query: Query, *, low: int, high: int, most: int, only: str) -> list[int]:
    if not query.clauses:
        return _newest_of_feeds(low=low, high=high, most=most, only=only)
    if connection.vendor == "postgresql":
        asked = rules.for_tsquery(query)
        return by_age.newest(asked, low=low, high=high, most=most, only=only)
    asked = rules.for_fts5(query)
    return _asked(_NEWEST_SQLITE, only, asked, low, high, most)


def _best(query: Query, *, low: int, high: int, most: int, only: str) -> list[int]:
    if connection.vendor == "postgresql":
        asked = rules.for_tsquery(query), rules.for_tsquery(query, for_rank=True)
        return _asked(_BEST_POSTGRESQL, only, *asked, low, high, most)
    asked_of_fts5 = rules.for_fts5(query, for_rank=True)
    return _asked(_BEST_SQLITE, only, asked_of_fts5, low, high, most)


def _asked(statement: str, only: str, *given: str | int) -> list[int]:
    with by_age.cursor_for(only) as cursor:
        cursor.execute(statement.format(feeds=only), given)
        return [row[0] for row in cursor.fetchall()]


def _newest_of_feeds(*, low: int, high: int, most: int, only: str) -> list[int]:
    """The articles of 筆者: and 話題: alone, without a word to look for."""
    statement = _NEWEST_OF_FEEDS.format(feeds=only)
    with connection.cursor() as cursor:
        cursor.execute(statement, [low, high, most])
        return [row[0] for row in cursor.fetchall()]


def _is_filled() -> bool:
    """Whether the index holds anything, or there is nothing that it could hold."""
    if IndexedArticle.objects.exists():
        return True
    return not Article.objects.filter(live=True, position__isnull=False).exists()
