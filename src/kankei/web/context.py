"""What stands around every page: the rooms, the day, the look that the reader chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from kankei.accounts import identity
from kankei.articles import queries as articles
from kankei.common import clock
from kankei.web.look import look_of
from kankei.web.names import name_in_language
from kankei.web.unread import notice_words, unread_words


@dataclass(frozen=True, slots=True)
class Room:
    """A place that the masthead leads to."""

    name: str
    href: str
    is_current: bool
    is_mine: bool = False


def rooms(request: HttpRequest) -> list[Room]:
    """Return the rooms in the masthead's order; the one that the reader stands in is marked."""

    def room(name: str, href: str, *, is_mine: bool = False) -> Room:
        path = request.path
        here = path == href if href == "/" else path.startswith(href)
        return Room(name, href, here, is_mine)

    return [
        room(gettext("トップ"), "/"),
        room(gettext("マイニュース"), "/my/", is_mine=True),
        *(
            room(name_in_language(section), f"/sections/{section.slug}/")
            for section in articles.section_names()
        ),
        room(gettext("関係図"), "/relations/"),
        room(gettext("識者"), "/experts/"),
        room(gettext("保存"), "/saved/"),
    ]


def _unread(request: HttpRequest) -> str:
    reader = getattr(request, "user", None)
    return unread_words(reader) if reader is not None else ""


def _noticed(request: HttpRequest) -> str:
    reader = getattr(request, "user", None)
    return notice_words(reader) if reader is not None else ""


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    # The desk's pages ask for none of it, but a refusal or a preview below /desk/ does: what
    # costs a query waits until it is asked for.
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "identity_name": identity.name(),
        "is_demo": settings.IS_DEMO,
        "now": timezone.localtime(clock.now()),
        "look": look_of(request),
        "interface": get_language() or "ja",
        "rooms": SimpleLazyObject(lambda: rooms(request)),
        "unread": SimpleLazyObject(lambda: _unread(request)),
        "noticed": SimpleLazyObject(lambda: _noticed(request)),
    }
