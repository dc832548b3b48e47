"""Readers' pages: one file a page."""
