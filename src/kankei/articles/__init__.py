"""Articles, their published revisions, authors and corrections."""
