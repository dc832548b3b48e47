"""Measure every promise, or the ones that are named: `python -m bench [NAME…]`.

A line each: name, ratio, bound, ok or short, and the medians of both sides. Exit code 1 when a
promise is short.
"""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from bench.measuring import Result, measured

NAMES = ("reading", "match", "mynews", "search", "publish", "page")


def main(asked: list[str]) -> int:
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        print(f"kankei: there is no promise {unknown[0]!r}; there are {', '.join(NAMES)}")
        return 2
    short = False
    print(f"{'name':<10} {'ratio':>6}  {'bound':>8}  {'':5}  {'ours':>9}  {'peer':>9}", flush=True)
    # A process of its own for each: what one put into its database would stand in another's way.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as apart:
        for results in apart.map(measured, asked or NAMES):
            for result in results:
                print(line_of(result), *result.more, sep="\n  ", flush=True)
                short |= not result.holds
    return 1 if short else 0


def line_of(result: Result) -> str:
    state = "ok" if result.holds else "short"
    places = ".2f" if result.bound >= 0.1 else ".4f"
    return (
        f"{result.name:<10} {result.ratio:>6{places}}  {'≤ ' + format(result.bound, places):>8}  {state:5}"
        f"  ours {result.ours * 1000:8.3f} ms  peer {result.peer * 1000:8.3f} ms  {result.words}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
