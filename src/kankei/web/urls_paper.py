"""Addresses of the paper: front, articles, feeds, relations, and the display switch."""

from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from kankei.web.pages.article import article
from kankei.web.pages.display import display
from kankei.web.pages.feed import feed, feed_index
from kankei.web.pages.front import front
from kankei.web.pages.relation import relation
from kankei.web.pages.relations import relations

# Experts and pairs have pages of their own kind.
KINDS = {
    "topic": "topics",
    "series": "series",
    "column": "columns",
    "author": "authors",
    "section": "sections",
    "country": "countries",
}

urlpatterns: list[URLPattern] = [
    path("", front, name="front"),
    path("articles/<int:pk>/", article, name="article"),
    path("relations/", relations, name="relations"),
    re_path(r"^relations/(?P<codes>[A-Za-z0-9-]{3,40})/$", relation, name="relation"),
    path("display/", display, name="display"),
    # A keyword may hold a slash: TCP/IP.
    path("keywords/<path:key>/", feed, {"kind": "keyword"}, name="keyword"),
]
for _kind, _plural in KINDS.items():
    urlpatterns += [
        path(
            f"{_plural}/",
            feed_index,
            {"kind": _kind},
            name=_plural if _kind != "series" else "all_series",
        ),
        path(f"{_plural}/<str:key>/", feed, {"kind": _kind}, name=_kind),
    ]
