"""Paging by key: a page ends at an item, and the next begins behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items, and the key behind which the next page begins, if there is one."""

    items: Sequence[T]
    next_before: int | None


def whole(value: str) -> int | None:
    """Return the whole number that `value` writes, or None; no number that a table cannot hold."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 18 else None


def key_in(request: HttpRequest, name: str) -> int | None:
    """Return the whole number in the query's `name`; anything else is as if it were not there."""
    return whole(request.GET.get(name, ""))


def page_of(found: Sequence[T], *, size: int, key: Callable[[T], int]) -> Page[T]:
    """Cut `found`, which was asked for with one more than `size`, to a page."""
    items = found[:size]
    return Page(items, key(items[-1]) if len(found) > size else None)
