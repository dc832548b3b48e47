"""Stage: actors."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Actor


def find_actors(draft: Draft) -> tuple[Actor, ...]:
    return ()
