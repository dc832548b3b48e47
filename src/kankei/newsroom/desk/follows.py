"""読者のフォロー: how many follow what, and which words are rising; never who."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kankei.common.clock import now
from kankei.follows import interest
from kankei.newsroom.desk.access import needs

# Counting reads every follow: once in an hour is enough for a newsroom.
_KEPT_SECONDS = 3600


@needs("articles.change_article")
def follows(request: HttpRequest) -> HttpResponse:
    """/desk/follows/"""
    found = cache.get_or_set(
        "newsroom.interest", lambda: interest.of_all_readers(at=now()), _KEPT_SECONDS
    )
    context = {
        "page_title": _("読者のフォロー"),
        "header_icon": "view",
        "interest": found,
        "least": interest.LEAST_READERS,
        "days": interest.DAYS,
    }
    return render(request, "newsroom/follows.html", context)
