"""Who looks at a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from kankei.common.errors import SignInNeeded

if TYPE_CHECKING:
    from kankei.accounts.models import Reader


def signed_in(request: HttpRequest) -> Reader:
    """Return the reader who is signed in; pages that call it are behind `login_required`."""
    if not request.user.is_authenticated:
        raise SignInNeeded()
    return request.user
