"""Follow and unfollow: one button for everything that can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.feeds import queries
from kankei.follows import actions as follows
from kankei.follows.queries import told_how
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.followable import feed_to_follow, shown
from kankei.web.going_back import go_back, sign_in_and_return, way_back
from kankei.web.templatetags.reader import quoted

if TYPE_CHECKING:
    from kankei.feeds.models import Feed


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: Asked) -> HttpResponse:
    """Follow a feed; a GET, which is where the sign-in page leads back to, asks first."""
    asked = request.POST if request.method == "POST" else request.GET
    kind, key = asked.get("kind", ""), asked.get("key", "")
    if not request.user.is_authenticated:
        return sign_in_and_return(request, kind=kind, key=key, next=way_back(request, default="my"))
    if request.method != "POST":
        question = {
            "title": _("%(name)sをフォローしますか") % {"name": quoted(shown(kind, key))},
            "text": _("新しい記事がマイニュースに届きます。フォローはいつでも外せます。"),
            "verb": _("フォローする"),
            "fields": {"kind": kind, "key": key},
        }
        context = {"question": question, "next": way_back(request, default="my")}
        return render(request, "confirm.html", context)
    feed = feed_to_follow(kind, key)
    refusal = ""
    try:
        limits.count_one(request, "follow", most=60)
        follows.follow(request.user, feed=feed, at=now())
    except ReaderError as error:
        if not request.htmx:
            raise
        refusal = error.sentence
    return _button(request, feed, is_following=not refusal, refusal=refusal)


@require_POST
def unfollow(request: Asked) -> HttpResponse:
    """Stop following a feed."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    feed = queries.feed(request.POST.get("kind", ""), request.POST.get("key", ""))
    follows.unfollow(request.user, feed=feed)
    return _button(request, feed, is_following=False, refusal="")


@require_POST
def tell(request: Asked) -> HttpResponse:
    """Choose how the reader is told of what one follow brings."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    feed = queries.feed(request.POST.get("kind", ""), request.POST.get("key", ""))
    limits.count_one(request, "tell", most=120)
    is_told = follows.tell(request.user, feed=feed, how=request.POST.get("tell", ""))
    return _button(request, feed, is_following=is_told, refusal="")


def _button(request: Asked, feed: Feed, *, is_following: bool, refusal: str) -> HttpResponse:
    if not request.htmx:
        return go_back(request, default="follows")
    context = {
        "feed": feed,
        "is_following": is_following,
        "tell": told_how(request.user, feed) if is_following else "",
        "refusal": refusal,
        "next": way_back(request, default="my"),
    }
    return render(request, "parts/follow_button.html", context)
