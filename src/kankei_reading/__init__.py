"""Read a Japanese news article into who did what to whom, each item with the words it rests on."""
