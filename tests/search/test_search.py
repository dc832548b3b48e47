"""Searching the archive: what is found, in which order, and how the query was understood."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.common.errors import ReaderError
from kankei.search import actions, queries
from kankei.search.models import IndexedArticle
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(at: datetime) -> datetime:
    return at + timedelta(days=1)


def _headlines(text: str, at: datetime, **more: object) -> list[str]:
    return [hit.article.headline for hit in queries.search(text, at=at, **more).hits]  # type: ignore[arg-type]


def _publish(headline: str, body: str, at: datetime, **fields: object) -> None:
    make.make_published(headline=headline, body=body, at=at, place="", reporters="", **fields)


def test_kyoto_is_not_found_in_tokyo(at: datetime, later: datetime) -> None:
    _publish("東京都が発表", "東京都は計画を発表した。", at)
    _publish("京都の寺", "京都市の寺に人が集まった。", at)
    assert _headlines("京都", later) == ["京都の寺"]
    assert _headlines("東京", later) == ["東京都が発表"]


def test_ai_is_found_in_generative_ai_but_not_in_openair(at: datetime, later: datetime) -> None:
    _publish("新社名", "OpenAIR社は新しい社名を決めた。", at)
    _publish("生成ＡＩの規則", "生成ＡＩの規則を巡り協議した。", at)
    assert _headlines("AI", later) == ["生成ＡＩの規則"]
    assert _headlines("ai", later) == ["生成ＡＩの規則"]


def test_a_pair_is_found_in_both_orders_and_through_its_letters(
    at: datetime, later: datetime
) -> None:
    _publish("ロ米の溝", "ロ米の溝は深い。ロシアは米国を批判した。", at)
    assert _headlines("米ロ", later) == ["ロ米の溝"]
    assert _headlines("ロ米", later) == ["ロ米の溝"]
    assert "米国とロシア" in queries.search("米ロ", at=later).understood


def test_the_line_under_the_box_says_the_words_as_they_were_typed(at: datetime) -> None:
    found = queries.search("ＡＩ規制 -映画 題名:New", at=at)
    assert (
        found.understood
        == "「ＡＩ規制」と題名に「New」をふくむ記事(「映画」をふくむものを除く)を探しました。"
    )


def test_a_country_is_found_where_the_paper_writes_one_letter(
    at: datetime, later: datetime
) -> None:
    _publish("対ロ制裁を延長", "EUは対ロ制裁を延長すると決めた。", at)
    assert _headlines("ロシア", later) == ["対ロ制裁を延長"]
    assert _headlines("国:ロシア", later) == ["対ロ制裁を延長"]
    assert _headlines("制裁 -ロシア", later) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("鉄道 料金", ["鉄道の料金"]),
        ("料金 鉄道", ["鉄道の料金"]),
        ("鉄道 OR 航路", ["航路の再開", "鉄道の料金", "鉄道の歴史"]),
        ("鉄道 -料金", ["鉄道の歴史"]),
        ("鉄道 −料金", ["鉄道の歴史"]),
        ("「鉄道の料金」", ["鉄道の料金"]),
        ('"料金の鉄道"', []),
        ("題名:歴史", ["鉄道の歴史"]),
        ("title:歴史", ["鉄道の歴史"]),
        ("鉄道 期間:2021-05-20..", ["鉄道の料金"]),
        ("鉄道 期間:2021-05-19", ["鉄道の歴史"]),
        ("鉄道 期間:..2021-04", []),
    ],
)
def test_the_query_language(query: str, expected: list[str], at: datetime, later: datetime) -> None:
    _publish("鉄道の歴史", "鉄道の歴史をたどる。", at - timedelta(days=1))
    _publish("鉄道の料金", "鉄道の料金が上がる。", at)
    _publish("航路の再開", "航路の再開を祝う。", at + timedelta(hours=1))
    assert _headlines(query, later) == expected


def test_author_and_topic_narrow_a_search(at: datetime, later: datetime) -> None:
    author = make.make_author("佐伯みどり")
    make.make_topic("核軍縮", aliases=["弾頭"])
    make.make_published(headline="弾頭の数", body="弾頭の数を数えた。", authors=[author], at=at)
    make.make_published(headline="弾頭と条約", body="弾頭と条約の話。", at=at)
    make.make_published(headline="条約の話", body="条約の話だけをした。", at=at)
    assert _headlines("弾頭 筆者:佐伯", later) == ["弾頭の数"]
    assert _headlines("話題:核軍縮 条約", later) == ["弾頭と条約"]
    assert _headlines("筆者:佐伯みどり", later) == ["弾頭の数"]
    assert _headlines("筆者:いない人 弾頭", later) == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "feeds.query_empty"),
        ("  　", "feeds.query_empty"),
        ("!!!", "feeds.query_only_symbols"),
        ("-制裁", "feeds.query_only_without"),
        ('"制裁', "feeds.quote_left_open"),
        ("制裁 OR", "feeds.or_stands_alone"),
        ("OR 制裁", "feeds.or_stands_alone"),
        ("期間:そのうち 制裁", "feeds.unknown_period"),
        ("国:ムー大陸", "feeds.unknown_country"),
        ("あ" * 61, "feeds.query_too_long"),
        (" ".join(f"語{n}" for n in range(13)), "feeds.query_has_too_many_words"),
        ("筆者:佐伯 OR 制裁", "feeds.field_stands_alone"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused_with_a_sentence(
    query: str, code: str, at: datetime
) -> None:
    with pytest.raises(ReaderError) as refused:
        queries.search(query, at=at)
    assert refused.value.code == code
    assert refused.value.sentence.endswith("。")
    assert "%(" not in refused.value.sentence


@pytest.mark.parametrize(
    "query", ["制裁'); --", '制裁 "a b" *', "NEAR(制裁 会談)", "制裁^2", "{制裁}", "🙂 制裁", "制裁\0",
              "ﷺ", "مرحبا", "制裁:", "a\\'b", "𠮷野家", "̈", "\u200b制裁", "column:制裁", "制裁*"]
)  # fmt: skip
def test_no_character_breaks_the_index(query: str, at: datetime) -> None:
    _publish("制裁を協議", "𠮷野家の前で「制裁」を協議した🙂。", at)
    try:
        found = queries.search(query, at=at + timedelta(days=1))
    except ReaderError:
        return
    assert found.is_working


def test_one_letter_is_answered_from_titles_topics_and_actors_and_says_so(
    at: datetime, later: datetime
) -> None:
    _publish("株、反発", "市場の話。", at)
    _publish("市場の話", "株を買う人が増えた。", at)
    found = queries.search("株", at=later)
    assert [hit.article.headline for hit in found.hits] == ["株、反発"]
    assert "1文字" in found.understood
    _publish("対米輸出", "米国への輸出が伸びた。", at)
    assert _headlines("米", later) == ["対米輸出"]
    make.make_topic("円の行方", aliases=["為替"])
    _publish("為替の話", "為替の話をした。", at)
    assert _headlines("円", later) == ["為替の話"]


def test_newest_first_goes_on_below_the_last_position(at: datetime, later: datetime) -> None:
    for n in range(5):
        _publish(f"会談{n}", "会談した。", at + timedelta(minutes=n))
    first = queries.search("会談", most=2, at=later)
    assert [hit.article.headline for hit in first.hits] == ["会談4", "会談3"]
    assert first.more
    second = queries.search("会談", most=3, before=first.hits[-1].position, at=later)
    assert [hit.article.headline for hit in second.hits] == ["会談2", "会談1", "会談0"]
    assert not second.more


def test_best_match_puts_the_headline_before_a_word_in_passing(
    at: datetime, later: datetime
) -> None:
    _publish("関税の引き上げ", "関税の引き上げを決めた。関税は来月から上がる。", at)
    _publish(
        "首相の一日", "首相は朝、会議に出た。" * 8 + "関税にも触れた。", at + timedelta(hours=1)
    )
    assert _headlines("関税", later) == ["首相の一日", "関税の引き上げ"]
    assert _headlines("関税", later, order="best") == ["関税の引き上げ", "首相の一日"]


def test_snippets_of_a_paid_article_come_from_what_everybody_may_read(
    at: datetime, later: datetime
) -> None:
    lead = "会談が終わった。"
    _publish("会談終わる", lead + "\n\n" + "秘密の合意カナリアがあった。", at, access="members")
    (hit,) = queries.search("カナリア", at=later).hits
    assert hit.snippet.text == lead
    assert "カナリア" not in repr(hit)


def test_a_snippet_marks_its_words_in_the_original_letters() -> None:
    snippet = queries.snippet("前の文。生成ＡＩの規則を話し合った。", "ai")
    assert ("ＡＩ", True) in snippet.parts
    assert snippet.text == "生成ＡＩの規則を話し合った。"


def test_a_broken_index_is_not_the_same_as_nothing_found(at: datetime, later: datetime) -> None:
    _publish("会談", "会談した。", at)
    nothing = queries.search("無関係", at=later)
    assert nothing.is_working
    assert nothing.hits == []
    IndexedArticle.objects.all().delete()
    assert not queries.search("会談", at=later).is_working


def test_an_index_that_raises_is_told_and_leaves_the_page_standing(
    at: datetime, later: datetime
) -> None:
    _publish("会談", "会談した。", at)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE search_words")
        else:
            cursor.execute("ALTER TABLE search_indexedarticle RENAME COLUMN vector TO gone")
    found = queries.search("会談", at=later)
    assert not found.is_working
    assert found.hits == []
    assert make.make_reader().pk


def test_an_unpublished_or_future_article_is_not_found(at: datetime) -> None:
    article = make.make_published(headline="会談", body="会談した。", at=at)
    assert queries.search("会談", at=at - timedelta(minutes=1)).hits == []
    assert len(queries.search("会談", at=at).hits) == 1
    actions.drop_article(article)
    assert queries.search("会談", at=at).hits == []


@pytest.mark.parametrize("count", [3, 12])
def test_the_number_of_queries_does_not_depend_on_the_number_of_hits(
    count: int, at: datetime, later: datetime
) -> None:
    for n in range(count):
        _publish(f"会談{n}", "会談した。", at + timedelta(minutes=n))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = queries.search("会談", at=later)
    assert len(found.hits) == count
    # How common the words are, a savepoint and its release, the index, the articles, their authors;
    # PostgreSQL is also told how long it may take, and told when that is over; and as there are
    # fewer than were asked for, its index is asked of a day, how much else there is, and of all.
    assert len(asked) == (6 if connection.vendor == "sqlite" else 9)


def test_the_index_is_asked_and_no_table_is_scanned(at: datetime, later: datetime) -> None:
    _publish("会談", "会談した。", at)
    with CaptureQueriesContext(connection) as asked:
        queries.search("会談", at=later)
    statement = next(
        one["sql"] for one in asked if "AND position <" in one["sql"] or "MATCH" in one["sql"]
    )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + statement)
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
            assert "VIRTUAL TABLE INDEX" in plan
            assert "TEMP B-TREE" not in plan
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN " + statement)
            plan = " ".join(row[0] for row in cursor.fetchall())
            assert "Bitmap Index Scan on search_words_by_age" in plan
