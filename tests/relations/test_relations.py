"""What is kept of a reading, what a pair's page tells, and what of it everybody may see."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.articles.models import Article
from kankei.articles.queries import newest_revision
from kankei.common.errors import ReaderError
from kankei.newsroom import actions as newsroom
from kankei.relations import actions, queries
from kankei.relations.models import Event, PairEvent
from kankei_reading import Reading, Span, read
from kankei_reading.types import Actor, Relation
from kankei_reading.types import Event as ReadEvent
from tests import make

pytestmark = pytest.mark.django_db

BODY = (
    "米国は関税の撤回を歓迎した。両国は隣り合う海で話を続けている。港の町には静かな時が流れ、漁船が並ぶ。\n\n"
    "ロシアは米国を批判した。カナリアという名の合意は秘密だった。\n\n"
    "米国はロシアに制裁を科した。ロシアは報復を警告した。"
)


def _keep(article: Article, *events: dict[str, Any], at: datetime, direction: str = "") -> None:
    """Keep a reading with the given events; each names its sentence by the words of its trigger."""
    revision = newest_revision(article)
    assert revision is not None
    text = revision.text
    sentences = read(text, date(2021, 5, 20)).sentences
    found = []
    for event in events:
        start = text.index(event["trigger"])
        span = Span(start, start + len(event["trigger"]))
        number = next(n for n, s in enumerate(sentences) if s.span.start <= start < s.span.end)
        found.append(
            ReadEvent(
                span=span,
                type=event["type"],
                actor=tuple(event["actor"]),
                recipient=tuple(event["recipient"]),
                sentences=(number,),
                modality=event.get("modality", "actual"),
                date=event.get("date"),
            )
        )
    relations = [Relation(("RUS", "USA"), direction, ())] if direction else []  # type: ignore[arg-type]
    reading = Reading(
        version="t",
        published=article.published_at.date().isoformat() if article.published_at else "",
        sentences=sentences,
        actors=tuple(Actor(e.span, (code,)) for e in found for code in (*e.actor, *e.recipient)),
        events=tuple(found),
        relations=tuple(relations),
    )
    actions.keep_reading(article, revision=revision, reading=reading, at=at)


ACCUSE = {"trigger": "批判", "type": "ACCUSE", "actor": ["RUS"], "recipient": ["USA"]}
SANCTION = {"trigger": "制裁", "type": "SANCTION", "actor": ["USA"], "recipient": ["RUS"]}
THREATEN = {"trigger": "警告", "type": "THREATEN", "actor": ["RUS"], "recipient": ["USA"]}
WELCOME = {"trigger": "歓迎", "type": "SUPPORT", "actor": ["USA"], "recipient": ["CHN"]}


def _article(at: datetime, **fields: Any) -> Article:
    article = make.make_published(headline="港の町", body=BODY, at=at, place="", **fields)
    actions.forget_reading(article)
    return article


class TestReading:
    def test_a_published_article_is_read_and_the_reading_comes_back_equal(
        self, at: datetime
    ) -> None:
        article = make.make_published(at=at)
        revision = newest_revision(article)
        assert revision is not None
        assert queries.reading_of(article) == read(revision.text, at.date())
        assert queries.codes_of(article).keys() >= {"USA", "RUS"}
        assert "RUS-USA" in queries.pairs_of(article)

    def test_every_event_cites_words_of_the_published_text(self, at: datetime) -> None:
        article = make.make_published(at=at)
        revision = newest_revision(article)
        assert revision is not None
        events = queries.events_of(article)
        assert events
        for event in events:
            sentence = revision.text[event.sentence_start : event.sentence_end]
            assert revision.text[event.start : event.end] in sentence
            assert sentence.endswith(queries.cite(event, viewer_may_read=True))

    def test_a_text_that_cannot_be_read_leaves_the_article_published_with_an_empty_reading(
        self, at: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken(text: str, published: date) -> Reading:
            raise RuntimeError("no reading")

        monkeypatch.setattr("kankei_reading.readers.read_text", broken)
        article = make.make_published(at=at)
        reading = queries.reading_of(article)
        assert reading is not None
        assert reading.events == ()
        assert Article.objects.get(pk=article.pk).live
        assert "could not be read" in caplog.text

    def test_reading_twice_keeps_each_event_once(self, at: datetime) -> None:
        article = make.make_published(at=at)
        before = Event.objects.count()
        newsroom.publish(article, at=at)
        assert Event.objects.count() == before


class TestRulings:
    def test_a_struck_event_leaves_the_timeline_and_stays_struck_when_read_again(
        self, at: datetime
    ) -> None:
        article = _article(at)
        _keep(article, ACCUSE, SANCTION, at=at)
        struck = Event.objects.get(type="ACCUSE")
        actions.rule_event(struck, ruling="struck", by=make.make_editor(), at=at)
        _keep(article, ACCUSE, SANCTION, at=at)
        assert [event.type for event in queries.timeline("USA-RUS", at=at)] == ["SANCTION"]
        assert [event.type for event in queries.events_of(article)] == ["SANCTION"]
        assert [event.ruling for event in queries.all_events_of(article)] == ["struck", ""]

    def test_a_changed_event_is_filed_as_changed_even_when_the_engine_changes_its_mind(
        self, at: datetime
    ) -> None:
        article = _article(at)
        _keep(article, SANCTION, at=at)
        actions.rule_event(
            Event.objects.get(),
            ruling="changed",
            changes={"type": "CONCEDE", "recipients": ["CHN"]},
            by=make.make_editor(),
            at=at,
        )
        _keep(article, {**SANCTION, "type": "REJECT"}, at=at)
        (event,) = queries.timeline("CHN-USA", at=at)
        assert (event.type, event.sign, event.ruling) == ("CONCEDE", 1, "changed")
        assert queries.timeline("RUS-USA", at=at) == []
        assert PairEvent.objects.get().weight > 0

    def test_a_ruling_can_be_taken_back(self, at: datetime) -> None:
        article = _article(at)
        _keep(article, ACCUSE, at=at)
        editor = make.make_editor()
        actions.rule_event(Event.objects.get(), ruling="struck", by=editor, at=at)
        actions.rule_event(Event.objects.get(), ruling="", by=editor, at=at)
        _keep(article, ACCUSE, at=at)
        assert len(queries.timeline("RUS-USA", at=at)) == 1

    @pytest.mark.parametrize(
        ("ruling", "changes"), [("maybe", {}), ("changed", {}), ("changed", {"article_id": 1})]
    )
    def test_a_ruling_that_makes_no_sense_is_refused(
        self, ruling: str, changes: dict[str, Any], at: datetime
    ) -> None:
        _keep(_article(at), ACCUSE, at=at)
        with pytest.raises(ReaderError):
            actions.rule_event(Event.objects.get(), ruling=ruling, changes=changes, by=None, at=at)


class TestCitedSentences:
    def test_who_may_not_read_sees_one_short_sentence_beyond_headline_and_lead(
        self, at: datetime
    ) -> None:
        article = _article(at, access="members")
        _keep(article, WELCOME, ACCUSE, SANCTION, THREATEN, at=at)
        shown = {queries.cite(event, viewer_may_read=False) for event in Event.objects.all()}
        assert shown == {"米国は関税の撤回を歓迎した。", "ロシアは米国を批判した。", ""}
        beyond = [words for words in shown if words and words not in article.lead]
        assert sum(map(len, beyond)) <= 120

    def test_a_long_sentence_is_cut_at_120_characters(self, at: datetime) -> None:
        long = "ロシアは米国を批判した" + "とても長い説明が続き" * 20 + "。"
        article = make.make_published(
            headline="長い文", body=f"短い前文。\n\n{long}", at=at, access="members", place=""
        )
        _keep(article, ACCUSE, at=at)
        (event,) = queries.timeline("RUS-USA", at=at)
        assert len(queries.cite(event, viewer_may_read=False)) == 120
        assert queries.cite(event, viewer_may_read=True) == long

    def test_a_corrected_article_leaves_no_citation_of_its_old_words(self, at: datetime) -> None:
        article = make.make_published(at=at)
        assert queries.timeline("RUS-USA", at=at)
        article.headline, article.body = "市場の話", "市場の話をした。"
        newsroom.correct(article, text="本文を差し替えました。", at=at)
        assert queries.timeline("RUS-USA", at=at) == []
        assert not Event.objects.exists()


class TestTimeline:
    def test_it_is_newest_first_and_paged_by_its_cursor(self, at: datetime) -> None:
        for n in range(5):
            _keep(_article(at - timedelta(days=n % 3, minutes=n)), SANCTION, at=at)
        whole = queries.timeline("RUS-USA", at=at)
        assert [event.day for event in whole] == sorted((e.day for e in whole), reverse=True)
        paged, before = [], None
        while page := queries.timeline("USA-RUS", before=before, most=2, at=at):
            paged += page
            before = page[-1].cursor
        assert paged == whole

    @pytest.mark.parametrize("count", [1, 7])
    def test_it_asks_two_queries_however_long_it_is(self, count: int, at: datetime) -> None:
        for n in range(count):
            _keep(_article(at - timedelta(minutes=n)), SANCTION, at=at)
        with CaptureQueriesContext(connection) as asked:
            for event in queries.timeline("RUS-USA", at=at):
                assert event.article.headline
                assert queries.cite(event, viewer_may_read=True).endswith("。")
        assert len(asked) == 2

    def test_background_without_a_day_is_not_told_as_news(self, at: datetime) -> None:
        _keep(_article(at), {**SANCTION, "modality": "historical"}, at=at)
        assert queries.timeline("RUS-USA", at=at) == []
        _keep(_article(at), {**SANCTION, "modality": "historical", "date": "2014-03"}, at=at)
        (event,) = queries.timeline("RUS-USA", at=at)
        assert event.day == date(2014, 3, 1)

    def test_what_is_planned_for_next_month_is_news_of_the_day_that_told_it(
        self, at: datetime
    ) -> None:
        planned = {**SANCTION, "modality": "planned", "date": "2021-06-16"}
        _keep(_article(at), planned, at=at)
        (event,) = queries.timeline("RUS-USA", at=at)
        assert (event.day, event.date_text) == (at.date(), "2021-06-16")

    def test_withdrawn_and_future_articles_tell_nothing(self, at: datetime) -> None:
        article = _article(at)
        _keep(article, SANCTION, at=at)
        assert queries.timeline("RUS-USA", at=at - timedelta(hours=1)) == []
        article.retracted_at = at
        article.save()
        assert queries.timeline("RUS-USA", at=at) == []
        actions.forget_reading(article)
        assert queries.pairs_with_events() == []

    @pytest.mark.parametrize("pair", ["RUS", "RUS-RUS", "", "-", "A-B-C"])
    def test_what_is_no_pair_is_refused(self, pair: str, at: datetime) -> None:
        with pytest.raises(ReaderError):
            queries.timeline(pair, at=at)

    def test_a_cursor_that_is_none_is_refused(self, at: datetime) -> None:
        with pytest.raises(ReaderError):
            queries.timeline("RUS-USA", before="zzz", at=at)


class TestDirection:
    def test_months_are_complete_and_count_good_and_bad(self, at: datetime) -> None:
        _keep(_article(at), SANCTION, at=at)
        _keep(_article(at - timedelta(days=60)), {**SANCTION, "type": "CONCEDE"}, at=at)
        months = queries.monthly("RUS-USA", since=date(2021, 2, 10), until=at.date(), at=at)
        assert [m.month for m in months] == [date(2021, m, 1) for m in (2, 3, 4, 5)]
        assert [(m.good, m.bad) for m in months] == [(0, 0), (1, 0), (0, 0), (0, 1)]
        assert months[0].index == 0
        assert months[1].index > months[2].index > 0 > months[3].index

    def test_the_same_act_told_by_three_articles_counts_once(self, at: datetime) -> None:
        for n in range(3):
            _keep(_article(at - timedelta(minutes=n)), SANCTION, at=at)
        (month,) = queries.monthly("RUS-USA", since=at.date(), until=at.date(), at=at)
        assert month.bad == 1

    def test_the_verdict_says_which_way_from_how_much_and_how_sure(self, at: datetime) -> None:
        assert queries.verdict("RUS-USA", at=at).words == "材料不足"
        for n in range(8):
            day = at - timedelta(days=n)
            _keep(_article(day), {**SANCTION, "type": "AGREE"}, at=at, direction="improving")
        verdict = queries.verdict("USA-RUS", at=at)
        assert (verdict.words, verdict.level_words) == ("改善の動き", "接近")
        assert (verdict.articles, verdict.events, verdict.sureness) == (8, 8, "中")
        for n in range(8):
            day = at + timedelta(days=40 + n)
            _keep(_article(day), SANCTION, at=at, direction="worsening")
        assert queries.verdict("RUS-USA", at=at + timedelta(days=50)).words == "悪化の動き"

    def test_a_triangle_is_told_in_a_sentence(self, at: datetime) -> None:
        for n in range(4):
            when = at - timedelta(days=n)
            _keep(
                _article(when),
                SANCTION,
                {**ACCUSE, "actor": ["CHN"]},
                {**WELCOME, "actor": ["RUS"], "type": "COOPERATE"},
                at=at,
            )
        triangle = queries.triangle(["usa", "RUS", "CHN"], at=at)
        assert [(side.name, side.words) for side in triangle.sides] == [
            ("中ロ", "接近"),
            ("米中", "対立"),
            ("米ロ", "対立"),
        ]
        assert triangle.sentence == "いまの形: 中ロが接近、米国が外側。"
        for n in range(12):
            _keep(_article(at + timedelta(days=n)), {**SANCTION, "type": "AGREE"}, at=at)
        turned = queries.triangle(["USA", "RUS", "CHN"], at=at + timedelta(days=12))
        assert "ロシアが両方とつなが" in turned.sentence

    def test_three_that_are_not_three_are_refused(self, at: datetime) -> None:
        with pytest.raises(ReaderError):
            queries.triangle(["USA", "USA", "CHN"], at=at)


class TestWhoOccurs:
    def test_countries_and_pairs_come_with_their_counts(self, at: datetime) -> None:
        _keep(_article(at), SANCTION, at=at)
        _keep(_article(at), WELCOME, ACCUSE, at=at)
        counts = {one.code: one.articles for one in queries.countries_that_occur()}
        assert counts == {"USA": 2, "RUS": 2, "CHN": 1}
        pairs = [(one.pair, one.events) for one in queries.pairs_with_events()]
        assert pairs == [("RUS-USA", 2), ("CHN-USA", 1)]

    def test_articles_about_a_country_or_pair_are_found_for_a_topic(self, at: datetime) -> None:
        one, other = _article(at), _article(at)
        _keep(one, SANCTION, at=at)
        _keep(other, WELCOME, {**WELCOME, "trigger": "制裁"}, at=at)
        assert queries.positions_about(["RUS-USA"]) == [one.position]
        assert queries.positions_about(["CHN"]) == [other.position]
        assert queries.positions_about(["RUS"]) == []

    def test_related_articles_share_actors_and_say_which(self, at: datetime) -> None:
        one = _article(at)
        other = _article(at)
        far = _article(at)
        _keep(one, SANCTION, at=at)
        _keep(other, THREATEN, at=at)
        _keep(far, {**WELCOME, "actor": ["JPN"], "recipient": ["KOR"]}, at=at)
        (related,) = queries.related(one, at=at)
        assert related.article == other
        assert related.because == "ロシア、米国"
