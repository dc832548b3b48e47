"""A subscription news service in one box."""
