"""/topics/…/, /series/…/ and their like: one page for everything that can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kankei.articles import queries as articles
from kankei.common import clock
from kankei.common.errors import ReaderError
from kankei.feeds import queries as feeds
from kankei.feeds.addresses import PLURALS, address
from kankei.feeds.errors import NoSuchFeed
from kankei.follows import queries as follows
from kankei.web.pairs import relations_now
from kankei.web.sharing import shared_when_signed_out
from kankei.web.stories import Story, stories

if TYPE_CHECKING:
    from datetime import datetime

    from kankei.feeds.models import Feed, FeedEntry

A_PAGE = 20
MOST_RELATIONS = 10


@require_safe
@shared_when_signed_out
def feed(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    at = clock.now()
    try:
        found = feeds.feed(kind, key)
    except NoSuchFeed:
        if kind == "keyword":
            return _nobody_follows_yet(request, key)
        raise
    if found.key != key:
        return redirect(address(kind, found.key), permanent=True)
    entries = feeds.entries(found, before=_before(request), most=A_PAGE + 1)
    told_how = follows.told_how(request.user, found)
    context = {
        "feed": found,
        "is_following": bool(told_how),
        "tell": told_how,
        "stories": _stories(entries[:A_PAGE], at=at),
        "next_before": entries[A_PAGE - 1].position if len(entries) > A_PAGE else None,
        "is_first_page": "before" not in request.GET,
        "rss": reverse("feed_rss", args=[PLURALS[kind], found.key]),
        "relations": relations_now(at=at, most=MOST_RELATIONS, code=key)
        if kind == "country"
        else [],
        "siblings": [] if kind == "keyword" else _siblings(found),
    }
    return render(request, "feed.html", context)


@require_safe
@shared_when_signed_out
def feed_index(request: HttpRequest, kind: str) -> HttpResponse:
    """All feeds of a kind, by name."""
    followed = follows.followed_ids(request.user) if request.user.is_authenticated else set()
    listed = [(one, one.pk in followed) for one in feeds.feeds_of_kind(kind)]
    return render(request, "feed_index.html", {"kind": kind, "feeds": listed})


def _before(request: HttpRequest) -> int | None:
    asked = request.GET.get("before", "")
    return int(asked) if asked.isdecimal() and len(asked) < 19 else None


def _stories(entries: list[FeedEntry], *, at: datetime) -> list[Story]:
    because = {entry.position: entry.because for entry in entries}
    [listed] = stories(articles.by_positions(because, at=at))
    return [
        Story(
            one.article, one.comments, tuple(filter(None, [because.get(one.article.position or 0)]))
        )
        for one in listed
    ]


def _siblings(found: Feed) -> list[Feed]:
    return [one for one in feeds.feeds_of_kind(found.kind)[:13] if one.pk != found.pk][:12]


def _nobody_follows_yet(request: HttpRequest, keyword: str) -> HttpResponse:
    """A keyword gets its page when it is first followed: until then, how to do that."""
    context: dict[str, Any] = {"keyword": keyword}
    try:
        context["keyword"] = feeds.keyword_key(keyword)
    except ReaderError as refused:
        return render(request, "refusal.html", {"error": refused}, status=refused.status)
    return render(request, "keyword_unfollowed.html", context, status=404)
