"""How a command ends: exit codes, and the one sentence that says why it could not go on."""

from __future__ import annotations

from enum import IntEnum


class Ending(IntEnum):
    """Exit codes of every command."""

    FINE = 0
    SOME_REFUSED = 1  # it ran, and some items were refused or some checks failed
    USAGE = 2  # the command line is wrong
    CANNOT = 3  # the machine, the settings or the database stand in the way
    INTERRUPTED = 130


class CannotGoOn(Exception):
    """What stands in the way, as a sentence that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
