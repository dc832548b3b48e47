"""The one list of all that a reader follows."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.follows import queries
from kankei.library import queries as reads
from kankei.web.asked import Asked
from kankei.web.lines import FollowLine
from kankei.web.suggestions import good_follows
from kankei.web.unread import unread_words

KINDS = (
    ("topic", _("トピック")),
    ("keyword", _("キーワード")),
    ("pair", _("二国間")),
    ("country", _("国・機関")),
    ("series", _("連載")),
    ("column", _("コラム")),
    ("author", _("筆者")),
    ("expert", _("識者")),
    ("section", _("面")),
)
_ORDER = {kind: place for place, (kind, _name) in enumerate(KINDS)}


@login_required
@require_GET
def follow_list(request: Asked) -> HttpResponse:
    """All follows by kind, each with its unread count and the button that ends it."""
    return page_of_follows(request)


def page_of_follows(
    request: Asked, *, brought: object = None, refused_file: ReaderError | None = None
) -> HttpResponse:
    """The list, perhaps with what became of a file that was brought in."""
    every = list(queries.follows_of(request.user))
    followed = [one for one in every if one.state == "following"]
    marks = reads.read_marks(request.user)
    counts = queries.unread_counts(request.user, marks)
    followed.sort(key=lambda follow: (_ORDER.get(follow.feed.kind, 99), follow.created_at))
    names = dict(KINDS)
    groups = [
        (
            names.get(kind, kind),
            [
                FollowLine(one.feed, counts.get(one.feed_id, 0), one.created_at, one.tell)
                for one in group
            ],
        )
        for kind, group in groupby(followed, key=lambda follow: follow.feed.kind)
    ]
    context: dict[str, object] = {
        "groups": groups,
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
