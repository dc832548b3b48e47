"""The archive, found by words."""
