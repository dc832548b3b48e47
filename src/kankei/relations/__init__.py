"""What was read from articles: events, quotes, pairs of countries over time."""
