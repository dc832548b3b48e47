"""How a query was understood, in English too."""

from __future__ import annotations

import pytest
from django.test import Client

from kankei.common.errors import ReaderError
from kankei.web.understood import in_english


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("半導体 輸出", "Articles with “半導体” and “輸出”."),
        ("半導体 OR 電池 輸出", "Articles with (“半導体” or “電池”) and “輸出”."),
        ("中国地方 -スポーツ", "Articles with “中国地方”, without “スポーツ”."),
        ("題名:協議 期間:2026-01..2026-06", "Articles with “協議” in the headline, from 1 January 2026 to 30 June 2026."),
        ("ロシア", "Articles with “ロシア”. What is written about Russia under other names is included."),
    ],
)  # fmt: skip
def test_a_query_is_said_in_plain_english(typed: str, said: str) -> None:
    assert in_english(typed) == said


def test_a_single_letter_says_where_it_was_looked_for() -> None:
    assert in_english("円").startswith("“円” is a single letter")


def test_what_cannot_be_read_is_refused_as_a_search_refuses_it() -> None:
    with pytest.raises(ReaderError):
        in_english("OR")


@pytest.mark.django_db
def test_the_line_under_the_box_speaks_the_language_of_the_page(client: Client) -> None:
    asked = {"q": "半導体"}
    assert "「半導体」をふくむ記事を探しました" in client.get("/search/", asked).content.decode()
    client.cookies["django_language"] = "en"
    assert "Articles with “半導体”." in client.get("/search/", asked).content.decode()
