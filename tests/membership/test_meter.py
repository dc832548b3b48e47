"""The meter: the set of articles a month, counted by a button, exact however many ask at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connections
from django.test import Client

from kankei.articles.models import Article
from kankei.membership import actions, queries
from kankei.membership.errors import MeterUsedUp
from kankei.membership.models import MeterMonth
from kankei.membership.viewer import Viewer
from tests import make

Browser = Callable[..., Client]
SECRET = "ここから先は開いた人だけが読める一文です。"
BODY = "誰でも読める書き出しの段落です。" * 10 + "\n\n" + SECRET
JST = ZoneInfo("Asia/Tokyo")


def metered(**more: Any) -> Article:
    return make.make_published(access="metered", body=BODY, **more)


def reads(browser: Client, article: Article) -> bool:
    return SECRET in browser.get(f"/articles/{article.pk}/").content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestReaders:
    def test_the_button_says_what_is_left_and_opens_the_article(self, sign_in: Browser) -> None:
        browser, article = sign_in(), metered()
        before = browser.get(f"/articles/{article.pk}/").content.decode()
        assert "今月あと5本" in before
        assert SECRET not in before
        browser.post(f"/articles/{article.pk}/open/")
        assert reads(browser, article)

    def test_looking_at_a_page_counts_nothing_and_reading_again_is_free(
        self, sign_in: Browser
    ) -> None:
        reader = make.make_reader()
        browser, article = sign_in(reader), metered()
        for _ in range(3):
            browser.get(f"/articles/{article.pk}/")
        assert not MeterMonth.objects.exists()
        for _ in range(3):
            browser.post(f"/articles/{article.pk}/open/")
        assert MeterMonth.objects.get().articles == [article.pk]

    def test_a_visitor_has_a_meter_of_their_own_and_a_forged_cookie_opens_nothing(
        self, client: Client
    ) -> None:
        first, second = metered(), metered()
        client.post(f"/articles/{first.pk}/open/")
        assert reads(client, first)
        said = client.post(f"/articles/{second.pk}/open/", follow=True).content.decode()
        assert "今月の無料の本数を使い切りました" in said
        assert SECRET not in said
        forged = Client()
        forged.cookies["kankei_visitor"] = client.cookies["kankei_visitor"].value[:32] + ":x:y"
        assert not reads(forged, first)

    def test_what_a_visitor_opened_is_kept_by_no_shared_cache(self, client: Client) -> None:
        article = metered()
        client.post(f"/articles/{article.pk}/open/")
        answer = client.get(f"/articles/{article.pk}/")
        assert answer.headers["Cache-Control"] == "private, no-store"

    def test_a_member_needs_no_meter(self, sign_in: Browser) -> None:
        assert reads(sign_in(make.make_member()), metered())
        assert not MeterMonth.objects.exists()

    def test_a_changed_limit_holds_on_the_next_request(
        self, sign_in: Browser, settings: Any
    ) -> None:
        browser, article = sign_in(), metered()
        settings.METER_FOR_READERS = 0
        assert "今月あと" not in browser.get(f"/articles/{article.pk}/").content.decode()
        settings.METER_FOR_READERS = 2
        assert "今月あと2本" in browser.get(f"/articles/{article.pk}/").content.decode()


@pytest.mark.django_db
def test_the_month_turns_at_midnight_in_japan() -> None:
    viewer = Viewer(reader=make.make_reader())
    last = datetime(2021, 5, 31, 23, 59, 59, tzinfo=JST)
    with time_machine.travel(last, tick=False):
        actions.open_from_meter(viewer, metered(), at=last)
    assert len(queries.opened_this_month(viewer, at=last)) == 1
    assert not queries.opened_this_month(viewer, at=datetime(2021, 6, 1, tzinfo=JST))


@pytest.mark.django_db(transaction=True)
def test_two_hundred_requests_at_once_open_exactly_the_limit(at: datetime) -> None:
    viewer = Viewer(reader=make.make_reader())
    articles = [make.make_published(access="metered", headline=f"記事{n}") for n in range(40)]

    def ask(number: int) -> bool:
        try:
            actions.open_from_meter(viewer, articles[number % 40], at=at)
        except MeterUsedUp:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(200)))
    assert len(queries.opened_this_month(viewer, at=at)) == 5
