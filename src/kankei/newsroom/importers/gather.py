"""Paths, folders, patterns and addresses to documents, one after the other."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from kankei.newsroom import errors
from kankei.newsroom.importers.addresses import is_address
from kankei.newsroom.importers.document import Document
from kankei.newsroom.importers.fetch import MOST_BYTES, fetched


def sources_in(given: Iterable[str]) -> list[str]:
    """Spread folders and patterns into files, in the order of their names, each once.

    What is not there stays in the list, so that it is refused by name.
    """
    found: dict[str, None] = {}
    for one in given:
        for source in [one] if is_address(one) else _files(one):
            found.setdefault(source, None)
    return list(found)


def document_at(source: str, *, may_be_private: bool = False) -> Document:
    """Return the document at a path or address, or refuse with the reason."""
    if is_address(source):
        return fetched(source, may_be_private=may_be_private)
    if "://" in source:
        raise errors.NotAnAddress()
    path = Path(source).expanduser()
    try:
        if not path.is_file():
            raise errors.NothingThere()
        if path.stat().st_size > MOST_BYTES:
            raise errors.TooLarge(limit=MOST_BYTES // 1024 // 1024)
        return Document(name=source, data=path.read_bytes())
    except (OSError, ValueError) as error:
        raise errors.FileUnreadable(why=getattr(error, "strerror", None) or "名前") from error


def _files(given: str) -> Iterator[str]:
    path = Path(given).expanduser()
    try:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            shown = (one for one in inside if not _is_hidden(one.relative_to(path)))
            yield from sorted(map(str, shown))
            return
        is_there = path.exists()
    except (OSError, ValueError):
        is_there = False
    matches = [] if is_there else sorted(glob.glob(str(path), recursive=True))
    yield from (one for one in matches if Path(one).is_file())
    if not matches:
        yield given


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
