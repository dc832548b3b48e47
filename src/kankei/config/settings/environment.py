"""Typed reading of environment variables, with one clear sentence for each fault."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


class Environment:
    """The environment as settings read it."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values

    def text(self, name: str, default: str) -> str:
        return self._values.get(name, default)

    def flag(self, name: str, *, default: bool) -> bool:
        value = self._values.get(name)
        if value is None:
            return default
        if value.lower() in _TRUE:
            return True
        if value.lower() in _FALSE:
            return False
        raise ImproperlyConfigured(f"{name} is {value!r}: write 1 or 0")

    def number(self, name: str, default: int) -> int:
        value = self._values.get(name, "")
        if not value:
            return default
        if not value.isdecimal():
            raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number, 0 or more")
        return int(value)

    def number_or_never(self, name: str) -> int | None:
        """Return the number, or None for "never" and for nothing."""
        value = self._values.get(name, "").strip().lower()
        return None if value in {"", "never"} else self.number(name, 0)

    def words(self, name: str, default: str) -> list[str]:
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def path(self, name: str, default: Path) -> Path:
        return Path(self.text(name, str(default))).expanduser().resolve()

    def secret(self, name: str, file: Path) -> str:
        """Return the secret from the environment, else from `file`, which is made when missing."""
        if given := self._values.get(name):
            return given
        try:
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.touch(mode=0o600)
                file.write_text(secrets.token_urlsafe(50), "utf-8")
            return file.read_text("utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(
                f"cannot keep the secret key in {file}: {error.strerror}; set KANKEI_HOME to a"
                f" folder that can be written, or {name}"
            ) from error

    def database(self, name: str, sqlite: Path) -> dict[str, Any]:
        """Return Django's database settings: PostgreSQL by URL, else SQLite at `sqlite`."""
        url = self._values.get(name, "")
        if not url:
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(sqlite),
                # Opening the file anew costs a page more than reading from it.
                "CONN_MAX_AGE": 60,
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": (
                        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                        " PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000"
                    ),
                },
            }
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"}:
            raise ImproperlyConfigured(
                f"{name} begins with {parts.scheme!r}: write postgresql://user:password@host/name"
            )
        options: dict[str, Any] = dict(parse_qsl(parts.query))
        # A pooler that gives each transaction another connection keeps neither plans nor cursors.
        keeps_statements = options.pop("prepare", "yes") != "no"
        host = options.pop("host", "") or unquote(parts.hostname or "")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or options.pop("port", "")),
            "CONN_MAX_AGE": 60,
            # What `kankei.common.rows.prepared` asks is planned once; Django's own cursors prepare nothing.
            "OPTIONS": {**options, "prepare_threshold": 0 if keeps_statements else None},
            "DISABLE_SERVER_SIDE_CURSORS": not keeps_statements,
        }
