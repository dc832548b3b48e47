"""Pure decisions about accounts."""

ERASE_WORDS = ("退会します", "leave")


def confirms_erasing(words: str) -> bool:
    """Whether `words` are what a reader types to erase their account."""
    return words.strip().casefold() in ERASE_WORDS
