"""The index of the archive's words: one table a database, made by migration."""
