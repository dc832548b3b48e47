"""The one list of all that a reader follows."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.follows import queries
from kankei.library import queries as reads
from kankei.web.asked import Asked
from kankei.web.lines import FollowLine
from kankei.web.suggestions import good_follows
from kankei.web.unread import unread_words


@login_required
@require_safe
def follow_list(request: Asked) -> HttpResponse:
    """All follows in the reader's order, each with its unread count and the button that ends it."""
    return page_of_follows(request)


def page_of_follows(
    request: Asked, *, brought: object = None, refused_file: ReaderError | None = None
) -> HttpResponse:
    """The list, perhaps with what became of a file that was brought in."""
    every = list(queries.follows_of(request.user))
    followed = [one for one in every if one.state == "following"]
    marks = reads.read_marks(request.user)
    counts = queries.unread_counts(request.user, marks)
    lines = [FollowLine(one.feed, counts.get(one.feed_id, 0), one.tell) for one in followed]
    context: dict[str, object] = {
        "lines": lines,
        "count": len(followed),
        "paused": [one.feed for one in every if one.state == "paused"],
        "muted": [one.feed for one in queries.mutes_of(request.user)],
        "brought": brought,
        "refused_file": refused_file,
        "unread": unread_words(request.user, marks),
    }
    if not followed:
        context["suggested"] = good_follows(at=now())
    status = refused_file.status if refused_file else 200
    return render(request, "follows.html", context, status=status)
