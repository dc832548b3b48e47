"""/notices/: what the reader was told of at once, newest first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kankei.common.clock import now
from kankei.follows import queries as follows
from kankei.library import queries as reads
from kankei.notifications import actions, queries
from kankei.web.asked import Asked
from kankei.web.paging import key_in, page_of, whole

NOTICES_A_PAGE = 40


@never_cache
@login_required
@require_safe
def notices(request: Asked) -> HttpResponse:
    """The list, with what is unread marked."""
    before = key_in(request, "before")
    found = queries.notices(request.user, at=now(), before=before, most=NOTICES_A_PAGE + 1)
    page = page_of(found, size=NOTICES_A_PAGE, key=lambda one: one.notice.pk)
    marks = reads.read_marks(request.user)
    lines = [
        (one, one.notice.read_at is None and not marks.is_read(one.notice.position))
        for one in page.items
    ]
    context = {
        "lines": lines,
        "next_before": page.next_before,
        "newest": page.items[0].notice.pk if page.items else None,
        "has_unread": any(is_unread for _one, is_unread in lines),
        "is_first_page": before is None,
    }
    if not lines:
        told = follows.follows_of(request.user).filter(tell="at_once")
        context["asked_for_some"] = told.exists()
    return render(request, "notices.html", context)


@login_required
@require_POST
def read_notices(request: Asked) -> HttpResponse:
    """Mark all notices as read, up to the newest that was on the page."""
    upto = whole(request.POST.get("upto", ""))
    if upto is not None:
        actions.read_notices(request.user, upto=upto, at=now())
    return redirect("notices")
