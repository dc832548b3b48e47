"""The practice provider's books in a file, so that every process of the demo sees the same ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kankei.payments.practice import billing
from kankei.payments.practice.books import Books
from kankei.payments.practice.shapes import Thing

_TABLES = (
    "CREATE TABLE IF NOT EXISTS things (number TEXT PRIMARY KEY, place INTEGER, body TEXT);"
    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, request TEXT, body TEXT);"
    "CREATE TABLE IF NOT EXISTS count (only INTEGER PRIMARY KEY CHECK (only = 1), value INTEGER);"
)


@contextmanager
def opened(path: Path, *, at: int) -> Iterator[tuple[Books, list[Thing]]]:
    """Open the books at `at`, alone; what happened since, and in the block, comes as events.

    Nothing is kept of a block that fails.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as file:
        file.executescript(_TABLES)
        file.execute("BEGIN IMMEDIATE")
        books, before = _read(file)
        told: list[Thing] = []
        books.tell = told.append
        billing.advance(books, max(at, books.at))
        yield books, told
        _write(file, books, before)
        file.execute("COMMIT")


def _read(file: sqlite3.Connection) -> tuple[Books, dict[str, str]]:
    before = dict(file.execute("SELECT number, body FROM things ORDER BY place").fetchall())
    things = {number: json.loads(body) for number, body in before.items()}
    answers = {
        key: (request, json.loads(body))
        for key, request, body in file.execute("SELECT key, request, body FROM answers")
    }
    row = file.execute("SELECT value FROM count").fetchone()
    at = max((thing.get("created", 0) for thing in things.values()), default=0)
    return Books(at=at, things=things, answers=answers, count=row[0] if row else 0), before


def _write(file: sqlite3.Connection, books: Books, before: dict[str, str]) -> None:
    for place, (number, thing) in enumerate(books.things.items()):
        body = json.dumps(thing, ensure_ascii=False)
        if before.get(number) != body:
            file.execute("REPLACE INTO things VALUES (?, ?, ?)", (number, place, body))
    file.executemany(
        "INSERT OR IGNORE INTO answers VALUES (?, ?, ?)",
        [(key, request, json.dumps(kept)) for key, (request, kept) in books.answers.items()],
    )
    file.execute("REPLACE INTO count VALUES (1, ?)", (books.count,))
