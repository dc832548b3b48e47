"""Read an archive: many processes, a progress bar, and nothing read twice after a kill."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final, NamedTuple

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
    least: float = 0.0


class Outcome(NamedTuple):
    """What came of one file: the reading as JSON, written by the process that read it, or a refusal."""

    name: str
    reading: str
    refusal: str


_CHUNK = 16
# Chunks on their way, a worker: enough that none waits, few enough that an archive of millions fits.
_AHEAD = 3
# Elsewhere libraries of the system start threads, which a fork would lose.
_START: Final = "fork" if sys.platform == "linux" else "spawn"


def read_many(batch: Batch) -> int:
    """Read all; return how many files were refused."""
    target = _target(batch)
    todo = [path for path in files_in(batch.paths) if batch.again or path.stem not in target.done]
    _refuse_same_names(todo)
    refused = 0
    # Nor may the bar have a thread of its own when workers are forked.
    tqdm.monitor_interval = 0
    bar = tqdm(total=len(todo), unit="本", desc="読み解き", disable=None, file=sys.stderr)
    with bar, target:
        for outcome in _outcomes(todo, batch):
            bar.update()
            if outcome.refusal:
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
    read = partial(_read, batch.published, batch.least)
    if batch.workers == 1:
        _collect_seldom()
        yield from map(read, paths)
        return
    chunks = (paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK))
    workers = min(batch.workers, len(paths) or 1)
    context = multiprocessing.get_context(_START)
    if _START == "fork":
        # What each worker would learn for itself is learned once, before there are any.
        _collect_seldom()
    try:
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
            waiting: deque[Future[list[Outcome]]] = deque()
            for chunk in chunks:
                waiting.append(pool.submit(_read_chunk, read, chunk))
                if len(waiting) >= workers * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise CannotRead(
            "a worker was killed, for want of memory perhaps; what was read is kept:"
            " start again, with fewer --workers."
        ) from None


def _begin() -> None:
    """Make a worker that outlives nobody: killing the command ends its workers too."""
    _collect_seldom()
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _collect_seldom() -> None:
    """Let the collector of garbage look less often: a reading makes no cycles, and the lexicon stays."""
    read_text("米国とロシアは19日、協議を開いた。", date(2021, 5, 20))
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _read_chunk(read: partial[Outcome], paths: Sequence[Path]) -> list[Outcome]:
    return list(map(read, paths))


def _read(published: date | None, least: float, path: Path) -> Outcome:
    try:
        article = article_of(path, published)
    except CannotRead as refusal:
        return Outcome(path.stem, "", str(refusal))
    reading = read_text(article.text, article.published)
    values = as_dict(reading.sure_of(least) if least > 0 else reading)
    return Outcome(path.stem, json.dumps(values, ensure_ascii=False), "")


class _Folder:
    """One JSON file an article, whole or not at all."""

    def __init__(self, out: Path) -> None:
        self._out = out
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotRead(f"{out} cannot be made: {error.strerror}.") from None
        self.done = {path.stem for path in out.glob("*.json") if _is_of_this_version(path)}

    def write(self, name: str, reading: str) -> None:
        partly = self._out / f".{name}.part"
        partly.write_text(reading, "utf-8")
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
            self._mend(out)
        try:
            self._file = out.open("w" if again else "a", encoding="utf-8")
        except OSError as error:
            raise CannotRead(f"{out} cannot be written: {error.strerror}.") from None

    def _mend(self, out: Path) -> None:
        """Keep the whole lines of this version; a kill while this is done loses nothing."""
        partly = out.with_name(f".{out.name}.part")
        is_changed = False
        with out.open("rb") as old, partly.open("wb") as new:
            for line in old:
                if line.endswith(b"\n") and self._is_whole(line):
                    new.write(line)
                else:
                    is_changed = True
        if is_changed:
            os.replace(partly, out)
        else:
            partly.unlink()

    def _is_whole(self, line: bytes) -> bool:
        try:
            values = json.loads(line)
        except ValueError:
            return False
        if not isinstance(values, dict) or values.get("version") != VERSION:
            return False
        self.done.add(values["name"])
        return True

    def write(self, name: str, reading: str) -> None:
        # The reading comes as JSON: its name is put in before its first field.
        self._file.write(f'{{"name": {json.dumps(name, ensure_ascii=False)}, {reading[1:]}\n')
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
