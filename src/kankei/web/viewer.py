"""Who looks at a page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kankei.common.addresses import address_of
from kankei.common.errors import SignInNeeded
from kankei.membership.viewer import Viewer

if TYPE_CHECKING:
    from kankei.accounts.models import Reader


VISITOR_COOKIE = "kankei_visitor"
_SALT = "kankei.web.visitor"
_LASTS = timedelta(days=400)


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who looks at a page, with the gift that the address carries."""
    reader = request.user if request.user.is_authenticated else None
    visitor = "" if reader else visitor_of(request)
    return Viewer(
        reader=reader,
        visitor=visitor,
        gift=request.GET.get("gift", "")[:40],
        address=address_of(request),
    )


def visitor_of(request: HttpRequest) -> str:
    """Return the number that a visitor's signed cookie holds; "" for none, or a forged one."""
    return str(request.get_signed_cookie(VISITOR_COOKIE, default="", salt=_SALT) or "")


def keep_visitor(response: HttpResponse, visitor: str) -> None:
    """Give a visitor a number, so that what they opened this month stays open to them."""
    response.set_signed_cookie(
        VISITOR_COOKIE,
        visitor,
        salt=_SALT,
        max_age=_LASTS,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def signed_in(request: HttpRequest) -> Reader:
    """Return the reader who is signed in; pages that call it are behind `login_required`."""
    if not request.user.is_authenticated:
        raise SignInNeeded()
    return request.user
