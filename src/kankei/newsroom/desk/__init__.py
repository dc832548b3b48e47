"""The editing desk at /desk/: one file a page or a thing that is edited."""
