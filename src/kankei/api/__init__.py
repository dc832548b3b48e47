"""Feeds and sitemaps for machines."""
