"""Addresses for machines."""

from django.urls import path, re_path

from kankei.api import sitemaps, syndication
from kankei.feeds.addresses import KINDS

_OF_FEED = rf"^(?P<plural>{'|'.join(KINDS)})/(?P<key>.+)/"

urlpatterns = [
    path("rss/", syndication.newest, {"form": "rss"}, name="rss"),
    path("atom/", syndication.newest, {"form": "atom"}, name="atom"),
    path("feed.json", syndication.newest, {"form": "json"}, name="json_feed"),
    re_path(rf"{_OF_FEED}rss/$", syndication.of_feed, {"form": "rss"}, name="feed_rss"),
    re_path(rf"{_OF_FEED}atom/$", syndication.of_feed, {"form": "atom"}, name="feed_atom"),
    re_path(rf"{_OF_FEED}feed\.json$", syndication.of_feed, {"form": "json"}, name="feed_json"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-articles-<int:page>.xml", sitemaps.of_articles, name="sitemap_articles"),
    path("sitemap-pages.xml", sitemaps.of_feeds, name="sitemap_feeds"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
