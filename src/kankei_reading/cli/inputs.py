"""Articles out of files and folders; what cannot be read is refused by name, the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kankei_reading.errors import CannotRead

_SUFFIXES = {".txt", ".json", ".md", ""}


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    text: str
    published: date


def parse_day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise CannotRead(
            f"{words!r} is no date; write the day of publication as 2021-05-20."
        ) from None


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files, and those of each folder in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and p.suffix in _SUFFIXES)
            if not inside:
                raise CannotRead(f"{path} holds no .txt or .json file.")
            yield from inside
        else:
            yield path


def articles_in(paths: Sequence[Path], published: date | None) -> Iterator[Article | CannotRead]:
    """Yield an article a file, or the reason why a file gives none."""
    for path in files_in(paths):
        try:
            yield article_of(path, published)
        except CannotRead as refusal:
            yield refusal


def article_of(path: Path, published: date | None) -> Article:
    """Read the article of one file; `published` overrules what the file says."""
    try:
        words = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise CannotRead(f"{path} does not exist.") from None
    except UnicodeDecodeError:
        raise CannotRead(f"{path} is not UTF-8; convert it first (iconv -t UTF-8).") from None
    except OSError as error:
        raise CannotRead(f"{path} cannot be opened: {error.strerror}.") from None
    if path.suffix == ".json":
        return _of_json(path, words, published)
    if published is None:
        raise CannotRead(f"{path} says no day of publication; give --published 2021-05-20.")
    return Article(path.stem, words, published)


def _of_json(path: Path, words: str, published: date | None) -> Article:
    try:
        values = json.loads(words)
    except ValueError as error:
        raise CannotRead(f"{path} is not JSON: {error}.") from None
    if not isinstance(values, dict) or not isinstance(values.get("text"), str):
        raise CannotRead(f'{path} has no "text".')
    day = values.get("published")
    if published is None and not isinstance(day, str):
        raise CannotRead(f'{path} has no "published"; give --published 2021-05-20.')
    try:
        return Article(path.stem, values["text"], published or date.fromisoformat(str(day)[:10]))
    except ValueError:
        raise CannotRead(f'{path}: "published" is {day!r}, which is no date.') from None
