"""From characters to tokens, sentences and zones."""
