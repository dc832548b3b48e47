"""The words of a sentence that are the paper's own."""

from __future__ import annotations

from kankei_reading.text.tokens import Token


def words(tokens: tuple[Token, ...], hidden: list[tuple[int, int]]) -> list[Token]:
    """Return `tokens` without those inside the `hidden` stretches."""
    if not hidden:
        return list(tokens)
    out: list[Token] = []
    at = 0
    for start, end in sorted(hidden):
        while at < len(tokens) and tokens[at].start < start:
            out.append(tokens[at])
            at += 1
        while at < len(tokens) and tokens[at].start < end:
            at += 1
    out += tokens[at:]
    return out
