"""How often one reader, or one address, may do the same thing."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from kankei.common.addresses import address_of
from kankei.common.errors import TooMany


def count_one(request: HttpRequest, what: str, *, most: int, seconds: int = 60) -> None:
    """Count one more `what` by this reader; TooMany when `most` in `seconds` are used up."""
    who = request.user.pk or address_of(request)
    key = f"limit:{what}:{who}"
    if cache.add(key, 1, seconds):
        return
    try:
        count = cache.incr(key)
    except ValueError:  # It ran out between the two calls.
        return
    if count > most:
        raise TooMany()
