"""Importing meets any bytes at all: it takes them or refuses them in a sentence, never otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kankei.common.errors import ReaderError
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.document import Document, Imported
from kankei.newsroom.importers.formats import articles_in

JAPANESE = st.text(
    alphabet='米ロ外相が会談した。「」【】=、\n\r 　<>&;{}[]"/AP0123日月年<p>rt', max_size=300
)
PIECES = st.sampled_from(
    [
        '<rss version="2.0"><channel>',
        "<item>",
        "<title>会談</title>",
        "<description>外相は19日に会談した。</description>",
        "<![CDATA[",
        "]]>",
        "</item>",
        "</channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        "<entry>",
        "</entry></feed>",
        '{"version":"https://jsonfeed.org/version/1.1","items":[',
        '{"title":"会談","content_html":"<p>外相は会談した。</p>"}',
        ",",
        "]}",
        "<html><body>",
        "<p>米国とロシアの外相は19日、会談した。</p>",
        "<ruby>漢<rt>かん</ruby>",
        "<script type='application/ld+json'>{",
        "&#x0;&bogus;",
        "\x00",
        "\x1b$B",
    ]
)


def take(data: bytes) -> None:
    try:
        for found in articles_in(Document("x", data)):
            if isinstance(found, Imported):
                assert found.headline
                assert found.paragraphs
                assert found.source_key
                assert len(found.source_key) <= 200
                assert "\ufffd" not in found.body
    except ReaderError as refusal:
        told = refusal.sentence
        assert told.endswith("。")


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_taken_or_refused_in_a_sentence(data: bytes) -> None:
    take(data)


@settings(deadline=None, max_examples=150)
@given(JAPANESE, st.sampled_from(["utf-8", "cp932", "euc_jp"]))
def test_any_text_is_taken_or_refused_in_a_sentence(text: str, encoding: str) -> None:
    take(text.encode(encoding, "replace"))


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=12))
def test_any_heap_of_markup_is_taken_or_refused_in_a_sentence(pieces: list[str]) -> None:
    take("".join(pieces).encode())


@pytest.mark.parametrize("stray", ["\x1b$B", "&#27;", "&#xfffe;"])
def test_a_stray_control_character_beside_ruby_harms_nothing(stray: str) -> None:
    take(f"<html><body><ruby>漢<rt>かん</ruby>{stray}".encode())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = moment_of(text)
    assert found is None or found.tzinfo is not None
