"""マイニュース: all that the reader follows, newest first, each with the reason it is there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kankei.common.clock import now
from kankei.experts import queries as experts
from kankei.follows import queries as follows
from kankei.library import actions as library
from kankei.library import queries as reads
from kankei.web.asked import Asked
from kankei.web.lines import lines_of
from kankei.web.pages.marking import may_undo
from kankei.web.paging import key_in, page_of
from kankei.web.suggestions import good_follows

ITEMS_A_PAGE = 30


@login_required
@require_GET
def my(request: Asked) -> HttpResponse:
    """The reader's own page; the first page of it counts as a visit."""
    at = now()
    reader = request.user
    before = key_in(request, "before")
    followed = list(follows.follows_of(reader))
    if not followed:
        return render(request, "my_first.html", {"suggested": good_follows(at=at)})
    found = follows.news_page(reader, before=before, most=ITEMS_A_PAGE + 1, at=at)
    page = page_of(found.items, size=ITEMS_A_PAGE, key=lambda item: item.article.position or 0)
    newest = page.items[0].article.position if page.items and before is None else None
    if newest is not None:
        # Before the marks are read: a new visit moves the line.
        library.visit_my_news(reader, newest=newest, at=at)
    marks = reads.read_marks(reader)
    pks = [item.article.pk for item in page.items]
    lines = lines_of(
        page.items,
        marks=marks,
        saved=reads.saved_ids(reader),
        comments=experts.comment_counts(pks),
        before=before,
    )
    counts = follows.unread_counts(reader, marks)
    context = {
        "lines": lines,
        "next_before": page.next_before,
        "newest": newest,
        "is_first_page": before is None,
        "nothing_new": before is None and bool(lines) and lines[0].is_behind_the_line,
        "follows": [
            (one, counts.get(one.feed_id, 0)) for one in followed if one.state == "following"
        ],
        "muted": found.muted,
        "may_undo": before is None and may_undo(request, at=at),
        "has_unread": any(not line.is_read for line in lines),
    }
    return render(request, "my.html", context)
