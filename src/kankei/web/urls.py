"""Addresses of the readers' pages."""

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kankei.web.urls_paying")),
    path("", include("kankei.web.urls_bills")),
    path("", include("kankei.web.urls_account")),
    path("", include("kankei.web.urls_reader")),
    path("", include("kankei.web.urls_paper")),
]
