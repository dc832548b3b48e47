"""Messages to readers: an outbox, and the mail that leaves it."""
