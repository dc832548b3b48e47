"""識者コメント: what waits for an editor's word, decided with one click."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kankei.common.clock import now
from kankei.experts import actions as experts
from kankei.experts.models import Comment
from kankei.newsroom.desk.access import needs, told

_MOST = 100


@needs("experts.view_comment")
def queue(request: HttpRequest) -> HttpResponse:
    """/desk/comments/: those that wait, oldest first, then the last decided."""
    found = Comment.objects.select_related("expert", "article", "decided_by").defer("article__body")
    context = {
        "page_title": _("識者コメント"),
        "header_icon": "comment",
        "waiting": found.filter(state=Comment.State.PENDING).order_by("written_at", "pk")[:_MOST],
        "decided": found.exclude(state=Comment.State.PENDING).order_by("-decided_at", "-pk")[:20],
    }
    return render(request, "newsroom/comments.html", context)


@require_POST
@needs("experts.change_comment")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/comments/PK/: let it stand beside the article, or leave it out."""
    comment = get_object_or_404(
        Comment.objects.select_related("expert", "article").defer("article__body"), pk=pk
    )
    if request.POST.get("decision") == "approve":
        told(
            request,
            lambda: experts.approve(comment, by=request.user, at=now()),
            done=_("コメントを掲載しました。"),
        )
    else:
        reply = request.POST.get("reply", "")
        told(
            request,
            lambda: experts.decline(comment, by=request.user, at=now(), reply=reply),
            done=_("コメントを見送りました。"),
        )
    return redirect("desk_comments")
