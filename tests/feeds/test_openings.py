"""How an article finds the keywords that it has: by their openings, then by themselves."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.feeds import actions, matching, queries
from kankei.feeds.models import Opening
from tests import make

pytestmark = pytest.mark.django_db

TEXT = (
    "米国の首脳会談は核軍縮条約をめぐり、C++とAIを議題にした。New York で開く。"
    "日米豪印戦略対話首脳会合共同声明文書案一覧を公表した。"
)
WORDS = [
    "米国", "首脳", "首脳会談", "会談", "核軍縮条約", "条約をめぐり", "c++", "ai", '"new york"', "ロシア",
    "日米豪印戦略対話首脳会合共同声明文書案一覧", "会談 -関税", "制裁 OR 条約",
]  # fmt: skip
ABSENT = [
    "米国務省",
    "首脳会議",
    "核軍",
    "軍縮会議",
    "日米豪印戦略対話首脳会合共同声明文書案作成",
    "関税",
]


def _receives(at: datetime) -> set[str]:
    article = make.make_published(headline="話", body=TEXT, at=at)
    actions.route(article, text=TEXT, codes={"RUS": 1}, pairs=[], at=at)
    return {feed.key for feed, _ in queries.feeds_of(article) if feed.kind == "keyword"}


def _follow(*words: str) -> set[str]:
    return {actions.ensure_feed("keyword", word, name=word).key for word in words}


def test_every_sort_of_keyword_is_found_and_nothing_else(at: datetime) -> None:
    expected = _follow(*WORDS)
    _follow(*ABSENT)
    assert _receives(at) == expected


def test_a_keyword_that_was_followed_before_there_were_openings_is_found(at: datetime) -> None:
    expected = _follow(*WORDS)
    opened = dict(Opening.objects.values_list("opening", "lengths"))
    Opening.objects.all().delete()
    assert _receives(at) == {"ロシア"}

    migration = import_module("kankei.feeds.migrations.0005_keywords_are_open")
    for _ in range(2):
        migration.fill(apps, connection.schema_editor())
        assert dict(Opening.objects.values_list("opening", "lengths")) == opened
    assert _receives(at) == expected


def test_following_a_word_that_opens_as_others_do_writes_no_opening(at: datetime) -> None:
    _follow("核軍縮", "核軍備管理")
    with CaptureQueriesContext(connection) as statements:
        _follow("核軍拡")
    assert not [one["sql"] for one in statements if "INTO feeds_opening" in one["sql"]]
    assert Opening.objects.get(opening="核軍").lengths == 1 << 3 | 1 << 5


def test_only_runs_that_open_as_keywords_do_are_looked_up(at: datetime) -> None:
    _follow("首脳会談", "関税")
    with CaptureQueriesContext(connection) as statements:
        assert [one.word for one in matching.anchored(matching.Runs(TEXT))] == ["首脳会談"]
    asked = statements[-1]["sql"]
    assert "首脳会談" in asked
    assert "米国" not in asked
    assert "首脳会談は" not in asked
