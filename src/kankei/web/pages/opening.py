"""Open an article from the meter; give one away, and take the gift back."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kankei.articles import queries as articles
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.membership import actions, queries
from kankei.web.viewer import keep_visitor, signed_in, viewer_of


@never_cache
@require_POST
def open_from_meter(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a metered article and show it; a visitor gets a number to be known by."""
    at = now()
    article = articles.published_article(pk, at=at)
    viewer = viewer_of(request)
    if viewer.reader is None and not viewer.visitor:
        viewer = replace(viewer, visitor=uuid4().hex)
    try:
        actions.open_from_meter(viewer, article, at=at)
    except ReaderError as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("article", pk)
    response = redirect("article", pk)
    if viewer.visitor:
        keep_visitor(response, viewer.visitor)
    return response


@never_cache
@login_required
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a member's gift of an article, and show its link."""
    reader, at = signed_in(request), now()
    article = articles.published_article(pk, at=at)
    try:
        actions.give(reader, article, at=at)
    except ReaderError as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("article", pk)
    return redirect("gifts")


@never_cache
@login_required
@require_safe
def gifts(request: HttpRequest) -> HttpResponse:
    """List what a member gave away, with the links."""
    reader, at = signed_in(request), now()
    return render(
        request,
        "membership/gifts.html",
        {
            "gifts": queries.gifts_of(reader, at=at),
            "left": queries.gifts_left(reader, at=at),
            "base": request.build_absolute_uri("/")[:-1],
        },
    )


@never_cache
@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End a gift."""
    actions.take_back(signed_in(request), pk, at=now())
    messages.success(request, _("リンクを取り消しました。"))
    return redirect("gifts")
