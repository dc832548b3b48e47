"""How often one reader, or one address, may do the same thing."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest

from kankei.common import limits
from kankei.common.addresses import address_of, network_of
from kankei.common.clock import now
from kankei.common.errors import TooMany


def count_one(request: HttpRequest, what: str, *, most: int, seconds: int = 60) -> None:
    """Count one more `what` by this reader; TooMany when `most` in `seconds` are used up."""
    who = f"reader {request.user.pk}" if request.user.pk else network_of(address_of(request))
    if not limits.is_within(what, who, most=most, per=timedelta(seconds=seconds), at=now()):
        raise TooMany()
