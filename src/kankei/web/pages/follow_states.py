"""Rest from what is followed, mute it, take it up again, or end it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.feeds.errors import NoSuchFeed
from kankei.feeds.language import cleaned
from kankei.follows import actions, queries
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.paging import whole
from kankei.web.templatetags.reader import quoted


@login_required
@require_POST
def change_follow(request: Asked, change: str) -> HttpResponse:
    """Do `change` to one follow of the reader's list: pause, mute, resume or end it."""
    limits.count_one(request, "follow", most=60)
    pk = whole(request.POST.get("feed", ""))
    every = queries.follows_of(request.user) | queries.mutes_of(request.user)
    follow = every.filter(feed=pk).first() if pk is not None else None
    if follow is None:
        raise NoSuchFeed()
    feed = follow.feed
    if change == "pause":
        actions.pause(request.user, feed=feed)
        said = _("%(name)sを休みます。再開するまでマイニュースに届きません。")
    elif change == "mute":
        actions.mute(request.user, feed=feed, at=now())
        said = _("%(name)sをミュートしました。ほかのフォローが届けた記事も出なくなります。")
    elif change == "resume":
        actions.resume(request.user, feed=feed)
        said = _("%(name)sのフォローを再開しました。")
    else:
        actions.unfollow(request.user, feed=feed)
        said = _("%(name)sのミュートをやめました。")
    messages.success(request, said % {"name": quoted(feed)})
    return redirect("follows")


@login_required
@require_POST
def mute_keyword(request: Asked) -> HttpResponse:
    """Mute a keyword; what was typed stays in the form when it is refused."""
    keyword = cleaned(request.POST.get("keyword", ""))
    try:
        limits.count_one(request, "follow", most=60)
        follow = actions.mute_keyword(request.user, keyword=keyword, at=now())
    except ReaderError as error:
        context = {"keyword": keyword, "keyword_refused": error}
        return render(request, "keyword_preview.html", context, status=error.status)
    said = _("%(name)sをミュートしました。ほかのフォローが届けた記事も出なくなります。")
    messages.success(request, said % {"name": quoted(follow.feed)})
    return redirect("follows")
