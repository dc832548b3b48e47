"""Mark articles as read: one, those of a page, or all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kankei.articles import queries as articles
from kankei.common.clock import now
from kankei.library import actions as library
from kankei.web.asked import Asked
from kankei.web.going_back import answered, go_back, sign_in_and_return
from kankei.web.paging import whole

MOST_AT_ONCE = 100


@require_POST
def mark_read(request: Asked) -> HttpResponse:
    """Mark the articles named in `article` as read; repeating it changes nothing."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    at = now()
    named = [whole(value) for value in request.POST.getlist("article")[:MOST_AT_ONCE]]
    found = articles.published(at=at).filter(pk__in=[pk for pk in named if pk is not None])
    library.mark_read(request.user, list(found), at=at)
    return answered(request) or go_back(request, default="my")


@require_POST
def mark_all_read(request: Asked) -> HttpResponse:
    """Mark all as read up to the newest article that was on the page: later ones stay unread."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    upto = whole(request.POST.get("upto", ""))
    if upto is not None:
        library.mark_all_read(request.user, upto=upto, at=now())
        messages.success(request, _("すべて既読にしました。"))
    return go_back(request, default="my")
