"""Queries that would be slow: refused before they run, the same at every door, and ended if misjudged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kankei.common.errors import ReaderError
from kankei.common.ids import position_at
from kankei.config.commands import rounds
from kankei.feeds.models import FeedEntry
from kankei.follows import actions as follows
from kankei.follows import queries as followed
from kankei.search import actions, by_age, costs, queries
from kankei.search.models import WordCount
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
ARTICLES = 30
RARE = {
    3: "鉄道の料金を改めた。", 7: "航路の料金を改めた。",
    **dict.fromkeys(range(10, 15), "道路の工事を始めた。"),
}  # fmt: skip
SLOW_SQLITE = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT i FROM n WHERE i < 0 AND %s <> '' AND %s >= 0 AND %s > 0{feeds} LIMIT %s
"""


def _rows_after_a_sleep(*_: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1, '{}' FROM pg_sleep(30)")
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive in which every article names 計画 and 政府, small as it is too large for slow queries."""
    for n in range(ARTICLES):
        body = f"政府は計画について述べた。{RARE.get(n, '港で式典があった。')}"
        at = NOON - timedelta(hours=n + 1)
        # Not read: what is said in them is not what is tested.
        article = make.make_article(
            headline=f"記事{n}", body=body, published_at=at, position=position_at(at)
        )
        article.live = True
        article.save()
        actions.index_article(article, text=body, codes={}, pairs=[])
    rounds.count_words()
    monkeypatch.setattr(costs, "MOST_LOOKED_INTO", {"sqlite": 12, "postgresql": 12})


def refused(text: str, at: datetime = NOON, **more: Any) -> str:
    try:
        queries.search(text, at=at, **more)
    except ReaderError as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("計画", "search.query_names_most"),
        ("計画 政府", "search.query_names_most"),
        ("計画 OR 鉄道", "search.query_names_most"),
        ("計画 -鉄道", "search.query_names_most"),
        ("計画について", "search.query_names_most"),
        ("鉄道", ""),
        ("計画 鉄道", ""),
        ("計画について 鉄道", ""),
        ("式典 -計画について", "search.query_too_common"),
        ("式典", ""),
        ("鉄道 OR 航路", ""),
        ("無関係", ""),
        ("題名:鉄道", ""),
        ("鉄道*", "search.wildcards_unknown"),
        ("＊鉄道 料金", "search.wildcards_unknown"),
        ("-鉄道", "feeds.query_only_without"),
        (" OR ".join(f"言葉{n}" for n in range(13)), "feeds.query_has_too_many_words"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_what_would_be_slow_is_refused_and_the_rest_is_answered(query: str, code: str) -> None:
    assert refused(query) == code


@pytest.mark.usefixtures("archive")
def test_a_phrase_of_common_words_is_refused_where_its_places_would_have_to_be_compared() -> None:
    # Each word is in three of four articles: no word of all, but all to be looked into.
    WordCount.objects.exclude(word="").update(articles=ARTICLES * 3 // 4)
    assert refused("計画について") == "search.query_too_common"
    assert refused("計画について 鉄道") == ""
    assert refused("計画") == ""


@pytest.mark.usefixtures("archive")
def test_what_fits_too_many_articles_is_not_ranked_but_shown_newest_first() -> None:
    WordCount.objects.exclude(word="").update(articles=ARTICLES * 3 // 4)
    assert refused("計画") == ""
    assert refused("計画", order="best") == "search.too_many_to_rank"
    assert refused("計画 鉄道", order="best") == ""


@pytest.mark.parametrize("query", ["計画", "計画について", "鉄道*"])
@pytest.mark.usefixtures("archive")
def test_search_follow_mute_and_preview_refuse_the_same_with_the_same_sentence(
    clock: Any, sign_in: SignIn, query: str
) -> None:
    browser = sign_in()
    answers = [
        browser.get("/search/", {"q": query}),
        browser.get("/follow/preview/", {"q": query}),
        browser.post("/follow/keyword/", {"keyword": query}),
        browser.post("/follows/mute-keyword/", {"keyword": query}),
    ]
    with pytest.raises(ReaderError) as said:
        queries.search(query, at=NOON)
    for answer in answers:
        assert answer.status_code == 400
        page = answer.content.decode()
        assert f'role="alert">{said.value.sentence}' in page
        assert f'value="{query}"' in page
    assert not FeedEntry.objects.filter(feed__kind="keyword").exists()


def test_a_keyword_that_grew_common_is_kept_and_goes_on_being_followed(
    at: datetime, request: pytest.FixtureRequest
) -> None:
    reader = make.make_reader()
    first = follows.follow_keyword(reader, keyword="計画について", at=at)
    request.getfixturevalue("archive")
    assert follows.follow_keyword(reader, keyword="計画について", at=at) == first
    article = make.make_published(headline="新しい計画", body="計画について述べた。", at=at)
    assert [entry.position for entry in first.feed.entries.all()] == [article.position]


def test_a_small_archive_refuses_nothing(at: datetime) -> None:
    make.make_published(headline="計画", body="政府は計画について述べた。", at=at)
    rounds.count_words()
    assert refused("計画について", at) == ""
    assert refused("計画", at, order="best") == ""


@pytest.mark.usefixtures("archive")
def test_what_a_query_costs_is_known_by_one_look_at_the_counts() -> None:
    with CaptureQueriesContext(connection) as asked:
        queries.search("鉄道 料金 -港 題名:記事", at=NOON)
    counted = [one["sql"] for one in asked if "search_wordcount" in one["sql"]]
    assert len(counted) == 1


@pytest.mark.usefixtures("archive")
def test_counting_anew_counts_what_is_there_now() -> None:
    counts = dict(WordCount.objects.values_list("word", "articles"))
    assert counts[""] == counts["計画"] == ARTICLES
    assert counts["式典"] == ARTICLES - len(RARE)
    make.make_published(headline="またも計画", body="新しい計画。", at=NOON)
    rounds.count_words()
    assert WordCount.objects.get(word="計画").articles == ARTICLES + 1


@pytest.mark.parametrize(
    ("method", "address", "said"),
    [
        ("get", "/search/", {"q": "鉄道"}),
        ("get", "/follow/preview/", {"q": "鉄道"}),
        ("post", "/follow/keyword/", {"keyword": "鉄道"}),
        ("post", "/follows/mute-keyword/", {"keyword": "鉄道"}),
    ],
)
def test_a_search_that_takes_too_long_is_ended_with_a_sentence(
    clock: Any,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    address: str,
    said: dict[str, str],
) -> None:
    make.make_published(headline="鉄道", body="鉄道の話。", at=NOON)
    reader = make.make_reader()
    browser = sign_in(reader)
    monkeypatch.setattr(costs, "SECONDS", 0.1)
    monkeypatch.setattr(queries, "_NEWEST_SQLITE", SLOW_SQLITE)
    monkeypatch.setattr(by_age._Search, "_rows", _rows_after_a_sleep)
    answer = getattr(browser, method)(address, said)
    assert answer.status_code == 503
    assert "探すのに時間がかかりすぎたので、止めました。" in answer.content.decode()
    assert not followed.follows_of(reader).exists()

    # The connection is good for more, and no longer bound.
    monkeypatch.undo()
    assert browser.get("/search/", {"q": "鉄道"}).status_code == 200
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("0",)
