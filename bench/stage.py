"""What benches are run on: the demo's articles as texts, and an empty database of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

AT = datetime(2026, 6, 1, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
_AT_ONCE = 20_000


def is_full() -> bool:
    """Whether the promised size was asked for (SIZE=full), not the small one that takes seconds."""
    return os.environ.get("SIZE", "small") == "full"


@cache
def set_up() -> str:
    """Start Django on a database of its own, on DATABASE_URL's server or in a file; return which."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    return connection.vendor


@cache
def texts() -> tuple[str, ...]:
    """The demo's articles as they are published, without a database."""
    from kankei.articles.rules import page_text  # noqa: PLC0415
    from kankei.newsroom.demo.content import stories  # noqa: PLC0415

    return tuple(
        page_text(
            headline=story.written(story.headline, at=AT),
            caption=story.written(story.caption, at=AT),
            place=story.place,
            reporters="",
            body=story.written(story.body, at=AT),
        ).text
        for story in stories()
    )


def fresh(times: int) -> list[str]:
    """Every text `times` over, no two alike: nothing kept from the first may help the second."""
    return [f"{text}\n\n({number}){'。' * number}" for number in range(times) for text in texts()]


def load(table: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Put many rows into `table`, the way that its database takes them quickest."""
    from django.db import connection, transaction  # noqa: PLC0415

    coming = iter(rows)
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                while some := list(islice(coming, _AT_ONCE)):
                    copy.write("".join("\t".join(map(_copied, row)) + "\n" for row in some))
        else:
            places = ",".join(["%s"] * (columns.count(",") + 1))
            while some := list(islice(coming, _AT_ONCE)):
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", some)


@contextmanager
def without_index(table: str, *columns: str) -> Iterator[None]:
    """Leave out the index on `columns` while rows are loaded: made at the end it is made in order."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        every = connection.introspection.get_constraints(cursor, table)
        (name,) = [
            name
            for name, one in every.items()
            if one["columns"] == list(columns) and one["index"] and not one["unique"]
        ]
        cursor.execute(f"DROP INDEX {name}")
        yield
        cursor.execute(f"CREATE INDEX {name} ON {table} ({', '.join(columns)})")


def _copied(value: object) -> str:
    if value is None:
        return "\\N"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def settle(*tables: str) -> None:
    """Leave the tables as a quiet night does: counted, and on PostgreSQL vacuumed."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in tables:
                cursor.execute(f"VACUUM (ANALYZE) {table}")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_TABLES = (
    "CREATE TABLE articles_article (id {pk}, position bigint UNIQUE)",
    "CREATE TABLE feeds_feed (id {pk}, kind varchar(8), key varchar(160), name varchar(160),"
    " name_en varchar(120), description text, aliases text, codes text, created_at timestamp)",
    "CREATE TABLE feeds_feedentry (feed_id bigint NOT NULL, position bigint NOT NULL,"
    " because varchar(160) NOT NULL, PRIMARY KEY (feed_id, position))",
    "CREATE INDEX entries_by_position ON feeds_feedentry (position, feed_id)",
)


def another_database(alias: str) -> str:
    """Make one more database beside the first, with the tables of feeds; see `on`."""
    from copy import deepcopy  # noqa: PLC0415

    from django.db import connection, connections  # noqa: PLC0415

    values = deepcopy(connection.settings_dict)
    name = f"{values['NAME']}_{alias}"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    connections.databases[alias] = {**values, "NAME": name}
    pk = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY"
    with connections[alias].cursor() as cursor:
        for table in _TABLES:
            cursor.execute(table.format(pk=pk))
    return alias


@contextmanager
def on(alias: str) -> Iterator[None]:
    """Let `django.db.connection` be the one of `alias`: what asks SQL itself asks there."""
    from django.db import connection  # noqa: PLC0415

    before = connection._alias
    connection.__dict__["_alias"] = alias
    try:
        yield
    finally:
        connection.__dict__["_alias"] = before
