"""The order of what a reader follows: moved by buttons, by keys, or by hand."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kankei.common.errors import ReaderError
from kankei.feeds.errors import NoSuchFeed
from kankei.follows import arranging, queries
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.paging import whole

MOST_A_MINUTE = 240


@login_required
@require_safe
def follow_order(request: Asked) -> HttpResponse:
    """All follows in their order, each with the buttons that move it."""
    return render(request, "follow_order.html", {"every": queries.follows_of(request.user)})


@login_required
@require_POST
def move_follow(request: Asked, way: str) -> HttpResponse:
    """Move one follow a step, or `beside` others; a script is told the order that is true now."""
    is_in_place = "X-In-Place" in request.headers
    try:
        limits.count_one(request, "order", most=MOST_A_MINUTE)
        order = _moved(request, way)
    except ReaderError as error:
        if not is_in_place:
            raise
        return JsonResponse({"refused": error.sentence}, status=error.status)
    if is_in_place:
        return JsonResponse({"order": order})
    return redirect(f"{reverse('follow_order')}#follow-{whole(request.POST['feed'])}")


def _moved(request: Asked, way: str) -> list[int]:
    feed, before, after = (
        whole(request.POST.get(name, "")) for name in ("feed", "before", "after")
    )
    if feed is None:
        raise NoSuchFeed()
    if way == "beside":
        order = arranging.put_beside(request.user, feed=feed, before=before, after=after)
    else:
        order = arranging.step(request.user, feed=feed, way=way)
    if feed not in order:
        raise NoSuchFeed()
    return order
