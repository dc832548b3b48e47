"""Told at once: those who asked, once for each occasion, quiet when it is quiet, work for nobody else."""

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
from kankei.feeds.models import Feed
from kankei.follows import actions as follows
from kankei.follows import queries as follow_queries
from kankei.follows.models import Follow
from kankei.library import actions as library
from kankei.library import queries as reads
from kankei.newsroom import actions as newsroom
from kankei.newsroom import tasks
from kankei.notifications import actions, announcing, digests, queries, sending, transport
from kankei.notifications.hours import Hours
from kankei.notifications.models import Message, Notice
from tests import make
from tests.notifications.conftest import Postbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[..., Client]
NIGHT = actions.Wishes(quiet_from=time(22), quiet_until=time(7), is_mailed_at_once=True)


@pytest.fixture
def topic() -> Feed:
    return make.make_topic("米ロ関係", aliases=["会談"])


def reader_of(*feeds: Feed, at: datetime, wishes: actions.Wishes = NIGHT) -> Reader:
    """A reader who wants to be told of `feeds` at once."""
    reader = make.make_reader()
    for feed in feeds:
        make.make_follow(reader, feed, at=at - timedelta(hours=1))
        follows.tell(reader, feed=feed, how="at_once")
    actions.choose_telling(reader, wishes=wishes, at=at - timedelta(hours=1))
    return reader


def tell(at: datetime) -> int:
    """Tell whom there is to tell; return how many readers were."""
    told = 0
    while (some := announcing.tell_some(at=at)) is not None:
        told += some
    return told


def send(at: datetime) -> None:
    with transport.Lines() as lines:
        while sending.send_next(lines, at=at):
            pass


def noticed(reader: Reader, at: datetime) -> list[str]:
    return [one.article.headline for one in queries.notices(reader, at=at)]


