"""How a reader wants pages to look: kept in cookies, so that it holds on this device, signed in or not."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CHOICES = {
    "theme": ("system", "light", "dark"),
    "size": ("normal", "large", "largest"),
    "face": ("gothic", "mincho"),
}
A_YEAR = 60 * 60 * 24 * 365


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, text size and typeface of every page."""

    theme: str = "system"
    size: str = "normal"
    face: str = "gothic"


def cookie_of(name: str) -> str:
    return f"kankei_{name}"


def look_of(request: HttpRequest) -> Look:
    """Return what the reader chose; a cookie with anything else in it counts as no choice."""
    chosen = {
        name: value
        for name, allowed in CHOICES.items()
        if (value := request.COOKIES.get(cookie_of(name))) in allowed and value is not None
    }
    return Look(**chosen)


def keep(response: HttpResponse, *, name: str, value: str) -> None:
    """Keep a choice on this device; what is no choice changes nothing."""
    if name == "language":
        if value in dict(settings.LANGUAGES):
            _set(response, settings.LANGUAGE_COOKIE_NAME, value)
    elif value in CHOICES.get(name, ()):
        _set(response, cookie_of(name), value)


def _set(response: HttpResponse, cookie: str, value: str) -> None:
    response.set_cookie(
        cookie, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
