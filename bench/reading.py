"""Reading an article costs at most four times what it costs to cut it into words."""

from __future__ import annotations

from collections.abc import Iterator

from sudachipy import dictionary, tokenizer

from bench import stage
from bench.measuring import Result, compared
from kankei_reading import read

BOUND = 4.0


def measure() -> Iterator[Result]:
    bare = dictionary.Dictionary().create(mode=tokenizer.Tokenizer.SplitMode.C)
    inputs = stage.fresh(3)
    result = compared(
        "reading",
        ours=lambda text: read(text, stage.AT.date()),
        peer=lambda text: [morpheme.surface() for morpheme in bare.tokenize(text)],
        inputs=inputs,
        bound=BOUND,
        words=f"{len(inputs)} articles; peer: SudachiPy's bare tokenising of the same text",
    )
    yield result
