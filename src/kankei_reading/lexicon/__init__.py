"""Names and predicates as data files with their sources, and the loader of them."""
