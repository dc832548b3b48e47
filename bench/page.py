"""A whole page costs at most twice a bare Django page of one template with as many articles on it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING

from bench import bare, stage
from bench.measuring import Result, compared

if TYPE_CHECKING:
    from kankei.accounts.models import Reader

BOUND = 2.0
ROUNDS = 200
ARTICLES = 300
FEEDS = 60
FOLLOWS = 30
_A_MINUTE = 60_000 << 12


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import override_settings  # noqa: PLC0415

    from tests import make  # noqa: PLC0415

    site = WSGIHandler()
    with override_settings(MIDDLEWARE=bare.MIDDLEWARE):
        plain = WSGIHandler()
    opened = [
        make.make_published(at=stage.AT - timedelta(days=100 - n), body=text).pk
        for n, text in enumerate(stage.texts()[:25])
    ]
    cookie = _signed_in(_reader())
    yield compared(
        "page",
        ours=lambda _: _get(site, "/my/", cookie),
        peer=lambda _: _get(plain, "/bare/", cookie),
        inputs=range(ROUNDS),
        bound=BOUND,
        words=f"マイニュース, signed in, {FOLLOWS} follows, on {connection.vendor};"
        " peer: one template with 30 articles, signed in",
    )
    yield compared(
        "page-open",
        ours=lambda pk: _get(site, f"/articles/{pk}/"),
        peer=lambda pk: _get(plain, f"/bare/{pk}/"),
        inputs=[opened[n % len(opened)] for n in range(ROUNDS)],
        bound=6.0,
        words="an open article, signed out, kept by nobody; peer: one template with it and 20 titles",
    )


def _reader() -> Reader:
    """Somebody with thirty follows among sixty, on which three hundred articles stand."""
    from kankei.articles.models import Article  # noqa: PLC0415
    from kankei.feeds.models import FeedEntry  # noqa: PLC0415
    from kankei.follows.models import Follow  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    chance = random.Random(3)
    section = make.make_section("国際", slug="world")
    texts = stage.texts()
    first = make.make_published(at=stage.AT - timedelta(days=2)).position or 0
    Article.objects.bulk_create(
        Article(
            headline=f"{texts[n % len(texts)].splitlines()[0][:60]} {n}",
            lead=texts[n % len(texts)][:110].replace("\n", ""),
            body="本文。",
            section=section,
            published_at=stage.AT - timedelta(minutes=2 * (ARTICLES - n)),
            position=first + (n + 1) * _A_MINUTE,
        )
        for n in range(ARTICLES)
    )
    feeds = [make.make_feed("topic", name=f"話題{n}") for n in range(FEEDS)]
    FeedEntry.objects.bulk_create(
        FeedEntry(feed=feed, position=first + (n + 1) * _A_MINUTE)
        for n in range(ARTICLES)
        for feed in chance.sample(feeds, 3)
    )
    reader = make.make_reader()
    Follow.objects.bulk_create(
        Follow(reader=reader, feed=feed, created_at=stage.AT) for feed in feeds[:FOLLOWS]
    )
    return reader


def _signed_in(reader: Reader) -> str:
    from django.test import Client  # noqa: PLC0415

    browser = Client()
    browser.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    browser.get("/my/")
    jar: SimpleCookie = browser.cookies
    return "; ".join(f"{one.key}={one.value}" for one in jar.values())


def _get(handler: Callable[..., object], path: str, cookie: str = "") -> bytes:
    answered: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_LANGUAGE": "ja",
        "HTTP_COOKIE": cookie,
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    response = handler(environ, lambda status, _headers, *_: answered.append(status))
    body = b"".join(response)  # type: ignore[arg-type]
    response.close()  # type: ignore[attr-defined]
    if not answered[0].startswith("200"):
        raise RuntimeError(f"{path} answers {answered[0]}")
    return body
