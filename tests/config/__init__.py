"""The kankei command, its refusals, and the settings."""
