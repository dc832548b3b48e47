"""Stage: dates."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import When


def find_dates(draft: Draft) -> tuple[When, ...]:
    return ()
