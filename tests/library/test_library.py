"""Saving, read marks that never come back, and what is rising."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kankei.library import actions, queries, rules
from kankei.library.models import HourlyTally, ReadState, Save
from tests import make


@pytest.mark.django_db
class TestSaves:
    def test_saving_twice_keeps_one_and_counts_one(self, at: datetime) -> None:
        reader, article = make.make_reader(), make.make_published(at=at)
        first = actions.save_article(reader, article=article, at=at)
        assert actions.save_article(reader, article=article, at=at + timedelta(1)) == first
        assert HourlyTally.objects.get(article=article).saves == 1
        actions.unsave_article(reader, article=article)
        actions.unsave_article(reader, article=article)
        assert not Save.objects.exists()

    def test_saved_articles_come_newest_save_first_and_without_what_was_withdrawn(
        self, at: datetime
    ) -> None:
        reader = make.make_reader()
        articles = [make.make_published(at=at + timedelta(minutes=n)) for n in range(4)]
        for n, article in enumerate(articles):
            actions.save_article(reader, article=article, at=at + timedelta(hours=n))
        articles[1].retracted_at = at
        articles[1].save()
        later = at + timedelta(days=1)
        found = queries.saved(reader, at=later)
        assert [save.article for save in found] == [articles[3], articles[2], articles[0]]
        rest = queries.saved(reader, at=later, before=found[0].pk)
        assert [save.article for save in rest] == [articles[2], articles[0]]
        assert queries.saved_ids(reader, [articles[0].pk, articles[1].pk, 0]) == {
            articles[0].pk,
            articles[1].pk,
        }
        assert queries.saved_ids(AnonymousUser(), [articles[0].pk]) == set()

    @pytest.mark.parametrize("count", [2, 9])
    def test_listing_saves_asks_the_same_queries_however_many(
        self, count: int, at: datetime
    ) -> None:
        reader = make.make_reader()
        for n in range(count):
            article = make.make_published(at=at + timedelta(minutes=n))
            actions.save_article(reader, article=article, at=at)
        with CaptureQueriesContext(connection) as asked:
            for save in queries.saved(reader, at=at + timedelta(days=1)):
                assert save.article.headline
        assert len(asked) == 3


@pytest.mark.django_db
class TestReadMarks:
    def test_what_was_read_stays_read_and_is_one_row(self, at: datetime) -> None:
        reader = make.make_reader()
        for start in range(0, 3000, 100):
            actions.mark_read(reader, range(start + 1, start + 101, 2), at=at)
        marks = queries.read_marks(reader)
        assert all(marks.is_read(position) for position in range(1, 3001, 2))
        assert not marks.is_read(3000)
        state = ReadState.objects.get(reader=reader)
        assert len(state.read_positions) <= rules.MOST_LISTED

    def test_marking_all_read_does_not_reach_what_comes_later(self, at: datetime) -> None:
        reader = make.make_reader()
        actions.mark_read(reader, [50], at=at)
        actions.mark_all_read(reader, upto=100, at=at)
        actions.mark_all_read(reader, upto=10, at=at)
        marks = queries.read_marks(reader)
        assert marks.is_read(100)
        assert not marks.is_read(101)
        assert ReadState.objects.get(reader=reader).read_positions == []

    def test_only_the_readers_own_hand_makes_an_article_unread(self, at: datetime) -> None:
        reader = make.make_reader()
        actions.mark_read(reader, [5, 7], at=at)
        actions.mark_unread(reader, [5], at=at)
        marks = queries.read_marks(reader)
        assert not marks.is_read(5)
        assert marks.is_read(7)

    def test_articles_and_positions_are_both_understood(self, at: datetime) -> None:
        reader, article = make.make_reader(), make.make_published(at=at)
        actions.mark_read(reader, [article], at=at)
        assert queries.read_marks(reader).is_read(article.position)
        assert not queries.read_marks(AnonymousUser()).is_read(article.position)
        assert not queries.read_marks(reader).is_read(None)

    def test_the_line_of_the_last_visit_stays_while_the_visit_goes_on(self, at: datetime) -> None:
        reader = make.make_reader()
        minute = timedelta(minutes=1)
        assert actions.visit_my_news(reader, newest=10, at=at) == 0
        assert actions.visit_my_news(reader, newest=12, at=at + 5 * minute) == 0
        assert actions.visit_my_news(reader, newest=20, at=at + 60 * minute) == 12
        assert actions.visit_my_news(reader, newest=15, at=at + 61 * minute) == 12
        assert actions.visit_my_news(reader, newest=15, at=at + 200 * minute) == 20
        assert queries.read_marks(reader).previous_seen_position == 20


@given(st.lists(st.lists(st.integers(1, 400), max_size=30), max_size=20), st.integers(1, 12))
def test_nothing_once_read_returns_unread_however_little_is_listed(
    visits: list[list[int]], most: int
) -> None:
    below, listed, ever = 0, list[int](), set[int]()
    for read in visits:
        below, listed = rules.packed(below, listed, read=read, most=most)
        ever |= set(read)
        marks = rules.ReadMarks(below, frozenset(listed))
        assert all(marks.is_read(position) for position in ever)
        assert len(listed) <= most
        assert listed == sorted(listed)
        assert not marks.is_read(max(ever, default=0) + 1)


NOON = datetime.fromisoformat("2021-05-20T12:00+09:00")


def _hour(article: int, hours_ago: float, *, reads: int = 0, saves: int = 0) -> rules.Hour:
    return rules.Hour(article, NOON - timedelta(hours=hours_ago), reads, saves)


class TestRising:
    def test_what_is_done_now_counts_more_than_what_was_done_this_morning(self) -> None:
        tallies = [_hour(1, 12, reads=30), _hour(2, 0, reads=10)]
        scores = rules.rising_scores(tallies, follows={}, at=NOON)
        assert scores == {1: 7.5, 2: 10.0}

    def test_a_save_counts_as_three_reads_and_a_follow_as_two(self) -> None:
        tallies = [_hour(1, 0, saves=1), _hour(2, 0, reads=3), _hour(3, 0, reads=1)]
        scores = rules.rising_scores(tallies, follows={3: 1, 9: 50}, at=NOON)
        assert scores == {1: 3.0, 2: 3.0, 3: 3.0}

    def test_what_was_done_a_day_ago_does_not_count(self) -> None:
        assert rules.rising_scores([_hour(1, 25, reads=99)], follows={}, at=NOON) == {}

    @pytest.mark.django_db
    def test_openings_and_saves_of_the_last_hours_make_the_list(self, at: datetime) -> None:
        quiet, loud, kept, gone = (
            make.make_published(at=at - timedelta(days=2, minutes=n)) for n in range(4)
        )
        actions.count_opening(quiet, at=at - timedelta(hours=1))
        for _ in range(5):
            actions.count_opening(loud, at=at - timedelta(hours=1))
            actions.count_opening(gone, at=at)
        actions.save_article(make.make_reader(), article=kept, at=at)
        gone.retracted_at = at
        gone.save()
        assert [pk for pk, _ in queries.rising(at=at)] == [loud.pk, kept.pk, quiet.pk]
        assert queries.rising_articles(at=at, most=1) == [loud]
