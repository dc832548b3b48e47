"""What can be followed, and which articles belong to it."""
