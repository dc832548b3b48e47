"""The tests: a folder an area, a sentence a test."""
