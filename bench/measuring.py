"""Timing two things against each other fairly: alternated, in changing order, medians compared."""

from __future__ import annotations

import gc
import importlib
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    clock: Callable[[], float] = time.perf_counter,
) -> Result:
    """Run both on every input, each going first half of the time: the second rides on warm caches.

    What only computes is measured by the processor's clock (`time.process_time`): other work on
    the machine then counts for less.
    """
    for one in inputs[:3]:
        ours(one)
        peer(one)
    times: tuple[list[float], list[float]] = ([], [])
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


def measured(name: str) -> list[Result]:
    """Measure the promise `name`; each is measured where nothing was measured before."""
    return list(importlib.import_module(f"bench.{name}").measure())
