"""マイニュース: all that the reader follows, newest first, each with the reason it is there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kankei.common.clock import now
from kankei.experts import queries as experts
from kankei.follows.front import followed, front
from kankei.follows.queries import unread_by_feed
from kankei.library import actions as library
from kankei.library import queries as reads
from kankei.web.asked import Asked
from kankei.web.lines import lines_of
from kankei.web.pages.marking import may_undo
from kankei.web.paging import key_in, page_of
from kankei.web.suggestions import good_follows
from kankei.web.unread import in_words

ITEMS_A_PAGE = 30


@login_required
@require_safe
def my(request: Asked) -> HttpResponse:
    """The reader's own page; the first page of it counts as a visit."""
    at = now()
    reader = request.user
    before = key_in(request, "before")
    everything = followed(reader)
    if all(one.state == "muted" for one in everything):
        return render(request, "my_first.html", {"suggested": good_follows(at=at)})
    found = front(everything, before=before, most=ITEMS_A_PAGE + 1, at=at)
    page = page_of(found.items, size=ITEMS_A_PAGE, key=lambda item: item.article.position)
    newest = page.items[0].article.position if page.items and before is None else None
    marks = reads.read_marks(reader)
    if newest is not None:
        # A new visit moves the line.
        marks = library.look_at_my_news(reader, marks, newest=newest, at=at)
    pks = [item.article.pk for item in page.items]
    lines = lines_of(
        page.items,
        marks=marks,
        saved=reads.saved_ids(reader, pks),
        comments=experts.comment_counts(pks),
        before=before,
    )
    following = [one for one in everything if one.state == "following"]
    muted = [one.pk for one in everything if one.state == "muted"]
    counts = unread_by_feed([one.pk for one in following], marks, muted)
    context: dict[str, object] = {
        "lines": lines,
        "next_before": page.next_before,
        "newest": newest,
        "is_first_page": before is None,
        "nothing_new": before is None and bool(lines) and lines[0].is_behind_the_line,
        "follows": [(one, counts.get(one.pk, 0)) for one in following],
        "muted": found.muted,
        "may_undo": before is None and may_undo(request, at=at),
        "has_unread": any(not line.is_read for line in lines),
    }
    if before is None:
        # The masthead need not merge the same feeds again.
        context["unread"] = in_words(sum(not marks.is_read(one) for one in found.positions))
    return render(request, "my.html", context)
