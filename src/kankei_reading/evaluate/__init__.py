"""Comparison of readings with gold."""
