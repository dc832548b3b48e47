"""The meter as browsers meet it: 200 requests at once, over HTTP, with cookies kept and thrown away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from django.test import Client

from kankei.articles.models import Article
from kankei.membership.models import MeterMonth
from tests import make

REQUESTS, THREADS = 200, 8
TOKEN = "t" * 32
SECRET = "ここから先は開いた人だけが読める一文です。"
BODY = "誰でも読める書き出しの段落です。" * 10 + "\n\n" + SECRET


@pytest.fixture
def articles(transactional_db: None) -> list[Article]:
    return [make.make_published(access="metered", body=BODY) for _ in range(12)]


def opened_by(base: str, articles: list[Article], cookies: dict[str, str], *, times: int) -> None:
    """Press the button `times` times, the articles in turn, from several browsers at once."""

    def press(worker: int) -> None:
        with httpx.Client(base_url=base, timeout=60, trust_env=False) as browser:
            for number in range(worker, times, THREADS):
                browser.cookies.clear()
                answer = browser.post(
                    f"/articles/{articles[number % len(articles)].pk}/open/",
                    headers={"X-CSRFToken": TOKEN},
                    cookies=cookies | {"csrftoken": TOKEN},
                )
                assert answer.status_code == 302, answer.text[:300]

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(press, range(THREADS)))


def readable(base: str, articles: list[Article], cookies: dict[str, str]) -> int:
    with httpx.Client(base_url=base, timeout=60, cookies=cookies, trust_env=False) as browser:
        return sum(SECRET in browser.get(f"/articles/{one.pk}/").text for one in articles)


def test_two_hundred_requests_of_a_reader_open_exactly_the_limit(
    live_server: Any, articles: list[Article], settings: Any
) -> None:
    settings.METER_FOR_READERS = 5
    browser = Client()
    browser.force_login(make.make_reader(), backend="django.contrib.auth.backends.ModelBackend")
    cookies = {"sessionid": browser.cookies["sessionid"].value}
    opened_by(live_server.url, articles, cookies, times=REQUESTS)
    assert readable(live_server.url, articles, cookies) == 5
    assert len(MeterMonth.objects.get().articles) == 5


def test_two_hundred_requests_of_a_visitor_open_exactly_the_limit(
    live_server: Any, articles: list[Article], settings: Any
) -> None:
    settings.METER_FOR_VISITORS = 3
    first = Client()
    first.post(f"/articles/{articles[0].pk}/open/")
    cookies = {"kankei_visitor": first.cookies["kankei_visitor"].value}
    opened_by(live_server.url, articles, cookies, times=REQUESTS)
    assert readable(live_server.url, articles, cookies) == 3
    assert len(MeterMonth.objects.get().articles) == 3


def test_a_visitor_who_throws_the_cookie_away_is_counted_by_address(
    live_server: Any, articles: list[Article], settings: Any
) -> None:
    settings.METER_FROM_AN_ADDRESS = 7
    opened_by(live_server.url, articles, {}, times=40)
    assert sum(len(one.articles) for one in MeterMonth.objects.all()) == 7
