"""Stage: people."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Person


def find_people(draft: Draft) -> tuple[Person, ...]:
    return ()
