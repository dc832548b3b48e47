"""Read an archive: many processes, a progress bar, and nothing read twice after a kill."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from tqdm import tqdm

from kankei_reading.cli.inputs import article_of, files_in
from kankei_reading.errors import CannotRead
from kankei_reading.pipeline import VERSION, read_text
from kankei_reading.wire import as_dict


@dataclass(frozen=True, slots=True)
class Batch:
    """What to read, and where the readings go."""

    paths: Sequence[Path]
    published: date | None
    out: Path
    workers: int
    again: bool


class Outcome(NamedTuple):
    name: str
    reading: dict[str, Any] | None
    refusal: str | None


_CHUNK = 8


def read_many(batch: Batch) -> int:
    """Read all; return how many files were refused."""
    target = _target(batch)
    todo = [path for path in files_in(batch.paths) if batch.again or path.stem not in target.done]
    _refuse_same_names(todo)
    refused = 0
    bar = tqdm(total=len(todo), unit="本", desc="読み解き", disable=None, file=sys.stderr)
    with bar, target:
        for outcome in _outcomes(todo, batch):
            bar.update()
            if outcome.reading is None:
                refused += 1
                bar.write(f"kankei read: {outcome.refusal}", file=sys.stderr)
            else:
                target.write(outcome.name, outcome.reading)
    return refused


def _refuse_same_names(paths: Iterable[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            raise CannotRead(
                f"{seen[path.stem]} and {path} would both be written as {path.stem}; rename one."
            )
        seen[path.stem] = path


def _outcomes(paths: Sequence[Path], batch: Batch) -> Iterator[Outcome]:
    read = partial(_read, batch.published)
    if batch.workers == 1:
        yield from map(read, paths)
        return
    with get_context("spawn").Pool(min(batch.workers, len(paths) or 1)) as pool:
        yield from pool.imap(read, paths, chunksize=_CHUNK)


def _read(published: date | None, path: Path) -> Outcome:
    try:
        article = article_of(path, published)
    except CannotRead as refusal:
        return Outcome(path.stem, None, str(refusal))
    return Outcome(path.stem, as_dict(read_text(article.text, article.published)), None)


class _Folder:
    """One JSON file an article, whole or not at all."""

    def __init__(self, out: Path) -> None:
        self._out = out
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotRead(f"{out} cannot be made: {error.strerror}.") from None
        self.done = {path.stem for path in out.glob("*.json") if _is_of_this_version(path)}

    def write(self, name: str, reading: dict[str, Any]) -> None:
        partly = self._out / f".{name}.part"
        partly.write_text(json.dumps(reading, ensure_ascii=False), "utf-8")
        os.replace(partly, self._out / f"{name}.json")

    def __enter__(self) -> _Folder:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def _is_of_this_version(path: Path) -> bool:
    # The version stands at the head of the file: no need to read it whole.
    with path.open(encoding="utf-8") as opened:
        return f'"version": "{VERSION}"' in opened.read(200)


class _Lines:
    """One file, a line an article; what a kill cut short is taken off first."""

    def __init__(self, out: Path, *, again: bool) -> None:
        self.done: set[str] = set()
        if out.exists() and not again:
            kept = [line for line in out.read_text("utf-8").splitlines() if self._is_whole(line)]
            out.write_text("".join(f"{line}\n" for line in kept), "utf-8")
        try:
            self._file = out.open("w" if again else "a", encoding="utf-8")
        except OSError as error:
            raise CannotRead(f"{out} cannot be written: {error.strerror}.") from None

    def _is_whole(self, line: str) -> bool:
        try:
            values = json.loads(line)
        except ValueError:
            return False
        if values.get("version") != VERSION:
            return False
        self.done.add(values["name"])
        return True

    def write(self, name: str, reading: dict[str, Any]) -> None:
        self._file.write(json.dumps({"name": name, **reading}, ensure_ascii=False) + "\n")
        self._file.flush()

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class _Table(_Lines):
    """Parquet, made from the lines when all is read, so that a kill loses nothing."""

    def __init__(self, out: Path, *, again: bool) -> None:
        try:
            import polars  # noqa: PLC0415 - an optional part
        except ImportError:
            raise CannotRead(
                "Parquet needs the optional part: pip install 'kankei[archive]'; or write to a .jsonl file."
            ) from None
        self._polars = polars
        self._out = out
        self._lines = out.with_suffix(".jsonl")
        super().__init__(self._lines, again=again)

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        rows = [
            {"name": values["name"], "published": values["published"], "reading": line}
            for line in self._lines.read_text("utf-8").splitlines()
            if (values := json.loads(line))
        ]
        self._polars.DataFrame(rows).write_parquet(self._out)


def _target(batch: Batch) -> _Folder | _Lines:
    if batch.out.suffix == ".jsonl":
        return _Lines(batch.out, again=batch.again)
    if batch.out.suffix == ".parquet":
        return _Table(batch.out, again=batch.again)
    if batch.out.exists() and not batch.out.is_dir():
        raise CannotRead(f"{batch.out} is a file; give --out a folder, a .jsonl or a .parquet.")
    return _Folder(batch.out)
