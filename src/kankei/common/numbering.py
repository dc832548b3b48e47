"""Numbers that run without gaps: what is rolled back takes no number."""

from __future__ import annotations

from django.db import transaction

from kankei.common.models import Counter


def next_in(series: str) -> int:
    """Return the next number of `series`, counted from 1; see `take`."""
    return take(series, count=1)


@transaction.atomic
def take(series: str, *, count: int) -> int:
    """Return the first of the next `count` numbers of `series`.

    Call it in the transaction that writes what is numbered: the counter's row stays locked until
    that ends, so numbers are given one after the other, and one that is not used is given again.
    """
    Counter.objects.get_or_create(series=series)
    counter = Counter.objects.select_for_update().get(series=series)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return first


def next_of_year(series: str, year: int, *, prefix: str = "") -> str:
    """Return the next number of a series that begins anew each year: 2026-000001."""
    return in_words(next_in(f"{series}:{year}"), year, prefix=prefix)


def in_words(number: int, year: int, *, prefix: str = "") -> str:
    """Return a number of a year as it stands on papers."""
    return f"{prefix}{year}-{number:06d}"
