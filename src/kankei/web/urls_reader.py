"""Addresses of what a reader does: follow, save, マイニュース, search, comment."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.module_loading import import_string


def page(name: str) -> Callable[..., HttpResponse]:
    """The view `name` of `kankei.web.pages`, loaded when it is first asked for."""

    def view(request: HttpRequest, **values: object) -> HttpResponse:
        return import_string(f"kankei.web.pages.{name}")(request, **values)  # type: ignore[no-any-return]

    return view


urlpatterns: list[URLPattern] = [
    path("follow/", page("following.follow"), name="follow"),
    path("unfollow/", page("following.unfollow"), name="unfollow"),
    path("save/", page("saving.save"), name="save"),
    path("unsave/", page("saving.unsave"), name="unsave"),
]
