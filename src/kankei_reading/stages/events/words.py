"""The words of a sentence that are the paper's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kankei_reading.text.tokens import Token


def words(tokens: Sequence[Token], hidden: Iterable[tuple[int, int]]) -> Sequence[Token]:
    """Return `tokens` without those inside the `hidden` stretches."""
    stretches = sorted(hidden)
    if not stretches:
        return tokens
    out: list[Token] = []
    at = 0
    for start, end in stretches:
        while at < len(tokens) and tokens[at].start < start:
            out.append(tokens[at])
            at += 1
        while at < len(tokens) and tokens[at].start < end:
            at += 1
    out += tokens[at:]
    return out
