"""Timing two things against each other fairly: alternated, in changing order, medians compared."""

from __future__ import annotations

import gc
import importlib
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Input = TypeVar("Input")


@dataclass(frozen=True, slots=True)
class Result:
    """What one promise came to: ours may cost `bound` times the peer at most."""

    name: str
    bound: float
    ours: float
    peer: float
    words: str
    more: tuple[str, ...] = ()
    """Lines that are printed below its own."""

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def holds(self) -> bool:
        return self.ratio <= self.bound


def compared(  # noqa: PLR0913 - all but the name are words
    name: str,
    *,
    ours: Callable[[Input], object],
    peer: Callable[[Input], object],
    inputs: Sequence[Input],
    bound: float,
    words: str,
    clock: Callable[[], float] | None = None,
) -> Result:
    """Run both on every input, each going first half of the time: the second rides on warm caches.

    What is measured is processor time, unless a clock is given: see `own_clock`.
    """
    for one in inputs[:3]:
        ours(one)
        peer(one)
    times: tuple[list[float], list[float]] = ([], [])
    clock = clock or own_clock()
    gc.collect()
    gc.disable()
    try:
        for number, one in enumerate(inputs):
            order = (0, 1) if number % 2 else (1, 0)
            for which in order:
                started = clock()
                (ours, peer)[which](one)
                times[which].append(clock() - started)
            gc.collect(0)
    finally:
        gc.enable()
    return Result(name, bound, statistics.median(times[0]), statistics.median(times[1]), words)


def own_clock() -> Callable[[], float]:
    """The processor time of this process, and of those of PostgreSQL that work for it where it is asked.

    On a busy machine the clock on the wall tells more of its neighbours than of the work.
    """
    if not os.environ.get("DATABASE_URL"):
        return time.process_time
    from django.db import connections  # noqa: PLC0415

    spent = []
    for one in connections.all():
        one.ensure_connection()
        # Another connection would be another process.
        one.close_at = None
        spent.append(Path(f"/proc/{one.connection.info.backend_pid}/schedstat"))
    if not all(one.exists() for one in spent):
        return time.perf_counter

    def together() -> float:
        return time.process_time() + sum(int(one.read_bytes().split()[0]) for one in spent) / 1e9

    return together


def seconds(deed: Callable[[], object]) -> float:
    """How long `deed` took."""
    clock = own_clock()
    started = clock()
    deed()
    return clock() - started


def measured(name: str, url: str) -> list[Result]:
    """Measure the promise `name` on the database at `url`, where nothing was measured before."""
    os.environ["DATABASE_URL"] = url
    return list(importlib.import_module(f"bench.{name}").measure())
