"""A request as the readers' pages see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from kankei.accounts.models import Reader


class Asked(HttpRequest):
    """A request behind the sign-in and htmx middleware; for types only."""

    user: Reader
    htmx: HtmxDetails
