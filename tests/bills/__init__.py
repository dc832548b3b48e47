"""Tests of what is put in writing about money."""
