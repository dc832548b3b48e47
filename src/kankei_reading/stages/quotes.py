"""Stage: quotes."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Quote


def find_quotes(draft: Draft) -> tuple[Quote, ...]:
    return ()
