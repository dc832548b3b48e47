"""Digests: one a slot with what is new to its reader, none when nothing is, and a way out of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from kankei.accounts.models import Reader
from kankei.articles.models import Article
from kankei.common.ids import position_at
from kankei.feeds.models import Feed, FeedEntry
from kankei.follows import actions as follows
from kankei.follows.models import Follow
from kankei.library import actions as library
from kankei.newsroom import actions as newsroom
from kankei.notifications import actions, digests, leaving_mails, queries, sending, transport
from kankei.notifications.hours import Hours
from kankei.notifications.models import Message, Telling
from tests import make
from tests.notifications.conftest import Postbox

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
SPOKEN = {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}
MORNING = Hours(morning=time(7), evening=time(18))


@pytest.fixture
def topic() -> Feed:
    return make.make_topic("米ロ関係", aliases=["会談"])


def reader_of(*feeds: Feed, at: datetime, hours: Hours = MORNING, **fields: Any) -> Reader:
    """A reader who follows `feeds` and has wanted digests since `at`."""
    reader = make.make_reader(**fields)
    for feed in feeds:
        make.make_follow(reader, feed, at=at)
    actions.choose_telling(reader, wishes=actions.Wishes(hours=hours), at=at)
    return reader


def leave(at: datetime) -> int:
    """Make what is due, and send it; return how many messages were tried."""
    while digests.make_due(at=at):
        pass
    tried = 0
    with transport.Lines() as lines:
        while sending.send_next(lines, at=at):
            tried += 1
    return tried


def text_of(letter: Any, kind: str = "plain") -> str:
    return str(letter.get_body((kind,)).get_content())


def test_a_digest_tells_each_article_once_with_the_follows_that_brought_it(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    section = make.make_section("国際", slug="world")
    make.make_published(at=at - timedelta(days=2), section=section)
    feed = Feed.objects.get(kind="section", key="world")
    reader_of(topic, feed, at=at)
    both = make.make_published(at=at + timedelta(hours=1), section=section)
    other = make.make_published(
        at=at + timedelta(hours=2), section=section, headline="日銀が据え置き", body="金利の話。"
    )

    assert leave(at + timedelta(hours=5)) == 0
    assert leave(at + timedelta(hours=6)) == 1

    (letter,) = postbox.letters
    assert letter["Subject"] == "夕方のまとめ: 日銀が据え置き ほか1本"
    for kind in ("plain", "html"):
        words = text_of(letter, kind)
        assert words.count(f"/articles/{both.pk}/") == 1
        assert words.count(f"/articles/{other.pk}/") == 1
        assert "国際" in words
    assert "米ロ関係" in strip_tags(text_of(letter, "html"))


def test_nothing_new_is_no_mail_and_nothing_is_told_twice(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader_of(topic, at=at)
    assert leave(at + timedelta(days=1)) == 0
    make.make_published(at=at + timedelta(days=1, hours=1))
    assert leave(at + timedelta(days=2)) == 1
    assert leave(at + timedelta(days=3)) == 0
    assert len(postbox.mails) == 1


def test_what_was_there_before_a_follow_began_is_no_news(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(at=at)
    make.make_published(at=at + timedelta(hours=1))
    make.make_follow(reader, topic, at=at + timedelta(hours=2))
    assert leave(at + timedelta(days=1)) == 0


def test_an_article_that_is_routed_after_the_digest_was_made_is_told_in_the_next(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader_of(topic, at=at)
    late = make.make_published(at=at + timedelta(hours=1), headline="米ロが会談、遅れて届く")
    FeedEntry.objects.filter(position=late.position).delete()
    make.make_published(at=at + timedelta(hours=2))
    assert leave(at + timedelta(hours=6)) == 1
    make.make_entry(topic, late)
    assert leave(at + timedelta(hours=20)) == 1
    assert "遅れて届く" in postbox.letters[1]["Subject"]


def test_after_three_days_away_one_digest_covers_the_gap(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    for day in range(3):
        make.make_published(at=at + timedelta(days=day, hours=1), headline=f"会談{day}日目")
    assert leave(at + timedelta(days=3, hours=3)) == 1
    assert leave(at + timedelta(days=3, hours=4)) == 0
    words = text_of(postbox.letters[0])
    assert [f"会談{day}日目" in words for day in range(3)] == [True] * 3
    assert queries.telling_of(reader).next_digest_at == at + timedelta(days=3, hours=6)


def test_two_workers_and_a_clock_set_back_make_one_digest_for_a_slot(
    topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    make.make_published(at=at + timedelta(hours=1))
    slot = at + timedelta(hours=6)
    digests.make_due(at=slot)
    Telling.objects.update(next_digest_at=slot, told_positions=[])
    digests.make_due(at=slot + timedelta(minutes=1))
    assert [one.key for one in Message.objects.filter(reader=reader)] == [
        f"digest:{reader.pk}:2021-05-20T18:00"
    ]


def test_what_was_read_or_muted_or_not_to_be_told_stays_out(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    read = make.make_published(at=at + timedelta(hours=1), headline="読んだ会談")
    make.make_published(at=at + timedelta(hours=2), headline="会談で半導体を協議")
    library.mark_read(reader, [read], at=at)
    follows.mute_keyword(reader, keyword="半導体", at=at)
    quiet = make.make_topic("静かな話題", aliases=["温泉"])
    make.make_follow(reader, quiet)
    assert follows.tell(reader, feed=quiet, how="none")
    make.make_published(at=at + timedelta(hours=3), headline="温泉の話", body="温泉が湧いた。")
    assert leave(at + timedelta(hours=6)) == 0


def test_a_retracted_article_is_not_told_whenever_it_was_retracted(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    gone = make.make_published(at=at + timedelta(hours=1), headline="誤報の会談")
    stays = make.make_published(at=at + timedelta(hours=2))
    slot = at + timedelta(hours=6)
    digests.make_due(at=slot)
    newsroom.retract(gone, at=slot)
    leave(slot)
    assert "誤報" not in postbox.mails[0].content.decode()
    assert f"/articles/{stays.pk}/" in text_of(postbox.letters[0])

    make.make_published(at=slot + timedelta(hours=1))
    digests.make_due(at=slot + timedelta(hours=20))
    newsroom.retract(Article.objects.latest("position"), at=slot)
    leave(slot + timedelta(hours=20))
    assert len(postbox.mails) == 1
    assert Message.objects.filter(reader=reader, state="dropped").count() == 1


def test_paid_text_does_not_leave_by_mail_even_to_members(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    member = make.make_member(at=at)
    make.make_follow(member, topic)
    actions.choose_telling(member, wishes=actions.Wishes(hours=MORNING), at=at)
    make.make_published(
        at=at + timedelta(hours=1),
        access="members",
        body="両外相は会談した。\n\n交渉筋は秘密の握手を明かした。",
    )
    leave(at + timedelta(hours=6))
    letter = postbox.letters[0]
    for kind in ("plain", "html"):
        assert "両外相は会談した。" in text_of(letter, kind)
        assert "秘密の握手" not in text_of(letter, kind)
        assert "有料会員" in text_of(letter, kind)


def test_a_mail_is_small_has_no_remote_parts_and_speaks_the_readers_language(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader_of(topic, at=at, language="en")
    for number in range(60):
        moment = at + timedelta(hours=1, minutes=number)
        article = make.make_article(lead="会" * 200, headline="見出し" * 50, access="open")
        article.live, article.published_at, article.position = True, moment, position_at(moment)
        article.save()
        make.make_entry(topic, article)
    leave(at + timedelta(hours=6))
    (letter,) = postbox.letters
    html = text_of(letter, "html")
    assert len(postbox.mails[0].content) < 100_000
    assert "<img" not in html
    assert "url(" not in html
    assert 'lang="en"' in html
    assert letter["Subject"].startswith("Evening digest: ")
    assert "30 more" in html


def test_one_click_ends_digests_without_signing_in_and_a_look_does_not(
    client: Client, postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    make.make_published(at=at + timedelta(hours=1))
    leave(at + timedelta(hours=6))
    letter = postbox.letters[0]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    raw = postbox.mails[0].content.decode()
    assert f"List-Unsubscribe: <http://127.0.0.1:8000/unsubscribe/{reader.pk}:digest:" in raw
    path = letter["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    strict = Client(enforce_csrf_checks=True)

    assert "メールを止める" in strict.get(path).content.decode()
    assert not queries.telling_of(reader).hours.are_none
    answer = strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert queries.telling_of(reader).hours.are_none
    assert Follow.objects.filter(reader=reader).count() == 1


def test_a_digest_that_was_made_before_its_reader_left_is_not_sent(
    client: Client, postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    make.make_published(at=at + timedelta(hours=1))
    digests.make_due(at=at + timedelta(hours=6))
    client.post(f"/unsubscribe/{leaving_mails.token_of(reader.pk, 'digest')}/")
    leave(at + timedelta(hours=6))
    assert postbox.mails == []


@pytest.mark.parametrize("token", ["1:digest:forged", "1:digest", "x", "1:everything:AAAA"])
def test_a_forged_word_ends_nothing(client: Client, token: str, at: datetime) -> None:
    reader = reader_of(at=at)
    assert client.post(f"/unsubscribe/{token}/").status_code == 404
    assert not queries.telling_of(reader).hours.are_none


def test_one_readers_fault_keeps_no_digest_from_another(
    topic: Feed, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    poor, lucky = reader_of(topic, at=at), reader_of(topic, at=at)
    make.make_published(at=at + timedelta(hours=1))
    whole = digests._news

    def torn(telling: Telling) -> Any:
        if telling.pk == poor.pk:
            raise ValueError("torn")
        return whole(telling)

    monkeypatch.setattr(digests, "_news", torn)
    digests.make_due(at=at + timedelta(hours=6))
    assert [one.reader for one in Message.objects.all()] == [lucky]
    monkeypatch.setattr(digests, "_news", whole)
    digests.make_due(at=at + timedelta(hours=7))
    assert Message.objects.filter(reader=poor).count() == 1


@pytest.mark.parametrize(("feeds", "articles"), [(2, 3), (20, 4)])
def test_a_digest_costs_the_same_statements_whatever_is_followed(
    feeds: int, articles: int, at: datetime
) -> None:
    followed = [make.make_topic() for _ in range(feeds)]
    reader_of(*followed, at=at)
    first = position_at(at + timedelta(hours=1))
    FeedEntry.objects.bulk_create(
        FeedEntry(feed=feed, position=first + number * feeds + nth)
        for nth, feed in enumerate(followed)
        for number in range(articles)
    )
    with CaptureQueriesContext(connection) as asked:
        digests.make_due(at=at + timedelta(hours=6))
    assert Message.objects.count() == 1
    statements = [one["sql"] for one in asked if one["sql"].split()[0] in SPOKEN]
    merging = [one for one in statements if "feeds_feedentry" in one]
    assert len(statements) - len(merging) == 7, statements
    # The newest entries of all feeds; where they do not fill the mail, each feed; and why each article is there.
    assert len(merging) <= 3, merging


def test_finding_who_is_due_scans_no_readers(at: datetime) -> None:
    readers = Reader.objects.bulk_create(
        Reader(email=f"r{n}@example.jp", password="!") for n in range(2000)
    )
    Telling.objects.bulk_create(
        Telling(reader=one, morning=time(7), next_digest_at=at + timedelta(hours=1))
        for one in readers
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notifications_telling")
    due = Telling.objects.filter(next_digest_at__lte=at).order_by("next_digest_at", "reader")
    assert "digests_due" in due[:200].explain()


def test_hours_are_chosen_on_a_page_and_how_each_follow_is_told_beside_it(
    sign_in: SignIn, topic: Feed, at: datetime
) -> None:
    reader = make.make_reader()
    make.make_follow(reader, topic)
    browser = sign_in(reader)
    answer = browser.post(
        "/account/telling/",
        {"morning": "07:30", "evening": "", "weekly": "08:00", "weekly_day": "6",
         "quiet_from": "23:00", "quiet_until": "06:30", "most_an_hour": "3"},
    )  # fmt: skip
    assert answer.status_code == 302
    kept = queries.telling_of(reader)
    assert kept.hours == Hours(time(7, 30), None, time(8), 6)
    assert (kept.quiet_from, kept.most_an_hour) == (time(23), 3)
    assert kept.next_digest_at
    page = browser.get("/account/telling/").content.decode()
    assert '<option value="07:30" selected>' in page

    named = {"kind": "topic", "key": topic.key, "tell": "at_once", "next": "/follows/"}
    assert browser.post("/follows/tell/", named)["Location"] == "/follows/"
    page = browser.get("/follows/").content.decode()
    assert 'value="at_once" aria-pressed="true"' in page
    browser.post("/follows/tell/", named | {"tell": "shouting"})
    assert Follow.objects.get(reader=reader).tell == "at_once"


def test_a_follow_begins_with_digests_and_no_mail_leaves_before_its_reader_asks(
    sign_in: SignIn, topic: Feed, at: datetime
) -> None:
    reader = make.make_reader()
    browser = sign_in(reader)
    named = {"kind": "topic", "key": topic.key}
    pressed = browser.post("/follow/", named, headers={"HX-Request": "true"}).content.decode()
    assert 'value="digest" aria-pressed="true"' in pressed
    make.make_published(at=at + timedelta(hours=1))
    assert leave(at + timedelta(days=7)) == 0
