"""Which feeds an article comes to stand on, and why."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.articles.models import Article
from kankei.config.commands import rounds
from kankei.feeds import actions, queries
from kankei.feeds.errors import NoSuchFeed, UnclearQuery
from kankei.feeds.models import Feed, FeedEntry
from kankei.search import actions as search
from tests import make

pytestmark = pytest.mark.django_db


def _route(article: Article, at: datetime, **codes: int) -> set[tuple[str, str]]:
    text = f"{article.headline}\n\n{article.body}"
    pairs = ["-".join(sorted(codes))] if len(codes) == 2 else []
    actions.route(article, text=text, codes=codes, pairs=pairs, at=at)
    return {(feed.kind, feed.key) for feed, _ in queries.feeds_of(article)}


def _article(headline: str, body: str, at: datetime, **fields: object) -> Article:
    article = make.make_published(headline=headline, body=body, at=at, **fields)
    FeedEntry.objects.filter(position=article.position).delete()
    return article


def test_an_article_stands_on_what_the_desk_gave_it(at: datetime) -> None:
    places = {
        "section": make.make_section("国際", slug="world"),
        "series": make.make_series("海峡の朝", slug="strait"),
        "column": make.make_column("羅針盤", slug="compass"),
        "authors": [make.make_author("佐伯みどり", slug="saeki")],
    }
    article = _article("市場の話", "市場の話をした。", at, **places)
    assert _route(article, at) == {
        ("section", "world"),
        ("series", "strait"),
        ("column", "compass"),
        ("author", "saeki"),
    }
    assert queries.feed("author", "saeki").name == "佐伯みどり"


def test_countries_and_the_pair_between_which_something_happens(at: datetime) -> None:
    article = _article("協議", "協議した。", at)
    assert _route(article, at, RUS=3, USA=1) == {
        ("country", "RUS"),
        ("country", "USA"),
        ("pair", "RUS-USA"),
    }
    assert queries.feed("pair", "usa-rus").name == "米国とロシア"
    assert queries.feed("country", "rus").name_en == "Russia"


def test_a_topic_gathers_by_its_words_and_by_countries_that_an_article_is_about(
    at: datetime,
) -> None:
    make.make_topic(key="arms", aliases=["核軍縮", "弾頭 -映画"])
    make.make_topic(key="russia", codes=["RUS"])
    assert ("topic", "arms") in _route(_article("弾頭を削減", "弾頭を削減した。", at), at)
    assert ("topic", "arms") not in _route(_article("弾頭の映画", "弾頭の映画を見た。", at), at)
    assert ("topic", "russia") in _route(_article("協議", "協議した。", at), at, RUS=2)
    assert ("topic", "russia") not in _route(_article("協議", "協議した。", at), at, RUS=1)


def test_each_entry_says_what_put_it_there(at: datetime) -> None:
    make.make_topic(key="arms", aliases=["軍縮", "弾頭"])
    actions.ensure_feed("keyword", "ＡＩ", name="ＡＩ")
    article = _article("弾頭とAI", "弾頭とAIの話。", at)
    _route(article, at)
    assert {feed.key: because for feed, because in queries.feeds_of(article)} == {
        "arms": "弾頭",
        "ai": "ai",
    }


def test_the_editors_word_goes_before_the_text_and_outlives_routing(at: datetime) -> None:
    wrong = make.make_topic(key="wrong", aliases=["協議"])
    right = make.make_topic(key="right")
    article = _article("協議", "協議した。", at)
    editor = make.make_editor()
    _route(article, at)
    actions.rule_topic(wrong, article=article, belongs=False, by=editor, at=at)
    actions.rule_topic(right, article=article, belongs=True, by=editor, at=at)
    assert {feed.key for feed in queries.topics_of(article)} == {"right"}
    assert _route(article, at) == {("topic", "right")}


@pytest.mark.parametrize(
    ("keyword", "text", "stands"),
    [
        ("中国 -中国地方", "中国は会談した。", True),
        ("中国 -中国地方", "中国と中国地方の話。", False),
        ("制裁 会談", "制裁を巡り会談した。", True),
        ("制裁 会談", "制裁を延長した。", False),
        ("関税 OR 制裁", "制裁を延長した。", True),
        ("題名:市場", "本文に市場がある。", False),
        ("日米豪印首脳会合共同声明文書案", "「日米豪印首脳会合共同声明文書案」を公表した。", True),
        ("日米豪印首脳会合共同声明文書案", "日米豪印首脳会合共同声明を公表した。", False),
        ("米国務省によると会談は予定を超えて続いたという", "米国務省によると会談は予定を超えて続いたという。", True),
        ('"new york"', "New York で会談した。", True),
        ('"new york"', "newyork で会談した。", False),
    ],
)  # fmt: skip
def test_a_keyword_may_combine_leave_out_and_be_long(
    keyword: str, text: str, stands: bool, at: datetime
) -> None:
    feed = actions.ensure_feed("keyword", keyword, name=keyword)
    _route(_article("話", text, at), at)
    assert feed.entries.exists() is stands


def test_a_keyword_that_names_a_country_or_pair_matches_by_actors(at: datetime) -> None:
    russia = actions.ensure_feed("keyword", "ロシア", name="ロシア")
    pair = actions.ensure_feed("keyword", "米ロ", name="米ロ")
    both = actions.ensure_feed("keyword", "米ロ 軍縮", name="米ロ 軍縮")
    _route(_article("協議", "軍縮を協議した。", at), at, RUS=1, USA=1)
    assert [feed.entries.count() for feed in (russia, pair, both)] == [1, 1, 1]


def test_routing_again_changes_nothing_and_takes_off_what_no_longer_belongs(
    at: datetime,
) -> None:
    actions.ensure_feed("keyword", "関税", name="関税")
    article = _article("関税", "関税を課す。", at)
    assert _route(article, at, USA=1) == {("keyword", "関税"), ("country", "USA")}
    before = list(FeedEntry.objects.values_list("feed_id", "position", "because"))
    assert _route(article, at, USA=1) == {("keyword", "関税"), ("country", "USA")}
    assert list(FeedEntry.objects.values_list("feed_id", "position", "because")) == before
    article.headline, article.body = "課税", "課税の話。"
    assert _route(article, at) == set()


def test_an_experts_feed_is_left_alone_by_routing(at: datetime) -> None:
    expert = make.make_feed("expert", "takano")
    article = _article("話", "話をした。", at)
    actions.add_entry(expert, article=article)
    assert _route(article, at) == {("expert", "takano")}


def test_publishing_asks_one_query_for_all_keywords_however_many_there_are(
    at: datetime,
) -> None:
    article = _article("関税", "関税を課す。", at)
    asked = []
    for count in (3, 300):
        Feed.objects.filter(kind="keyword").delete()
        for n in range(count):
            actions.ensure_feed("keyword", f"語{n}番", name=f"語{n}")
        with CaptureQueriesContext(connection) as statements:
            actions.route(article, text="関税を課す。", codes={}, pairs=[], at=at)
        asked.append(len(statements))
    assert asked[0] == asked[1]


def test_a_whole_publish_is_a_handful_of_statements_whatever_it_brings(at: datetime) -> None:
    asked = []
    for count in (1, 40):
        authors = [make.make_author(f"筆者{n}", slug=f"a{count}-{n}") for n in range(count)]
        words = [f"{a}{b}税" for a in "関輸国出源" for b in "所得法消費"][:count]
        article = _article("税", "、".join(words), at, authors=authors)
        for n, word in enumerate(words):
            actions.ensure_feed("keyword", word, name=word)
            make.make_topic(key=f"t{count}-{n}", aliases=[word])
        codes, pairs = {"USA": 3, "RUS": 2}, ["RUS-USA"]
        text = f"税\n\n{article.body}"
        actions.route(article, text=text, codes=codes, pairs=pairs, at=at)
        FeedEntry.objects.all().delete()
        with CaptureQueriesContext(connection) as statements:
            received = actions.route(article, text=text, codes=codes, pairs=pairs, at=at)
            search.index_article(article, text=text, codes=codes, pairs=pairs, received=received)
        asked.append(len(statements))
        assert FeedEntry.objects.filter(position=article.position).count() > 2 * count
    # Places, feeds, keywords, entries (SQLite: those that go apart), the index.
    least = 5 if connection.vendor == "postgresql" else 6
    assert asked == [least, least]


def test_topics_are_found_by_their_kind_among_a_million_keywords(at: datetime) -> None:
    make.make_topic(key="arms", aliases=["弾頭"])
    article = _article("弾頭", "弾頭の話。", at)
    with CaptureQueriesContext(connection) as statements:
        _route(article, at)
    (asked,) = [one["sql"] for one in statements if "feeds_topicruling" in one["sql"]]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # As ANALYZE counts a house with a million keywords: "a kind has a million feeds".
            cursor.execute("ANALYZE")
            cursor.execute(
                "UPDATE sqlite_stat1 SET stat = '1000000 1000000 1' WHERE tbl = 'feeds_feed'"
            )
            cursor.execute("ANALYZE sqlite_master")
            cursor.execute("EXPLAIN QUERY PLAN " + asked)
            plan = [str(row[-1]) for row in cursor.fetchall()]
            assert any("SEARCH feed USING INDEX" in step for step in plan), plan
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN " + asked)
            plan = [str(row[0]) for row in cursor.fetchall()]
            assert any("Index Cond" in step and "kind" in step for step in plan), plan


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks no rows")
def test_an_entry_locks_no_row_of_its_feed(at: datetime) -> None:
    article = _article("関税", "関税を課す。", at, section=make.make_section("国際", slug="world"))
    assert _route(article, at, RUS=1) == {("section", "world"), ("country", "RUS")}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT count(*) FROM feeds_feed WHERE xmax::text <> '0'")
        assert cursor.fetchone() == (0,)


def test_rows_are_written_for_feeds_and_none_for_readers(at: datetime) -> None:
    feed = actions.ensure_feed("keyword", "関税", name="関税")
    for _ in range(20):
        make.make_follow(make.make_reader(), feed)
    article = _article("関税", "関税を課す。", at)
    _route(article, at)
    assert FeedEntry.objects.filter(position=article.position).count() == 1


def test_the_nightly_round_leaves_a_keyword_its_newest_thousand_and_a_topic_all(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "_KEYWORDS_AT_ONCE", 2)
    keywords = [make.make_feed("keyword", f"語{n}") for n in range(5)]
    topic = make.make_topic()
    for feed in (keywords[1], keywords[4], topic):
        actions.backfill(feed, positions=range(1, 1206))
    actions.backfill(keywords[0], positions=range(1, 1001))
    rounds.tend_feeds()
    kept = [feed.entries.count() for feed in (*keywords, topic)]
    assert kept == [1000, 1000, 0, 0, 1000, 1205]
    assert [entry.position for entry in queries.entries(keywords[1], most=1)] == [1205]
    assert actions.trim_keywords() == 0


def test_entries_are_paged_by_position(at: datetime) -> None:
    feed = make.make_feed("keyword", "関税")
    actions.backfill(feed, positions=range(1, 8))
    assert [entry.position for entry in queries.entries(feed, most=3)] == [7, 6, 5]
    assert [entry.position for entry in queries.entries(feed, before=5, most=9)] == [4, 3, 2, 1]


def test_a_keyword_is_found_in_any_of_its_writings(at: datetime) -> None:
    feed = actions.ensure_feed("keyword", "生成ＡＩ", name="生成ＡＩ")
    assert queries.feed("keyword", "生成AI") == feed
    assert actions.ensure_feed("keyword", " 生成ai ", name="x") == feed
    with pytest.raises(NoSuchFeed):
        queries.feed("topic", "ない")
    with pytest.raises(UnclearQuery):
        queries.feed("keyword", "a")
