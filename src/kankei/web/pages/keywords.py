"""Follow a keyword: look first at what it would have brought, then follow it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.feeds.language import cleaned
from kankei.follows import actions, queries
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.going_back import go_back

EXAMPLES = 5


@login_required
@require_safe
def keyword_preview(request: Asked) -> HttpResponse:
    """What the keyword in `q` would have matched in the last 30 days, before it is followed."""
    keyword = cleaned(request.GET.get("q", ""))
    context: dict[str, object] = {"keyword": keyword}
    status = 200
    if keyword:
        try:
            limits.count_one(request, "preview", most=30)
            preview = queries.preview(keyword, at=now())
        except ReaderError as error:
            context["keyword_refused"] = error
            status = error.status
        else:
            context["preview"] = preview
            context["standing"] = queries.keyword_standing(request.user, keyword)
            context["examples"] = list(preview.articles)[:EXAMPLES]
    return render(request, "keyword_preview.html", context, status=status)


@require_POST
def follow_keyword(request: Asked) -> HttpResponse:
    """Follow a keyword; what was typed stays in the form when it is refused."""
    keyword = cleaned(request.POST.get("keyword", ""))
    if not request.user.is_authenticated:
        return redirect(f"{reverse('keyword_preview')}?{urlencode({'q': keyword})}")
    try:
        limits.count_one(request, "follow", most=60)
        follow = actions.follow_keyword(request.user, keyword=keyword, at=now())
        actions.tell(request.user, feed=follow.feed, how=request.POST.get("tell", ""))
    except ReaderError as error:
        context = {"keyword": keyword, "keyword_refused": error}
        return render(request, "keyword_preview.html", context, status=error.status)
    messages.success(
        request,
        _("「%(name)s」をフォローしました。これまでの記事もマイニュースに並びます。")
        % {"name": follow.feed.name},
    )
    if request.POST.get("next"):
        return go_back(request, default="my")
    return redirect("my")
