"""Tests of the house itself: what every page, setting, error and module has to keep."""
