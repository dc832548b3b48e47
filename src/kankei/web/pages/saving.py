"""Save and unsave an article, and the list of what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kankei.articles import queries as articles
from kankei.articles.errors import NoSuchArticle
from kankei.common.clock import now
from kankei.library import actions as library
from kankei.web.asked import Asked
from kankei.web.going_back import go_back, sign_in_and_return, way_back

if TYPE_CHECKING:
    from kankei.articles.models import Article


@require_http_methods(["GET", "POST"])
def save(request: Asked) -> HttpResponse:
    """Save an article; a GET, which is where the sign-in page leads back to, asks first."""
    asked = request.POST if request.method == "POST" else request.GET
    number = asked.get("article", "")
    if not request.user.is_authenticated:
        return sign_in_and_return(request, article=number, next=way_back(request, default="saved"))
    article = _article(number)
    if request.method == "GET":
        question = {
            "title": _("この記事を保存しますか"),
            "text": article.headline,
            "verb": _("保存する"),
            "fields": {"article": article.pk},
        }
        context = {"question": question, "next": way_back(request, default="saved")}
        return render(request, "confirm.html", context)
    library.save_article(request.user, article, at=now())
    return _button(request, article, is_saved=True)


@require_POST
def unsave(request: Asked) -> HttpResponse:
    """Take an article off the saved list."""
    if not request.user.is_authenticated:
        return sign_in_and_return(request)
    article = _article(request.POST.get("article", ""))
    library.unsave_article(request.user, article)
    return _button(request, article, is_saved=False)


def _article(number: str) -> Article:
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise NoSuchArticle()
    return articles.published_article(int(number), at=now())


def _button(request: Asked, article: Article, *, is_saved: bool) -> HttpResponse:
    if not request.htmx:
        return go_back(request, default="saved")
    context = {
        "article": article,
        "is_saved": is_saved,
        "next": way_back(request, default="saved"),
    }
    return render(request, "parts/save_button.html", context)
