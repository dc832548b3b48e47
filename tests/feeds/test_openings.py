"""How an article finds the keywords that it has: by their openings, then by themselves."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.config.commands import rounds
from kankei.feeds import actions, matching, queries
from kankei.feeds.models import Anchor, Opening
from tests import make

pytestmark = pytest.mark.django_db

TEXT = (
    "米国の首脳会談は核軍縮条約をめぐり、C++とAIを議題にした。New York で開く。"
    "日米豪印戦略対話首脳会合共同声明文書案一覧を公表した。国産化の加速を見込み、株が上がった。"
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


def _indexed(at: datetime) -> str:
    article = make.make_published(headline="話", body=TEXT, at=at)
    asked = {
        "postgresql": "SELECT vector::text FROM search_indexedarticle WHERE article_id = %s",
        "sqlite": "SELECT words FROM search_indexedarticle WHERE article_id = %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], [article.pk])
        return str(cursor.fetchone()[0])


def test_an_article_is_indexed_alike_whoever_cut_the_keywords_that_received_it(
    at: datetime,
) -> None:
    # Alone 見込み is one word; the text makes two of it.
    _follow(*WORDS, "見込み", "加速を見込み")
    as_it_is = _indexed(at)
    for by_another in (None, 0, (Anchor.objects.get(word="米国").cut or 0) ^ (1 << 15) | 1):
        Anchor.objects.exclude(cut=None).update(cut=by_another)
        assert _indexed(at) == as_it_is
    assert "全:見込み" in as_it_is
    assert "全:米国" not in as_it_is


def test_the_nightly_round_opens_and_cuts_what_an_older_kankei_left(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "_KEYWORDS_AT_ONCE", 3)
    expected = _follow(*WORDS)
    plain = Anchor.objects.filter(is_enough=True).exclude(word__startswith="@")
    cut = dict(plain.values_list("word", "cut"))
    assert len(cut) > 6
    assert None not in cut.values()
    opened = dict(Opening.objects.values_list("opening", "lengths"))
    Opening.objects.all().delete()
    plain.update(cut=None)
    plain.filter(word="会談").update(cut=12)

    rounds.tend_feeds()

    assert dict(plain.values_list("word", "cut")) == cut
    assert dict(Opening.objects.values_list("opening", "lengths")) == opened
    assert _receives(at) == expected
    with CaptureQueriesContext(connection) as statements:
        rounds.tend_feeds()
    assert not [one["sql"] for one in statements if "UPDATE" in one["sql"]]
