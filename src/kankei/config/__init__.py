"""Settings, addresses, and the kankei command."""