def test_a_new_article_is_told_once_to_each_who_asked_with_every_follow_that_brought_it(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    other = make.make_topic("レイキャビク", aliases=["外相"])
    reader = reader_of(topic, other, at=at)
    make.make_follow(make.make_reader(), topic, at=at - timedelta(hours=1))
    article = make.make_published(at=at, headline="米ロ外相が会談")

    assert tell(at) == 1
    tasks.follow_through.call(article.pk)
    assert tell(at) == 0
    send(at)

    [one] = queries.notices(reader, at=at)
    assert (one.article, {feed.name for feed in one.feeds}) == (
        article,
        {"米ロ関係", "レイキャビク"},
    )
    (letter,) = postbox.letters
    assert letter["Subject"] == "米ロ外相が会談"
    assert ":at_once:" in letter["List-Unsubscribe"]
    assert Notice.objects.count() == 1


def test_a_letter_names_the_wall_that_stands_and_the_follow_that_brought_the_article(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader_of(topic, at=at)
    section = make.make_section("国際", access="members")
    make.make_published(at=at, headline="米ロ外相が会談", access="section", section=section)
    tell(at)
    send(at)

    (letter,) = postbox.letters
    for kind in ("plain", "html"):
        words = strip_tags(letter.get_body((kind,)).get_content())
        assert "有料会員" in words
        assert "面のとおり" not in words
        assert "フォロー中: 米ロ関係" in words


def test_an_edit_tells_nobody_again_but_those_whom_it_newly_concerns(
    topic: Feed, at: datetime
) -> None:
    old = reader_of(topic, at=at)
    new = make.make_reader()
    follows.follow_keyword(new, keyword="温泉", at=at - timedelta(hours=1))
    Follow.objects.filter(reader=new).update(tell="at_once")
    late = make.make_reader()
    make.make_follow(late, topic, at=at - timedelta(hours=1))
    article = make.make_published(at=at)
    assert tell(at) == 1
    follows.tell(late, feed=topic, how="at_once")

    article.body += "\n\n両外相は温泉で休んだ。"
    newsroom.publish(article, at=at + timedelta(minutes=5))
    assert tell(at) == 1
    assert [Notice.objects.filter(reader=one).count() for one in (old, new, late)] == [1, 1, 0]


def test_a_major_update_is_unread_again_and_told_once_more(
    postbox: Postbox, topic: Feed, at: datetime, clock: Any
) -> None:
    reader = reader_of(topic, at=at)
    article = make.make_published(at=at, headline="米ロ外相が会談へ")
    tell(at)
    library.mark_read(reader, [article], at=at)
    library.mark_all_read(reader, upto=article.position or 0, at=at)

    later = at + timedelta(hours=2)
    clock.shift(timedelta(hours=2))
    article.headline, article.is_major_update = "米ロ外相が会談、首脳会談で合意", True
    newsroom.publish(article, at=later)
    assert tell(later) == 1
    send(later)

    article.refresh_from_db()
    assert (article.published_at, article.updated_at) == (at, later)
    assert not article.is_major_update
    marks = reads.read_marks(reader)
    [item] = follow_queries.my_news(reader, at=later)
    assert not marks.is_read(item.article.position)
    assert postbox.letters[-1]["Subject"] == "大幅更新: 米ロ外相が会談、首脳会談で合意"
    newest, _first = queries.notices(reader, at=later)
    assert newest.is_major

    newsroom.publish(article, at=later + timedelta(minutes=1))
    article.body += "\n\n誤字を直した。"
    newsroom.publish(article, at=later + timedelta(minutes=2))
    assert tell(later) == 0
    assert reads.read_marks(reader).is_read(article.position) is False


def test_a_major_update_stays_found_and_on_its_pages_at_every_moment(
    client: Client, topic: Feed, at: datetime, settings: Any, clock: Any
) -> None:
    clock.shift(timedelta(minutes=5))
    article = make.make_published(at=at, headline="米ロ外相が会談へ")
    newer = make.make_published(at=at + timedelta(minutes=1), headline="別の会談")
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    article.headline, article.is_major_update = "米ロ外相が会談、合意", True
    newsroom.publish(article, at=at + timedelta(minutes=2))
    for page in (f"/topics/{topic.key}/", "/search/?q=会談"):
        answer = client.get(page).content.decode()
        at_first, at_second = (answer.find(f"/articles/{one.pk}/") for one in (article, newer))
        assert 0 < at_first < at_second, page
    assert "大幅更新" in client.get(f"/articles/{article.pk}/").content.decode()


def test_a_mute_wins_and_so_does_having_read_it(topic: Feed, at: datetime) -> None:
    muting, reading = reader_of(topic, at=at), reader_of(topic, at=at)
    follows.mute_keyword(muting, keyword="外相", at=at)
    article = make.make_published(at=at)
    library.mark_read(reading, [article], at=at)
    assert tell(at) == 0


def test_who_began_to_follow_after_it_was_out_or_rests_is_not_told(
    topic: Feed, at: datetime
) -> None:
    late, resting = reader_of(topic, at=at), reader_of(topic, at=at)
    Follow.objects.filter(reader=late).update(created_at=at + timedelta(seconds=1))
    follows.pause(resting, feed=topic)
    make.make_published(at=at)
    assert tell(at + timedelta(minutes=1)) == 0


def test_what_is_imported_from_the_past_rings_nobody(topic: Feed, at: datetime) -> None:
    reader = reader_of(topic, at=at)
    Follow.objects.filter(reader=reader).update(created_at=at - timedelta(days=30))
    make.make_published(at=at - timedelta(days=2))
    assert tell(at) == 0


def test_quiet_hours_hold_mails_back_and_let_them_come_as_one(
    postbox: Postbox, topic: Feed, at: datetime, clock: Any
) -> None:
    night = at.replace(hour=23)
    clock.move_to(night)
    reader = reader_of(topic, at=night)
    for number in range(3):
        make.make_published(at=night + timedelta(hours=number), headline=f"会談{number}")
        clock.shift(timedelta(hours=1))
        tell(night + timedelta(hours=number))
    assert noticed(reader, night + timedelta(hours=3)) == ["会談2", "会談1", "会談0"]
    send(night + timedelta(hours=7, minutes=59))
    assert postbox.mails == []
    send(night + timedelta(hours=8))
    (letter,) = postbox.letters
    assert letter["Subject"] == "会談2 ほか2本"


def test_more_than_the_hours_number_waits_for_the_digest(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    wishes = actions.Wishes(hours=Hours(evening=time(18)), most_an_hour=2, is_mailed_at_once=True)
    reader = reader_of(topic, at=at, wishes=wishes)
    for number in range(4):
        make.make_published(at=at + timedelta(minutes=number), headline=f"会談{number}")
        tell(at + timedelta(minutes=number))
    send(at + timedelta(minutes=5))
    assert [one["Subject"] for one in postbox.letters] == ["会談0", "会談1"]
    assert len(noticed(reader, at + timedelta(minutes=5))) == 4
    evening = at + timedelta(hours=6)
    digests.make_due(at=evening)
    send(evening)
    words = postbox.letters[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert [f"会談{number}" in words for number in range(4)] == [False, False, True, True]


def test_a_retracted_article_is_neither_told_nor_sent_nor_listed(
    postbox: Postbox, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    first, second = make.make_published(at=at), make.make_published(at=at)
    newsroom.retract(first, at=at)
    assert tell(at) == 1
    newsroom.retract(second, at=at)
    send(at)
    assert postbox.mails == []
    assert noticed(reader, at) == []


@pytest.mark.parametrize("others", [0, 60])
def test_the_work_is_that_of_those_who_asked_whoever_else_follows(
    others: int, topic: Feed, at: datetime
) -> None:
    reader_of(topic, at=at)
    for reader in Reader.objects.bulk_create(
        Reader(email=f"r{n}@example.jp", password="!") for n in range(others)
    ):
        make.make_follow(reader, topic, at=at - timedelta(hours=1))
    article = make.make_published(at=at)
    with CaptureQueriesContext(connection) as asked:
        announcing.announce(article, at=at)
        assert tell(at) == 1
    assert Notice.objects.count() == 1
    spoken = {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}
    assert len([one for one in asked if one["sql"].split()[0] in spoken]) == 22


@pytest.mark.parametrize("batch", [3, 500])
def test_many_are_told_in_steps_each_once(
    batch: int, topic: Feed, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "READERS_A_STEP", batch)
    other = make.make_topic("会談の行方", aliases=["会談"])
    for number in range(8):
        reader_of(*((topic, other) if number % 2 else (other,)), at=at)
    make.make_published(at=at)
    assert tell(at) == 8
    assert Message.objects.count() == Notice.objects.count() == 8


def test_finding_who_asked_scans_no_followers(topic: Feed, at: datetime) -> None:
    readers = Reader.objects.bulk_create(
        Reader(email=f"r{n}@example.jp", password="!") for n in range(1500)
    )
    Follow.objects.bulk_create(
        Follow(reader=one, feed=topic, created_at=at, tell="digest") for one in readers
    )
    reader_of(topic, at=at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE follows_follow")
    found = Follow.objects.filter(
        feed=topic, tell="at_once", state="following", reader_id__gt=0
    ).order_by("reader_id")
    assert "follows_told_at_once" in found.values_list("reader_id")[:500].explain()


def test_the_list_shows_what_is_unread_and_the_masthead_counts_it(
    sign_in: SignIn, topic: Feed, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    articles = [
        make.make_published(at=at - timedelta(minutes=n), headline=f"会談{n}") for n in range(3)
    ]
    Notice.objects.all().delete()
    tell(at)
    browser = sign_in(reader)
    page = browser.get("/notices/").content.decode()
    assert "未読3件" in page
    assert page.count('<li class="new">') == 3
    browser.get(f"/articles/{articles[0].pk}/")
    page = browser.get("/notices/").content.decode()
    assert page.count('<li class="new">') == 2
    newest = Notice.objects.latest("pk").pk
    browser.post("/notices/read/", {"upto": newest})
    page = browser.get("/notices/").content.decode()
    assert page.count('<li class="read">') == 3
    assert 'class="num"' not in page.partition("<nav")[0]


def test_counting_unread_notices_is_one_look_into_an_index(topic: Feed, at: datetime) -> None:
    reader = reader_of(topic, at=at)
    article = make.make_published(at=at)
    Notice.objects.bulk_create(
        Notice(reader=reader, article=article, position=n, at=at, read_at=at if n > 150 else None)
        for n in range(1, 3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notifications_notice")
    unread = Notice.objects.filter(reader=reader, read_at__isnull=True).order_by("-position")
    assert "notices_unread" in unread.values_list("position")[:100].explain()
    assert queries.unread_notices(reader, most=100) == 100


def test_notices_are_kept_for_ninety_days(topic: Feed, at: datetime) -> None:
    reader = reader_of(topic, at=at)
    make.make_published(at=at)
    tell(at)
    actions.prune(at=at + timedelta(days=89))
    assert noticed(reader, at)
    actions.prune(at=at + timedelta(days=91))
    assert not noticed(reader, at)
