"""The state of the database: new, ready, older than the code, newer than the code, or not ours."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kankei.config.commands.ending import CannotGoOn


@dataclass(frozen=True, slots=True)
class State:
    """What the database has, beside what the code knows."""

    is_empty: bool
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    is_foreign: bool = False

    @property
    def is_ready(self) -> bool:
        return not (self.is_empty or self.missing or self.unknown or self.is_foreign)


def place() -> str:
    """Where the database is, without any password."""
    one = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return str(one["NAME"])
    return f"{one['NAME']} at {one['HOST'] or 'the local socket'}"


def state() -> State:
    """Compare the database with the migrations of the code; nothing is changed."""
    try:
        tables = _tables()
        if not tables:
            return State(is_empty=True, missing=(), unknown=())
        if not tables >= _IS_OURS:
            return State(is_empty=False, missing=(), unknown=(), is_foreign=True)
        executor = MigrationExecutor(connection)
        applied = set(executor.loader.applied_migrations)
        known = set(executor.loader.disk_migrations)
    except (DatabaseError, sqlite3.Error) as error:
        raise CannotGoOn(_unusable(error)) from error
    replaced = {key for key in known if executor.loader.disk_migrations[key].replaces}
    return State(
        is_empty=False,
        missing=tuple(sorted(".".join(key) for key in known - applied - replaced)),
        unknown=tuple(sorted(".".join(key) for key in applied - known if _is_ours(key[0]))),
    )


_IS_OURS = {"django_migrations", "articles_article"}


def _tables() -> set[str]:
    """The names of the tables; a file of SQLite is looked at without writing even its header."""
    if connection.vendor != "sqlite":
        return set(connection.introspection.table_names())
    path = Path(settings.DATABASES["default"]["NAME"])
    if not path.exists() or not path.stat().st_size:
        return set()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
        return {
            name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }


def _is_ours(app: str) -> bool:
    return app in {config.rpartition(".")[2] for config in settings.INSTALLED_APPS}


def _unusable(error: Exception) -> str:
    words = str(error).splitlines()[0]
    if connection.vendor == "sqlite":
        return (
            f"{place()} cannot be opened as a database ({words}); put a copy that is whole in its"
            " place, move it away to begin anew, or name another folder with KANKEI_HOME"
        )
    return (
        f"PostgreSQL does not answer for {place()} ({words}); check DATABASE_URL, and that the"
        " server runs"
    )


def make_ready(*, may_upgrade: bool) -> bool:
    """Create what is missing and return whether the database is new; refuse any other that differs."""
    marker = Path(settings.HOME) / "database-being-made"
    found = state()
    was_cut_short = marker.exists()
    if was_cut_short and not found.is_ready and connection.vendor == "sqlite":
        # The first start was interrupted: nothing is in it that anybody wrote.
        forget_sqlite()
        found = state()
    _refuse(found, may_upgrade=may_upgrade or was_cut_short)
    if found.is_ready:
        marker.unlink(missing_ok=True)
        return False
    if not found.is_empty and not was_cut_short:
        copy_sqlite()
    if found.is_empty:
        marker.touch()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (DatabaseError, OSError) as error:
        raise CannotGoOn(
            f"{place()} could not be made ready ({str(error).splitlines()[0]}); is there room on"
            " the disk?"
        ) from error
    marker.unlink(missing_ok=True)
    return found.is_empty


def _refuse(found: State, *, may_upgrade: bool) -> None:
    if found.is_foreign:
        raise CannotGoOn(
            f"{place()} holds another program's tables, not Kankei's; name another folder with"
            " KANKEI_HOME, or another database with DATABASE_URL"
        )
    if found.unknown:
        raise CannotGoOn(
            f"{place()} was made by a newer Kankei ({found.unknown[0]} is unknown here); update"
            " Kankei, or name another folder with KANKEI_HOME"
        )
    if found.missing and not may_upgrade:
        raise CannotGoOn(
            f"{place()} was made by an older Kankei ({len(found.missing)} changes are missing, first"
            f" {found.missing[0]}); bring it up to date with `kankei serve --upgrade` (make run"
            " ARGS=--upgrade), which copies it first"
        )


def forget_sqlite() -> None:
    connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{settings.DATABASES['default']['NAME']}{ending}").unlink(missing_ok=True)


def copy_sqlite() -> None:
    """Copy an SQLite database beside itself before it is changed; PostgreSQL has its own backups."""
    if connection.vendor != "sqlite":
        return
    original = Path(settings.DATABASES["default"]["NAME"])
    copy = original.with_name(f"{original.stem}-before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.sqlite3")
    if shutil.disk_usage(original.parent).free < original.stat().st_size * 2:
        raise CannotGoOn(f"there is no room for a copy of {original}; make room and start again")
    with closing(sqlite3.connect(original)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    print(f"Copied the database to {copy}")
