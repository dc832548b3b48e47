"""Statements written by hand, for what every page asks: composing one costs Django more than asking it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper


def rows(statement: str, *given: int | str | datetime) -> list[tuple[Any, ...]]:
    """What `statement` finds; moments among the columns are taken with `moment`."""
    values = [_value(one) if isinstance(one, datetime) else one for one in given]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def prepared() -> CursorWrapper:
    """A cursor whose statements PostgreSQL plans once for a connection, not each time.

    For the few statements that are asked all day with other values, and whose plan no value
    changes. Django's own cursor writes the values into the text, which is another one each time.
    Where the connection prepares nothing (see `DATABASE_URL`) the values are sent apart, no more.
    """
    # Where statements are kept to be read (tests count and explain them), they are kept with their values.
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    wrapper: Any = connection
    # Under Django's wrapper, as its own cursors are: what wraps or times statements sees these too.
    cursor: CursorWrapper = wrapper._prepare_cursor(wrapper.Database.Cursor(connection.connection))
    return cursor


def numbers(ids: Iterable[int]) -> str:
    """Numbers of our own tables, to stand in a statement between brackets; never empty."""
    return ",".join(str(int(one)) for one in ids) or "NULL"


def moment(value: datetime) -> datetime:
    """A moment as a column holds it: SQLite's are in UTC and do not say so."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _value(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
