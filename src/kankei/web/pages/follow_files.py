"""The list of follows as a file: taken along, and brought in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.follows import actions, arranging, files, queries
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.followable import feed_to_follow
from kankei.web.pages.follow_list import page_of_follows

if TYPE_CHECKING:
    from kankei.accounts.models import Reader


@dataclass
class Brought:
    """What became of a file: what is followed and muted now, and what could not be."""

    followed: list[int] = field(default_factory=list)
    muted: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


@login_required
@require_safe
def follows_json(request: Asked) -> HttpResponse:
    """All follows as JSON, and what is muted."""
    text = files.as_json([*queries.follows_of(request.user), *queries.mutes_of(request.user)])
    return _file(text.encode(), "application/json", "kankei-follows.json")


@login_required
@require_safe
def follows_opml(request: Asked) -> HttpResponse:
    """All follows as OPML, with the RSS feed of each."""
    title = _("%(paper)sでフォローしているもの") % {"paper": settings.SITE_NAME}
    content = files.as_opml(
        queries.follows_of(request.user), site_url=settings.SITE_URL, title=title
    )
    return _file(content, "text/x-opml", "kankei-follows.opml")


@login_required
@require_POST
def import_follows(request: Asked) -> HttpResponse:
    """Follow what a file lists; what cannot be followed is named with the reason."""
    given = request.FILES.get("file")
    try:
        limits.count_one(request, "import", most=10)
        wanted = files.read(given.read(files.MOST_BYTES + 1) if given else b"")
    except ReaderError as error:
        return page_of_follows(request, refused_file=error)
    return page_of_follows(request, brought=_follow_all(request.user, wanted, at=now()))


def _follow_all(reader: Reader, wanted: Sequence[files.Wanted], *, at: datetime) -> Brought:
    """Follow or mute all of `wanted`, in its order; what is there already is left in its state."""
    brought = Brought()
    for one in wanted:
        try:
            if one.kind == "keyword":
                feed = actions.keyword_feed(reader, one.key)
            else:
                feed = feed_to_follow(one.kind, one.key)
            follow = actions.take_over(reader, feed=feed, state=one.state, tell=one.tell, at=at)
        except ReaderError as error:
            brought.refused.append((one.name, error.sentence))
        else:
            if follow.state == "muted":
                brought.muted += 1
            else:
                brought.followed.append(feed.pk)
    arranging.arrange(reader, brought.followed)
    return brought


def _file(content: bytes, media: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=f"{media}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
