"""Measure every promise, or the ones that are named: `python -m bench [NAME…]`.

SIZE=full measures at the promised size (minutes, and some gigabytes below TMPDIR), else a small one
that takes seconds. DATABASE=sqlite or postgresql leaves out the other; a PostgreSQL server of its own
is started and removed. A line each: name, ratio, bound, ok or short, and both sides. Exit code 1
when a promise is short.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from bench.measuring import Result, measured
from scripts import postgres

NAMES = ("reading", "match", "publish", "mynews", "search", "tenfold", "page", "told")
DATABASES = ("sqlite", "postgresql")
# Nothing that a real house would not set: every commit is safe on disk.
AS_A_HOUSE = ("shared_buffers=1GB", "max_wal_size=8GB", "maintenance_work_mem=512MB")


def main(asked: list[str]) -> int:
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        print(f"kankei: there is no promise {unknown[0]!r}; there are {', '.join(NAMES)}")
        return 2
    # Ended from outside, it still stops its server and removes it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    short = False
    print(f"{'name':<16} {'ratio':>8}  {'bound':>8}", flush=True)
    for database in os.environ.get("DATABASE", " ".join(DATABASES)).split():
        # Reading an article asks no database.
        names = [one for one in asked or NAMES if one != "reading" or database != "postgresql"]
        try:
            with _server(database) as url:
                for result in _results(names, url):
                    print(line_of(result, database), *result.more, sep="\n  ", flush=True)
                    short |= not result.holds
        except postgres.NoPostgres as error:
            print(f"kankei: PostgreSQL is left out: {error}")
    return 1 if short else 0


@contextmanager
def _server(database: str) -> Iterator[str]:
    if database != "postgresql":
        yield ""
        return
    with postgres.server(AS_A_HOUSE) as (url, _origin):
        yield url


def _results(names: list[str], url: str) -> Iterator[Result]:
    # A process of its own for each: what one put into its database would stand in another's way.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as apart:
        for results in apart.map(measured, names, [url] * len(names)):
            yield from results


def line_of(result: Result, database: str) -> str:
    state = "ok   " if result.holds else "short"
    return (
        f"{result.name:<16} {result.ratio:>8.4g}  {'≤ ' + format(result.bound, '.4g'):>8}  {state}"
        f"  ours {result.ours * 1000:9.3f} ms  peer {result.peer * 1000:9.3f} ms"
        f"  {database}: {result.words}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
