"""Experts: the list, each expert's page, the comment form, and an expert's own comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from kankei.articles import queries as articles
from kankei.common.clock import now
from kankei.common.errors import ReaderError, Unusable
from kankei.experts import actions, queries
from kankei.experts.errors import CommentMissing, CommentTooLong, NotAnExpert, StanceMissing
from kankei.experts.rules import MOST_CHARACTERS
from kankei.follows import queries as follows
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.followable import shown
from kankei.web.notes import notes_by
from kankei.web.paging import key_in, page_of
from kankei.web.sharing import shared_when_signed_out
from kankei.web.viewer import viewer_of

if TYPE_CHECKING:
    from kankei.experts.models import Expert

STANCES = (
    ("adds", _("補足"), _("記事にない事実や背景を足す")),
    ("explains", _("解説"), _("なぜそうなるのかを説く")),
    ("disagrees", _("異論あり"), _("記事の見方と異なる見方を示す")),
)
COMMENTS_A_PAGE = 20
OTHERS = 12


@require_safe
@shared_when_signed_out
def experts(request: Asked) -> HttpResponse:
    """All experts, who commented most first."""
    is_expert = queries.expert_of(request.user) is not None
    context = {"experts": list(queries.experts()), "is_expert": is_expert}
    return render(request, "experts.html", context)


@require_safe
@shared_when_signed_out
def expert(request: Asked, name: str) -> HttpResponse:
    """One expert: who they are, and their comments with the articles, newest first."""
    one = queries.expert_by_slug(name)
    at = now()
    found = queries.comments_by(
        one, at=at, before=key_in(request, "before"), most=COMMENTS_A_PAGE + 1
    )
    page = page_of(found, size=COMMENTS_A_PAGE, key=lambda comment: comment.pk)
    feed = shown("expert", one.slug)
    context = {
        "expert": one,
        "feed": feed,
        "is_following": feed.pk is not None and feed.pk in follows.followed_ids(request.user),
        "notes": notes_by(page.items, viewer_of(request), at=at),
        "next_before": page.next_before,
        "is_first_page": "before" not in request.GET,
        "others": [other for other in queries.experts()[: OTHERS + 1] if other != one][:OTHERS],
        "rss": reverse("feed_rss", args=["experts", one.slug]) if feed.pk is not None else "",
    }
    return render(request, "expert.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_comment(request: Asked, pk: int) -> HttpResponse:
    """The comment form of an expert on an article; what was typed stays when it is refused."""
    one = _expert_of(request)
    at = now()
    article = articles.published_article(pk, at=at)
    already = queries.comment_of(one, article)
    typed = {
        "stance": request.POST.get("stance", already.stance if already else ""),
        "body": request.POST.get("body", already.body if already else ""),
    }
    refused: ReaderError | None = None
    if request.method == "POST":
        try:
            limits.count_one(request, "comment", most=20)
            actions.write_comment(one, article, **typed, at=at)
        except Unusable as error:
            refused = error
        else:
            messages.success(
                request, gettext("コメントを預かりました。編集局が確かめてから記事の横に載ります。")
            )
            return redirect("own_comments")
    context = {
        "expert": one,
        "article": article,
        "already": already,
        "typed": typed,
        "stances": STANCES,
        "limit": MOST_CHARACTERS,
        "body_refused": refused if isinstance(refused, CommentMissing | CommentTooLong) else None,
        "stance_refused": refused if isinstance(refused, StanceMissing) else None,
    }
    return render(request, "write_comment.html", context, status=refused.status if refused else 200)


@login_required
@require_safe
def own_comments(request: Asked) -> HttpResponse:
    """All that the signed-in expert wrote, with its state."""
    one = _expert_of(request)
    found = list(queries.written_by(one)[:200])
    return render(request, "own_comments.html", {"expert": one, "comments": found})


def _expert_of(request: Asked) -> Expert:
    one = queries.expert_of(request.user)
    if one is None:
        raise NotAnExpert()
    return one
