"""Ten times the entries make マイニュース at most twice as dear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bench import mynews, stage
from bench.measuring import Result, compared

BOUND = 2.0
# More than elsewhere: in a table of forty thousand rows nothing costs anything.
SMALL = (10_000, 1_000_000, 50_000)


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.db import DEFAULT_DB_ALIAS  # noqa: PLC0415

    from kankei.feeds import queries  # noqa: PLC0415

    feeds, entries, articles = mynews.FULL if stage.is_full() else SMALL
    smaller = stage.another_database("tenth")
    ids = mynews.fill(feeds=feeds, entries=entries, articles=articles)
    with stage.on(smaller):
        # The same feeds, a tenth of the time.
        assert mynews.fill(feeds=feeds, entries=entries // 10, articles=articles // 10) == ids

    def merged_on(alias: str) -> Callable[[list[int]], Any]:
        def merged(follows: list[int]) -> Any:
            with stage.on(alias):
                return queries.merged(follows, most=mynews.SHOWN)

        return merged

    yield compared(
        "tenfold",
        ours=merged_on(DEFAULT_DB_ALIAS),
        peer=merged_on(smaller),
        inputs=mynews.followed(ids, 300),
        bound=BOUND,
        words=f"{mynews.FOLLOWS} follows, {entries:,} entries; peer: {entries // 10:,} entries",
    )
