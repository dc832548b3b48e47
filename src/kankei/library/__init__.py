"""What a reader saved and read."""
