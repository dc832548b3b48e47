"""Addresses for machines."""

from django.urls import path, re_path

from kankei.api import rss, sitemaps
from kankei.feeds.addresses import KINDS

urlpatterns = [
    path("rss/", rss.newest, name="rss"),
    re_path(rf"^(?P<plural>{'|'.join(KINDS)})/(?P<key>.+)/rss/$", rss.of_feed, name="feed_rss"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-articles-<int:page>.xml", sitemaps.of_articles, name="sitemap_articles"),
    path("sitemap-pages.xml", sitemaps.of_feeds, name="sitemap_feeds"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
