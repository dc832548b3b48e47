"""An article's whole page costs at most twice a bare Django page of one template."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import timedelta

from bench import stage
from bench.measuring import Result, compared

BOUND = 2.0
ROUNDS = 200


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.test.utils import override_settings  # noqa: PLC0415

    from tests import make  # noqa: PLC0415

    articles = [
        make.make_published(at=stage.AT - timedelta(days=100 - n), body=text)
        for n, text in enumerate(stage.texts()[:25])
    ]
    site = WSGIHandler()
    with override_settings(MIDDLEWARE=BARE_MIDDLEWARE):
        bare = WSGIHandler()
    result = compared(
        "page",
        ours=_getter(site, "/articles/{}/"),
        peer=_getter(bare, "/bare/{}/"),
        inputs=[articles[n % len(articles)].pk for n in range(ROUNDS)],
        bound=BOUND,
        words="an open article, signed out; peer: one template with an article and 20 titles",
    )
    yield result


BARE_MIDDLEWARE = [
    "bench.bare.use_bare_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]


def _getter(handler: Callable[..., object], pattern: str) -> Callable[[int], bytes]:
    def get(pk: int) -> bytes:
        answered: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": pattern.format(pk),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_LANGUAGE": "ja",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
        response = handler(environ, lambda status, _headers, *_: answered.append(status))
        body = b"".join(response)  # type: ignore[arg-type]
        response.close()  # type: ignore[attr-defined]
        if not answered[0].startswith("200"):
            raise RuntimeError(f"{environ['PATH_INFO']} answers {answered[0]}")
        return body

    return get
