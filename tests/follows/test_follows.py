"""Following, マイニュース, previews, and what must stay private."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.common.errors import ReaderError
from kankei.feeds import actions as feeds
from kankei.feeds.models import Feed
from kankei.follows import actions, queries
from kankei.follows.models import Follow
from kankei.library import actions as library
from kankei.library import queries as marks
from tests import make

pytestmark = pytest.mark.django_db


def test_following_twice_changes_nothing(at: datetime) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    first = actions.follow(reader, feed=topic, at=at)
    again = actions.follow(reader, feed=topic, at=at + timedelta(days=1))
    assert first == again
    assert again.created_at == at
    actions.unfollow(reader, feed=topic)
    actions.unfollow(reader, feed=topic)
    assert not queries.is_following(reader, topic)


@pytest.mark.parametrize("other", ["ＡＩ規制", "ai規制", " AI規制 ", "Ai規制"])
def test_width_and_case_make_no_other_follow(other: str, at: datetime) -> None:
    reader = make.make_reader()
    first = actions.follow_keyword(reader, keyword="AI規制", at=at)
    assert actions.follow_keyword(reader, keyword=other, at=at) == first
    assert Feed.objects.filter(kind="keyword").count() == 1


def test_the_order_of_words_makes_no_other_follow(at: datetime) -> None:
    reader = make.make_reader()
    first = actions.follow_keyword(reader, keyword="制裁 米ロ -映画", at=at)
    assert actions.follow_keyword(reader, keyword="-映画 米ロ 制裁", at=at) == first


@pytest.mark.parametrize(
    ("keyword", "code"),
    [
        ("", "feeds.query_empty"),
        ("株", "feeds.query_too_short"),
        ("※★", "feeds.query_only_symbols"),
        ("あ" * 61, "feeds.query_too_long"),
        ("制裁 -株", "feeds.query_too_short"),
        ("-制裁", "feeds.query_only_without"),
        ("制裁 期間:2021", "feeds.period_cannot_be_followed"),
        ("筆者:佐伯", "feeds.field_cannot_be_followed"),
        (" ".join(["制裁をめぐる長い長い言葉"] * 2 + [f"とても長い言葉{n}番" for n in range(11)]), "feeds.query_too_long"),
    ],
)  # fmt: skip
def test_a_keyword_that_cannot_be_followed_is_refused_with_a_sentence(
    keyword: str, code: str, at: datetime
) -> None:
    with pytest.raises(ReaderError) as refused:
        actions.follow_keyword(make.make_reader(), keyword=keyword, at=at)
    assert refused.value.code == code
    assert refused.value.sentence.endswith("。")
    assert not Follow.objects.exists()


def test_too_many_keywords_are_refused(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kankei.follows.rules.MOST_KEYWORDS", 2)
    reader = make.make_reader()
    actions.follow_keyword(reader, keyword="関税", at=at)
    actions.follow_keyword(reader, keyword="制裁", at=at)
    with pytest.raises(ReaderError, match="2件"):
        actions.follow_keyword(reader, keyword="会談", at=at)
    actions.follow_keyword(reader, keyword="関税", at=at)


def test_a_keyword_brings_its_archive_and_then_what_is_published(at: datetime) -> None:
    old = make.make_published(at=at - timedelta(days=3))
    reader = make.make_reader()
    follow = actions.follow_keyword(reader, keyword="首脳会談", at=at)
    new = make.make_published(at=at + timedelta(hours=1))
    news = queries.my_news(reader, at=at + timedelta(hours=2))
    assert [item.article for item in news] == [new, old]
    assert [item.reasons for item in news] == [[follow.feed], [follow.feed]]


def test_an_article_that_several_follows_bring_stands_once_with_all_reasons(
    at: datetime,
) -> None:
    reader = make.make_reader()
    series = make.make_series("軍縮の卓", slug="table")
    make.make_published(series=series, at=at)
    keyword = actions.follow_keyword(reader, keyword="首脳会談", at=at).feed
    followed = [Feed.objects.get(kind="series"), Feed.objects.get(key="RUS"), keyword]
    for feed in followed:
        actions.follow(reader, feed=feed, at=at)
    (item,) = queries.my_news(reader, at=at)
    assert set(item.reasons) == set(followed)


def test_a_paid_body_is_not_in_my_news(at: datetime) -> None:
    reader = make.make_reader()
    actions.follow_keyword(reader, keyword="首脳会談", at=at)
    make.make_published(at=at, access="members")
    (item,) = queries.my_news(reader, at=at)
    assert "body" in item.article.get_deferred_fields()


def test_my_news_is_paged_by_position_and_can_be_narrowed_to_one_follow(at: datetime) -> None:
    reader = make.make_reader()
    first = actions.follow_keyword(reader, keyword="首脳会談", at=at).feed
    second = actions.follow_keyword(reader, keyword="関税", at=at).feed
    for n in range(5):
        make.make_published(at=at + timedelta(minutes=n))
    make.make_published(headline="関税", body="関税の話。", at=at + timedelta(minutes=9))
    later = at + timedelta(days=1)
    page = queries.my_news(reader, most=4, at=later)
    rest = queries.my_news(reader, before=page[-1].article.position, at=later)
    assert len(page) == 4
    assert len({item.article for item in page + rest}) == 6
    assert [i.reasons for i in queries.my_news(reader, at=later, feed=second)] == [[second]]
    assert len(queries.my_news(reader, at=later, feed=first)) == 5
    assert queries.my_news(reader, at=later, feed=make.make_topic()) == []


@pytest.mark.parametrize(("follows", "articles"), [(2, 3), (25, 12)])
def test_my_news_asks_the_same_few_queries_whatever_is_followed(
    follows: int, articles: int, at: datetime
) -> None:
    reader = make.make_reader()
    for n in range(follows):
        feed = make.make_feed("keyword", f"語{n}")
        actions.follow(reader, feed=feed, at=at)
    for n in range(articles):
        article = make.make_published(at=at + timedelta(minutes=n))
        make.make_entry(feed, article)
    with CaptureQueriesContext(connection) as asked:
        news = queries.my_news(reader, at=at + timedelta(days=1))
    assert len(news) == articles
    # Follows with their feeds, the merge, the articles, their authors.
    assert len(asked) == 4


def test_unread_counts_are_one_query_and_stop_at_a_hundred(at: datetime) -> None:
    reader = make.make_reader()
    many, few = make.make_feed("keyword", "語1"), make.make_feed("keyword", "語2")
    feeds.backfill(many, positions=range(1, 1001))
    feeds.backfill(few, positions=[5, 1000])
    for feed in (many, few):
        actions.follow(reader, feed=feed, at=at)
    library.mark_read(reader, [1000], at=at)
    state = marks.read_marks(reader)
    with CaptureQueriesContext(connection) as asked:
        counts = queries.unread_counts(reader, state)
    assert len(asked) == 2
    assert counts == {many.pk: 99, few.pk: 1}


def test_the_preview_tells_what_a_keyword_would_have_brought(at: datetime) -> None:
    for n in (1, 10, 20, 40):
        make.make_published(at=at - timedelta(days=n))
    preview = queries.preview("首脳会談", at=at)
    assert preview.count_30_days == 3
    assert preview.per_week == 0.7
    assert [article.published_at for article in preview.articles] == [
        at - timedelta(days=n) for n in (1, 10, 20)
    ]
    assert not preview.is_too_many
    assert not Feed.objects.filter(kind="keyword").exists()


def test_nobody_signed_out_follows_anything() -> None:
    topic = make.make_topic()
    assert queries.followed_ids(AnonymousUser()) == set()
    assert not queries.is_following(AnonymousUser(), topic)


def test_rising_feeds_are_counts_and_no_names(at: datetime) -> None:
    rising, old = make.make_topic("上昇"), make.make_topic("前から")
    for _ in range(3):
        actions.follow(make.make_reader(), feed=rising, at=at - timedelta(hours=2))
    actions.follow(make.make_reader(), feed=old, at=at - timedelta(days=9))
    assert queries.rising_feeds(at=at) == [(rising, 3)]


def test_one_reader_leaving_a_feed_changes_nothing_for_another(at: datetime) -> None:
    first, second = make.make_reader(), make.make_reader()
    feed = actions.follow_keyword(first, keyword="首脳会談", at=at).feed
    actions.follow_keyword(second, keyword="首脳会談", at=at)
    make.make_published(at=at)
    actions.unfollow(first, feed=feed)
    assert queries.my_news(first, at=at) == []
    assert len(queries.my_news(second, at=at)) == 1


class TestPauseAndMute:
    def test_a_paused_follow_brings_nothing_and_then_what_it_missed(self, at: datetime) -> None:
        reader = make.make_reader()
        feed = actions.follow_keyword(reader, keyword="首脳会談", at=at).feed
        actions.pause(reader, feed=feed)
        make.make_published(at=at)
        assert queries.my_news(reader, at=at) == []
        assert queries.is_following(reader, feed)
        assert queries.unread_counts(reader, marks.read_marks(reader)) == {}
        assert len(queries.my_news(reader, at=at, feed=feed)) == 1
        actions.resume(reader, feed=feed)
        assert len(queries.my_news(reader, at=at)) == 1

    def test_a_mute_wins_over_every_follow_and_says_how_much_it_kept_away(
        self, at: datetime
    ) -> None:
        reader = make.make_reader()
        actions.follow_keyword(reader, keyword="首脳会談", at=at)
        muted = actions.mute_keyword(reader, keyword="グロモフ", at=at).feed
        make.make_published(at=at)
        kept = make.make_published(headline="首脳会談", body="首脳会談を開く。", at=at)
        page = queries.news_page(reader, at=at)
        assert [item.article for item in page.items] == [kept]
        assert page.muted == 1
        assert [one.feed for one in queries.mutes_of(reader)] == [muted]
        assert muted not in [one.feed for one in queries.follows_of(reader)]
        assert not queries.is_following(reader, muted)
        assert queries.unread_total(reader, marks.read_marks(reader)) == 1

    def test_what_is_muted_is_not_counted_as_unread_of_any_follow(self, at: datetime) -> None:
        reader = make.make_reader()
        feed = actions.follow_keyword(reader, keyword="首脳会談", at=at).feed
        actions.mute_keyword(reader, keyword="水族館", at=at)
        make.make_published(headline="首脳会談の日程", at=at)
        make.make_published(headline="首脳会談のあと水族館へ", at=at)
        assert queries.unread_counts(reader, marks.read_marks(reader)) == {feed.pk: 1}

    def test_a_page_is_filled_past_what_is_muted(self, at: datetime) -> None:
        reader = make.make_reader()
        wanted, hidden = make.make_feed("keyword", "語1"), make.make_feed("keyword", "語2")
        actions.follow(reader, feed=wanted, at=at)
        actions.mute(reader, feed=hidden, at=at)
        articles = [make.make_published(at=at + timedelta(minutes=n)) for n in range(9)]
        for article in articles:
            make.make_entry(wanted, article)
        for article in articles[2:]:
            make.make_entry(hidden, article)
        page = queries.news_page(reader, most=2, at=at + timedelta(days=1))
        assert [item.article for item in page.items] == [articles[1], articles[0]]
        assert page.muted == 7

    def test_following_what_was_muted_ends_the_mute(self, at: datetime) -> None:
        reader = make.make_reader()
        feed = actions.mute_keyword(reader, keyword="首脳会談", at=at).feed
        actions.follow(reader, feed=feed, at=at)
        assert list(queries.mutes_of(reader)) == []
        assert queries.is_following(reader, feed)
        actions.unfollow(reader, feed=feed)
        assert not Follow.objects.exists()

    def test_one_readers_mute_changes_nothing_for_another(self, at: datetime) -> None:
        first, second = make.make_reader(), make.make_reader()
        for reader in (first, second):
            actions.follow_keyword(reader, keyword="首脳会談", at=at)
        actions.mute_keyword(first, keyword="首脳会談", at=at)
        make.make_published(at=at)
        assert queries.my_news(first, at=at) == []
        assert len(queries.my_news(second, at=at)) == 1
