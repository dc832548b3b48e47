"""The editing desk, imports, and all that follows a publication."""
