"""Stage: quantities."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Quantity


def find_quantities(draft: Draft) -> tuple[Quantity, ...]:
    return ()
