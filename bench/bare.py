"""The peer of an article's page: what any Django site does, and nothing that Kankei adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.urls import path

SOURCE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{{ article.headline }}</title>
<link rel="stylesheet" href="/static/site.css"></head><body><header><a href="/">新報</a>
{% if user.is_authenticated %}{{ user }}{% else %}<a href="/login/">ログイン</a>{% endif %}</header>
<article><h1>{{ article.headline }}</h1><time datetime="{{ article.published_at|date:"c" }}">
{{ article.published_at|date:"Y年n月j日 H:i" }}</time>{{ article.body|linebreaks }}</article>
<ul>{% for one in newest %}<li><a href="/articles/{{ one.pk }}/">{{ one.headline }}</a>
<time datetime="{{ one.published_at|date:"c" }}">{{ one.published_at|date:"n月j日" }}</time></li>
{% endfor %}</ul></body></html>"""


@cache
def _template() -> Template:
    return Engine().from_string(SOURCE)


def article(request: HttpRequest, pk: int) -> HttpResponse:
    from kankei.articles.models import Article  # noqa: PLC0415

    values = {
        "article": Article.objects.get(pk=pk),
        "newest": list(Article.objects.filter(live=True).defer("body").order_by("-position")[:20]),
        "user": request.user,
    }
    return HttpResponse(_template().render(Context(values)))


def use_bare_addresses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.bare"  # type: ignore[attr-defined]
        return get_response(request)

    return handle


urlpatterns = [path("bare/<int:pk>/", article)]
