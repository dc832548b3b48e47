"""What the engine's command refuses, each with a sentence for the person who typed it."""

from __future__ import annotations


class CannotRead(Exception):
    """Something given to the command cannot be read; the message says what, and what to do."""


class CannotAsk(Exception):
    """Another engine gave no answer: it was not reached, was too slow, or refused."""
