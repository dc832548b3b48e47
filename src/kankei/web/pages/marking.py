"""Mark articles as read: one, those of a page, those of a follow, or all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kankei.articles import queries as articles
from kankei.common.clock import now
from kankei.follows import queries as follows
from kankei.library import actions as library
from kankei.library import queries as reads
from kankei.web.asked import Asked
from kankei.web.going_back import answered, go_back, sign_in_and_return
from kankei.web.paging import whole

if TYPE_CHECKING:
    from kankei.articles.models import Article
    from kankei.library.rules import ReadMarks

MOST_AT_ONCE = 100
# Where the marks of before stand in the session, for as long as they can be taken back.
UNDO = "marks before all were read"
UNDO_SECONDS = 600


@require_POST
def mark_read(request: Asked) -> HttpResponse:
    """Mark the articles named in `article` as read; repeating it changes nothing."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    at = now()
    library.mark_read(request.user, _named(request, at=at), at=at)
    return answered(request) or go_back(request, default="my")


@require_POST
def mark_unread(request: Asked) -> HttpResponse:
    """Take back that the articles named in `article` were read."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    at = now()
    library.mark_unread(request.user, _named(request, at=at), at=at)
    return answered(request) or go_back(request, default="my")


def _named(request: Asked, *, at: datetime) -> list[Article]:
    named = [whole(value) for value in request.POST.getlist("article")[:MOST_AT_ONCE]]
    pks = [pk for pk in named if pk is not None]
    return list(articles.published(at=at).filter(pk__in=pks))


@require_POST
def mark_all_read(request: Asked) -> HttpResponse:
    """Mark all as read up to the newest article that was on the page: later ones stay unread."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    upto = whole(request.POST.get("upto", ""))
    if upto is not None:
        at = now()
        before = reads.read_marks(request.user)
        library.mark_all_read(request.user, upto=upto, at=at)
        _remember(request, before, at=at)
    return go_back(request, default="my")


@require_POST
def mark_follow_read(request: Asked) -> HttpResponse:
    """Mark what one follow brought as read, up to the newest article that was on the page."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    feed, upto = (whole(request.POST.get(name, "")) for name in ("feed", "upto"))
    if feed is None or upto is None:
        return go_back(request, default="my")
    at = now()
    before = reads.read_marks(request.user)
    marked = follows.unread_of(request.user, before, feed=feed, upto=upto)
    if marked:
        library.mark_read(request.user, marked, at=at)
        _remember(request, before, marked=marked, at=at)
    return go_back(request, default="my")


def _remember(
    request: Asked, before: ReadMarks, *, marked: Sequence[int] = (), at: datetime
) -> None:
    request.session[UNDO] = {
        "below": before.below,
        "positions": sorted(before.positions),
        "marked": list(marked),
        "at": at.timestamp(),
    }


def may_undo(request: Asked, *, at: datetime) -> bool:
    """Whether all were marked as read a short while ago."""
    before = request.session.get(UNDO)
    return before is not None and at.timestamp() - before["at"] < UNDO_SECONDS


@require_POST
def undo_mark_all_read(request: Asked) -> HttpResponse:
    """Take back the last すべて既読にする of this visit; what was read since stays read."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    before = request.session.pop(UNDO, None)
    if before is not None:
        library.take_back_mark_all_read(
            request.user,
            below=before["below"],
            positions=before["positions"],
            marked=before.get("marked", ()),
            at=now(),
        )
        messages.success(request, _("既読にする前の状態に戻しました。"))
    return go_back(request, default="my")
