"""The peer of a page: what any Django site does, and nothing that Kankei adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.urls import path

MIDDLEWARE = [
    "bench.bare.use_bare_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
_TOP = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/static/site.css"></head><body><header><a href="/">新報</a>
{% if user.is_authenticated %}{{ user }}{% else %}<a href="/login/">ログイン</a>{% endif %}</header>"""
ARTICLE = (
    _TOP
    + """<article><h1>{{ article.headline }}</h1><time datetime="{{ article.published_at|date:"c" }}">
{{ article.published_at|date:"Y年n月j日 H:i" }}</time>{{ article.body|linebreaks }}</article>
<ul>{% for one in newest %}<li><a href="/articles/{{ one.pk }}/">{{ one.headline }}</a>
<time datetime="{{ one.published_at|date:"c" }}">{{ one.published_at|date:"n月j日" }}</time></li>
{% endfor %}</ul></body></html>"""
)
NEWEST = (
    _TOP
    + """<h1>{{ title }}</h1><ol>{% for one in newest %}<li>
<time datetime="{{ one.published_at|date:"c" }}">{{ one.published_at|date:"n月j日" }}</time>
<h2><a href="/articles/{{ one.pk }}/">{{ one.headline }}</a></h2><p>{{ one.lead }}</p></li>
{% endfor %}</ol></body></html>"""
)


@cache
def _template(source: str) -> Template:
    return Engine().from_string(source)


def article(request: HttpRequest, pk: int) -> HttpResponse:
    from kankei.articles.models import Article  # noqa: PLC0415

    one = Article.objects.get(pk=pk)
    return _page(ARTICLE, request, title=one.headline, article=one, most=20)


def newest(request: HttpRequest) -> HttpResponse:
    return _page(NEWEST, request, title="新しい記事", most=30)


def _page(source: str, request: HttpRequest, *, most: int, **values: object) -> HttpResponse:
    from kankei.articles.models import Article  # noqa: PLC0415

    found = Article.objects.filter(live=True).defer("body").order_by("-position")
    context = {"newest": list(found[:most]), "user": request.user, **values}
    return HttpResponse(_template(source).render(Context(context)))


def use_bare_addresses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.bare"  # type: ignore[attr-defined]
        return get_response(request)

    return handle


urlpatterns = [path("bare/<int:pk>/", article), path("bare/", newest)]
