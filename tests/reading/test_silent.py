"""A sentence that is passed over by its words alone is one that tells no act."""

from datetime import date
from pathlib import Path

import pytest

from kankei_reading import read
from kankei_reading.evaluate import load_gold
from kankei_reading.lexicon.predicates import predicates
from kankei_reading.stages import events

ARTICLES = [(gold.text, gold.published) for gold in load_gold(Path(__file__).parent / "gold")]
EXAMPLES = [row.example for row in (*predicates().rows, *predicates().operators.values())]


def test_nothing_is_missed_in_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [read(text, published) for text, published in ARTICLES]
    monkeypatch.setattr(events, "may_tell", lambda *_: True)
    for (text, published), reading in zip(ARTICLES, quick, strict=True):
        assert read(text, published) == reading


def test_no_row_of_the_lexicon_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"日本と米国の関係\n\n{example}" for example in EXAMPLES]
    quick = [read(text, date(2021, 5, 20)).events for text in texts]
    monkeypatch.setattr(events, "may_tell", lambda *_: True)
    missed = [
        text
        for text, found in zip(texts, quick, strict=True)
        if read(text, date(2021, 5, 20)).events != found
    ]
    assert missed == []
    assert sum(map(bool, quick)) > len(texts) / 2


def test_an_article_without_such_words_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = []
    scene = events.scene
    monkeypatch.setattr(events, "scene", lambda *given: laid.append(given) or scene(*given))
    sentences = "米国は広い国だ。ロシアはもっと広い。日本は島からなる。"
    found = read(f"国の広さ\n\n{sentences}", date(2021, 5, 20))
    assert len(found.sentences) == 4
    # A headline is always laid out: those after it may leave out what it names.
    assert len(laid) == 1
