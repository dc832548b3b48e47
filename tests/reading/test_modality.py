"""Whether an act happened, is planned, supposed, long past, only claimed, or did not: form by form."""

from datetime import date
from pathlib import Path

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)
TABLE = Path(__file__).parent / "tables" / "modality.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
MODALITIES = ("actual", "planned", "hypothetical", "historical", "alleged", "negated")
# Written before the engine was asked; what it reads otherwise is in docs/reading/limits.md.
MOST_WRONG = 2
MOST_PASSED_OVER = 12


def readings(types: str, words: str, sentence: str) -> list[str]:
    """The modalities of the acts of `types` at `words`, or of all of them if none stands there."""
    is_headline = not sentence.endswith("。")
    text = f"{sentence}\n\n経過は不明だ。\n" if is_headline else f"きょうの動き\n\n{sentence}\n"
    at = text.index(sentence) + sentence.rindex(words)
    told = [e for e in read(text, DAY).events if e.type in types.split("|")]
    here = [e for e in told if e.span.start < at + len(words) and at < e.span.end]
    return [event.modality for event in here or told]


@pytest.fixture(scope="module")
def judged():
    return [(row, readings(*row[1:])) for row in ROWS]


def test_acts_are_told_apart_by_how_they_are_told(judged):
    wrong = [(row[0], found, row[3]) for row, found in judged if found and row[0] not in found]
    assert len(wrong) <= MOST_WRONG, wrong


def test_few_acts_of_the_table_are_passed_over(judged):
    missed = [row[3] for row, found in judged if not found]
    assert len(missed) <= MOST_PASSED_OVER, missed


def test_the_table_has_every_modality_and_words_that_stand_in_its_sentences():
    assert {row[0] for row in ROWS} == set(MODALITIES)
    assert len(ROWS) >= 150
    assert all(words in sentence for _, _, words, sentence in ROWS)
