"""Numbers that run without gaps: what is rolled back takes no number."""

from __future__ import annotations

from django.db import transaction

from kankei.common.models import Counter


@transaction.atomic
def next_in(series: str) -> int:
    """Return the next number of `series`, counted from 1.

    Call it in the transaction that writes what is numbered: the counter's row stays locked until
    that ends, so numbers are given one after the other, and one that is not used is given again.
    """
    Counter.objects.get_or_create(series=series)
    counter = Counter.objects.select_for_update().get(series=series)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def next_of_year(series: str, year: int, *, prefix: str = "") -> str:
    """Return the next number of a series that begins anew each year: 2026-000001."""
    return f"{prefix}{year}-{next_in(f'{series}:{year}'):06d}"
