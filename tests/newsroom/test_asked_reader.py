"""Another engine reads what is published, over HTTP; on any fault of its the rules read."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kankei.articles.models import Article
from kankei.config.checks import every_setting
from kankei.newsroom import actions as newsroom
from kankei.relations import queries
from kankei.relations.models import Event, StoredReading
from kankei_reading import VERSION, read
from tests import make

BODY = "米国とロシアは19日、ジュネーブで協議を開いた。ロシアの外務次官は「前進だ」と述べた。\n\n中国は静観した。"
TOLD = {
    "actors": [{"s": 3, "words": "中国", "codes": ["CHN"]}],
    "events": [
        {"s": 3, "words": "静観した", "type": "REJECT", "actor": ["CHN"], "recipient": ["USA"]},
        {"s": 1, "words": "戦争を始めた", "type": "ASSAULT", "actor": ["USA"], "recipient": []},
    ],
}


class Engine(ThreadingHTTPServer):
    """An OpenAI-compatible engine on this machine that does what the test tells it to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.status, self.body, self.wait, self.drip = 200, b"", 0.0, 0.0
        self.location = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def say(self, told: Any) -> None:
        content = told if isinstance(told, str) else json.dumps(told)
        self.body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()


class _Answering(BaseHTTPRequestHandler):
    server: Engine

    def do_POST(self) -> None:
        engine = self.server
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        engine.asked.append(json.loads(sent) | {"path": self.path})
        engine.headers.append(dict(self.headers))
        time.sleep(engine.wait)
        self.send_response(engine.status)
        if engine.location:
            self.send_header("Location", engine.location)
        self.send_header("Content-Length", str(len(engine.body)))
        self.end_headers()
        step = 1 if engine.drip else len(engine.body) or 1
        try:
            for start in range(0, len(engine.body), step):
                self.wfile.write(engine.body[start : start + step])
                self.wfile.flush()
                time.sleep(engine.drip)
        except OSError:
            pass  # Whoever asked has given up.

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def engine(settings: Any) -> Iterator[Engine]:
    server = Engine()
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.READER_URL, settings.READER_MODEL = server.url, "small"
    settings.READER_KEY, settings.READER_SECONDS = "", 5
    server.say(TOLD)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def publish(db: None, at: datetime) -> Any:
    def published() -> tuple[Article, StoredReading]:
        article = make.make_published(headline="米ロ、協議を再開", body=BODY, at=at, place="")
        return article, StoredReading.objects.get(article=article)

    return published


def test_the_named_engine_reads_what_is_published(engine: Engine, publish: Any) -> None:
    article, kept = publish()
    (event,) = Event.objects.filter(article=article)
    assert (event.type, event.actors, event.recipients) == ("REJECT", ["CHN"], ["USA"])
    assert kept.revision.text[event.start : event.end] == "静観した"
    assert kept.engine == f"{VERSION}+asked"
    reading = queries.reading_of(article)
    assert reading is not None
    assert reading.notes == ("asked small",)
    (request,) = engine.asked
    assert (request["path"], request["model"]) == ("/v1/chat/completions", "small")
    assert "中国は静観した。" in request["messages"][1]["content"]


