"""Management commands about money, one a file."""
