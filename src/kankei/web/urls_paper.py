"""Addresses of the paper: front, articles, feeds, relations, and the display switch."""

from django.urls import path

from kankei.web.pages.display import display

urlpatterns = [
    path("display/", display, name="display"),
]
