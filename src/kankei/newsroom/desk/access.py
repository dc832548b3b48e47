"""Who may open a page of the desk, and how its refusals are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from kankei.common.errors import ReaderError

View = Callable[..., HttpResponse]


def needs(permission: str) -> Callable[[View], View]:
    """Open a view only to those who have `permission` ("articles.publish_article")."""

    def guarded(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return inner

    return guarded


def told(request: HttpRequest, act: Callable[[], Any], *, done: str) -> bool:
    """Do something and tell the editor what became of it; say whether it was done."""
    try:
        act()
    except ReaderError as refusal:
        messages.error(request, refusal.sentence)
        return False
    messages.success(request, done)
    return True
