"""How often the matcher is right, on sentences labelled by what a reader would want."""

from __future__ import annotations

from pathlib import Path

import pytest

from kankei.feeds.language import parse
from kankei.feeds.rules import Content, holds
from kankei_reading.text.fold import fold

LEAST_CASES = 300
LEAST_PRECISION = 0.92
LEAST_RECALL = 0.99


def _cases() -> list[tuple[str, str, bool]]:
    found = []
    for line in Path(__file__).with_name("words_in_sentences.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, *sentences = (part.strip() for part in line.split("|"))
            found += [(word, one[1:].strip(), one[0] == "+") for one in sentences]
    return found


def _scores(answers: list[tuple[bool, bool]]) -> tuple[float, float]:
    right = sum(said and wanted for said, wanted in answers)
    return (
        right / sum(said for said, _ in answers),
        right / sum(wanted for _, wanted in answers),
    )


def test_the_matcher_is_precise_and_misses_hardly_anything(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cases = _cases()
    assert len(cases) >= LEAST_CASES
    assert len(set(cases)) == len(cases)
    ours = [(holds(parse(word), Content(text)), wanted) for word, text, wanted in cases]
    raw = [(fold(word) in fold(text), wanted) for word, text, wanted in cases]
    precision, recall = _scores(ours)
    raw_precision, raw_recall = _scores(raw)
    wrong = [case for case, (said, wanted) in zip(cases, ours, strict=True) if said != wanted]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{len(cases)} cases: words {precision:.3f} precise, {recall:.3f} recalled;"
            f" raw substring {raw_precision:.3f}, {raw_recall:.3f}"
        )
    assert precision >= LEAST_PRECISION, wrong
    assert recall >= LEAST_RECALL, wrong
    assert precision > raw_precision
