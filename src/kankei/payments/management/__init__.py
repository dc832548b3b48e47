"""Management commands about money."""
