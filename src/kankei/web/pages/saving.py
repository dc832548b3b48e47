"""Save and unsave an article, and the list of what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kankei.articles import queries as articles
from kankei.articles.errors import NoSuchArticle
from kankei.common.clock import now
from kankei.experts import queries as experts
from kankei.library import actions as library
from kankei.library import queries as reads
from kankei.web.asked import Asked
from kankei.web.going_back import answered, go_back, sign_in_and_return, way_back
from kankei.web.lines import Line
from kankei.web.paging import key_in, page_of, whole

if TYPE_CHECKING:
    from kankei.articles.models import Article

SAVES_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: Asked) -> HttpResponse:
    """Save an article; a GET, which is where the sign-in page leads back to, asks first."""
    asked = request.POST if request.method == "POST" else request.GET
    number = asked.get("article", "")
    if not request.user.is_authenticated:
        return sign_in_and_return(request, article=number, next=way_back(request, default="saved"))
    article = _article(number)
    if request.method != "POST":
        question = {
            "title": _("この記事を保存しますか"),
            "text": article.headline,
            "verb": _("保存する"),
            "fields": {"article": article.pk},
        }
        context = {"question": question, "next": way_back(request, default="saved")}
        return render(request, "confirm.html", context)
    library.save_article(request.user, article=article, at=now())
    return _button(request, article, is_saved=True)


@require_POST
def unsave(request: Asked) -> HttpResponse:
    """Take an article off the saved list."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    article = _article(request.POST.get("article", ""))
    library.unsave_article(request.user, article=article)
    return _button(request, article, is_saved=False)


@login_required
@require_safe
def saved(request: Asked) -> HttpResponse:
    """All saved articles, saved last first, the same on every device."""
    at = now()
    before = key_in(request, "before")
    found = reads.saved(request.user, at=at, before=before, most=SAVES_A_PAGE + 1)
    page = page_of(found, size=SAVES_A_PAGE, key=lambda save: save.pk)
    kept = [save.article for save in page.items]
    marks = reads.read_marks(request.user)
    counts = experts.comment_counts([article.pk for article in kept])
    lines = [
        Line(
            article=article,
            reasons=(),
            is_read=marks.is_read(article.position),
            may_be_unread=(article.position or 0) > marks.below,
            is_saved=True,
            comments=counts.get(article.pk, 0),
            is_behind_the_line=False,
        )
        for article in kept
    ]
    context = {"lines": lines, "next_before": page.next_before, "is_first_page": before is None}
    return render(request, "saved.html", context)


def _article(number: str) -> Article:
    pk = whole(number)
    if pk is None:
        raise NoSuchArticle()
    return articles.published_article(pk, at=now())


def _button(request: Asked, article: Article, *, is_saved: bool) -> HttpResponse:
    if in_place := answered(request):
        return in_place
    if not request.htmx:
        return go_back(request, default="saved")
    context = {
        "article": article,
        "is_saved": is_saved,
        "next": way_back(request, default="saved"),
    }
    return render(request, "parts/save_button.html", context)