def test_the_key_goes_along_and_is_written_nowhere(
    engine: Engine, publish: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.READER_KEY = "a-key-that-nobody-must-see"
    engine.status = 500
    with caplog.at_level(logging.DEBUG):
        _, kept = publish()
    assert engine.headers[0]["Authorization"] == "Bearer a-key-that-nobody-must-see"
    assert "a-key" not in caplog.text
    assert "a-key" not in json.dumps(kept.result)


def test_without_an_address_nobody_is_asked(engine: Engine, publish: Any, settings: Any) -> None:
    settings.READER_URL = ""
    _, kept = publish()
    assert engine.asked == []
    assert kept.engine == VERSION


FAULTS: dict[str, dict[str, Any]] = {
    "an error": {"status": 500},
    "a redirect": {"status": 307, "location": "http://127.0.0.1:1/v1/chat/completions"},
    "no JSON": {"body": b"<html>busy</html>"},
    "another JSON": {"body": b"[1, 2]"},
    "brackets without end": {"body": b"[" * 200_000},
    "too much": {"body": b" " * 1_100_000 + b"{}"},
    "too slow": {"wait": 1.3},
    "a byte at a time": {"drip": 0.05},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_on_a_fault_of_the_engine_the_rules_read_and_say_so(
    fault: str, engine: Engine, publish: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.READER_SECONDS = 1
    for name, value in FAULTS[fault].items():
        setattr(engine, name, value)
    article, kept = publish()
    assert len(engine.asked) == 1
    _read_by_the_rules(article, kept)
    assert "read by the rules instead" in caplog.text
    assert "協議" not in caplog.text


def test_an_engine_that_is_not_there_is_done_without(publish: Any, settings: Any) -> None:
    settings.READER_URL, settings.READER_MODEL = "http://127.0.0.1:9/v1", "small"
    _read_by_the_rules(*publish())


@pytest.mark.parametrize(
    "told",
    [
        "I would rather not.",
        {"events": [{"s": 1, "words": "火星に着陸した", "type": "AID", "actor": ["USA"]}]},
        {"quantities": [{"s": 1, "words": "19", "value": float("nan"), "unit": "日"}]},
    ],
)
def test_an_engine_that_invents_is_not_believed(told: Any, engine: Engine, publish: Any) -> None:
    engine.say(told)
    _read_by_the_rules(*publish())


def _read_by_the_rules(article: Article, kept: StoredReading) -> None:
    reading, rules = queries.reading_of(article), read(kept.revision.text, make.NOON.date())
    assert reading is not None
    assert kept.engine == VERSION
    assert reading.notes == ("asked in vain",)
    assert reading.events == rules.events
    assert reading.actors == rules.actors


def test_what_was_asked_for_is_not_stale(engine: Engine, publish: Any) -> None:
    publish()
    assert newsroom.read_again() == 0


def test_nobody_waits_to_write_while_the_engine_is_asked(
    engine: Engine, queue: Callable[[], None], at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bool] = []

    def asked(_: Any) -> Any:
        held.append(connection.in_atomic_block)
        raise ValueError

    monkeypatch.setattr("kankei.relations.asking._answer", asked)
    article = make.make_published(headline="米ロ、協議を再開", body=BODY, at=at)
    assert held == []
    queue()
    assert held == [False]
    assert StoredReading.objects.get(article=article).engine == VERSION


def test_no_page_asks(engine: Engine, publish: Any) -> None:
    article, _ = publish()
    Client().get(f"/articles/{article.pk}/")
    assert len(engine.asked) == 1


@pytest.mark.parametrize(
    ("url", "model", "seconds", "ids"),
    [
        ("", "", 60, set()),
        ("https://engine.example.jp/v1", "small", 60, set()),
        ("http://127.0.0.1:8080/v1", "small", 60, set()),
        ("http://engine.example.jp/v1", "small", 60, {"kankei.W002"}),
        ("engine.example.jp", "small", 60, {"kankei.E010"}),
        ("https://engine.example.jp/v1?key=1", "small", 60, {"kankei.E010"}),
        ("https://engine.example.jp/v1", "", 60, {"kankei.E011"}),
        ("https://engine.example.jp/v1", "small", 0, {"kankei.E011"}),
    ],
)
def test_settings_that_cannot_work_are_named(
    url: str, model: str, seconds: int, ids: set[str], settings: Any
) -> None:
    settings.READER_URL, settings.READER_MODEL, settings.READER_SECONDS = url, model, seconds
    found = {message.id for message in every_setting() if message.id}
    assert {one for one in found if one in {"kankei.E010", "kankei.E011", "kankei.W002"}} == ids
