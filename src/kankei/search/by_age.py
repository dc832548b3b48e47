"""Newest first on PostgreSQL, whose index of words knows how old an article is, but not in which order.

Asked for a word alone it gives every article that ever had it, and each must be fetched. So the
newest articles are asked first, and what is older only where these are not enough; what was looked
through once is not looked through again. Each step costs little beside the next.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from kankei.common.rows import prepared

# As the index has them, see the migration that makes it: spans of 19 hours, 6 days, 50 days, 13 months.
_SPANS = """(ARRAY[
  (position >> 38) * 4, (position >> 41) * 4 + 1, (position >> 44) * 4 + 2, (position >> 47) * 4 + 3
])"""
_DAY, _WEEK, _MONTHS = 38, 41, 44
_SORTS = 4
# So many spans of a sort make one of the next.
_OF_THE_NEXT = 8
# MATERIALIZED: else PostgreSQL walks all positions and takes every tsvector apart.
_FOUND = """
  WITH found AS MATERIALIZED (
    SELECT position FROM search_indexedarticle WHERE vector @@ %s::tsquery{among}
  )
  SELECT position FROM found WHERE position >= %s AND position < %s{only}
  ORDER BY position DESC LIMIT %s
"""
_AMONG_ALL = _FOUND.replace("{among}", "")
_AMONG_SPANS = _FOUND.replace("{among}", f" AND {_SPANS} && %s::bigint[]")
_AMONG_TWO = _FOUND.replace(
    "{among}",
    f" AND {_SPANS} && ARRAY[((newest.position >> 38) - 1) * 4, (newest.position >> 38) * 4]",
)
# The newest article, and what is found in its span and the one before: most searches ask no more.
_AMONG_NEWEST = """
SELECT newest.position, ARRAY({among_two})
FROM (SELECT max(position) AS position FROM search_indexedarticle WHERE position < %s) AS newest
""".replace("{among_two}", _AMONG_TWO)
# The newest article, and the one that stands so many places behind it: written out, for with a
# number that may be any PostgreSQL plans the statement anew each time.
_COUNTED = """
SELECT max(position), (
  SELECT position FROM search_indexedarticle
  WHERE position < %s ORDER BY position DESC OFFSET {articles} LIMIT 1
) FROM search_indexedarticle WHERE position < %s
"""
# So many are hardly ever among the articles of a day.
_MORE_THAN_A_DAYS = 50
_COUNTED_FOR_FEW, _COUNTED_FOR_MANY = 2_000, 4_000
_WIDER_FOR_FEW, _WIDER_FOR_MANY = (_MONTHS,), (_WEEK, _MONTHS)


def newest(asked: str, *, low: int, high: int, most: int, only: str) -> list[int]:
    """The newest positions from `low` to below `high` that `asked`, a tsquery, is true of.

    `only` is SQL that narrows them down further.
    """
    search = _Search(asked, low, high, most, only)
    is_few = most < _MORE_THAN_A_DAYS
    if is_few:
        search.look_at_newest()
    # Counted, not measured: a few articles of today may lie before an archive of years ago.
    search.look_behind(articles=_COUNTED_FOR_FEW if is_few else _COUNTED_FOR_MANY)
    for bits in _WIDER_FOR_FEW if is_few else _WIDER_FOR_MANY:
        search.look_behind(bits=bits)
    search.look_at_rest()
    return search.found


class _Search:
    """What was found so far, and the position below which nothing was looked at yet."""

    def __init__(self, asked: str, low: int, high: int, most: int, only: str) -> None:
        self.asked, self.low, self.below, self.most, self.only = asked, low, high, most, only
        self.found: list[int] = []

    @property
    def _missing(self) -> int:
        return self.most - len(self.found) if self.low < self.below else 0

    def look_at_newest(self) -> None:
        """Look through the articles of a day or two."""
        if not self._missing:
            return
        given = self.asked, self.low, self.below, self._missing, self.below
        ((first, found),) = self._rows(_AMONG_NEWEST, *given)
        self._keep(found, _begin_before(first, _DAY))

    def look_behind(self, *, articles: int = 0, bits: int = 0) -> None:
        """Look through so many articles more, or through two spans of time from the next one on."""
        if not self._missing:
            return
        counted = _COUNTED.replace("{articles}", str(articles))
        ((first, last),) = self._rows(counted, self.below, self.below)
        if first is None:
            self._keep([], self.low)
        elif last is None:
            # So few are left that a choice among them is worth nothing.
            self.look_at_rest()
        else:
            begin = max(self.low, _begin_before(first, bits) if bits else last)
            given = spans_between(begin, first), begin, self.below, self._missing
            rows = self._rows(_AMONG_SPANS, self.asked, *given)
            self._keep([row[0] for row in rows], begin)

    def look_at_rest(self) -> None:
        if self._missing:
            given = self.asked, self.low, self.below, self._missing
            self._keep([row[0] for row in self._rows(_AMONG_ALL, *given)], self.low)

    def _keep(self, found: list[int], below: int) -> None:
        self.found += found
        self.below = below

    def _rows(self, statement: str, *given: Any) -> list[tuple[Any, ...]]:
        with cursor_for(self.only) as cursor:
            cursor.execute(statement.replace("{only}", self.only), given)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows


def cursor_for(only: str) -> CursorWrapper:
    """What is narrowed down is another statement each time, and not worth a plan of its own."""
    return connection.cursor() if only else prepared()


def _begin_before(position: int | None, bits: int) -> int:
    """Where the span before that of `position` begins."""
    return 0 if position is None else ((position >> bits) - 1) << bits


def spans_between(first: int, last: int) -> list[int]:
    """As few spans as hold everything from `first` to `last`, and less than a day more at either end."""
    spans: list[int] = []
    begin, end = first >> _DAY, last >> _DAY
    for sort in range(_SORTS - 1):
        # Those that do not fill a span of the next sort.
        while begin <= end and begin % _OF_THE_NEXT:
            spans.append(begin * _SORTS + sort)
            begin += 1
        while begin <= end and (end + 1) % _OF_THE_NEXT:
            spans.append(end * _SORTS + sort)
            end -= 1
        if begin > end:
            return spans
        begin, end = begin // _OF_THE_NEXT, end // _OF_THE_NEXT
    return spans + [one * _SORTS + _SORTS - 1 for one in range(begin, end + 1)]
