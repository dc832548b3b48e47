"""Another engine may be asked, and is believed only where it quotes the text."""

import json
import threading
import urllib.request
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kankei_reading import read
from kankei_reading.errors import CannotAsk
from kankei_reading.readers import ByAsking, ByRules

DAY = date(2021, 5, 20)
TEXT = "米ロ、軍縮協議を再開へ\n\n米国とロシアは19日、ジュネーブで協議を開いた。ロシアのゾーリン外務次官は「前進だ」と述べ、船5隻を見せた。"

TOLD = {
    "actors": [
        {"s": 1, "words": "米国", "codes": ["USA"]},
        {"s": 1, "words": "中国", "codes": ["CHN"]},
        {"s": 9, "words": "米国", "codes": ["USA"]},
        {"s": 1, "words": "ロシア", "codes": ["XYZ"]},
    ],
    "events": [
        {
            "s": 1,
            "words": "協議を開いた",
            "type": "CONSULT",
            "actor": ["USA"],
            "recipient": ["RUS"],
            "modality": "actual",
            "date": "2021-05-19",
        },
        {"s": 1, "words": "協議を開いた", "type": "DANCE", "actor": ["USA"], "recipient": []},
        {
            "s": 1,
            "words": "戦争を始めた",
            "type": "ASSAULT",
            "actor": ["USA"],
            "recipient": ["RUS"],
        },
    ],
    "quotes": [
        {"s": 2, "words": "前進だ", "speaker": "ゾーリン", "of": "RUS"},
        {"s": 2, "words": "後退だ", "speaker": "ゾーリン", "of": "RUS"},
    ],
    "quantities": [
        {"s": 2, "words": "5隻", "value": 5, "unit": "隻"},
        {"s": 2, "words": "5隻", "value": "many", "unit": "隻"},
    ],
    "dates": [
        {"s": 1, "words": "19日", "value": "2021-05-19"},
        {"s": 1, "words": "19日", "value": "last week"},
    ],
    "poems": "none",
}


@pytest.fixture
def engine():
    """An OpenAI-compatible stand-in on this machine; `.answer` is what it says."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            server = self.server
            length = int(self.headers["Content-Length"])
            server.asked.append(json.loads(self.rfile.read(length)))
            body = server.answer.encode()
            self.send_response(server.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.status, server.answer = [], 200, ""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def asking(server):
    def ask(request):
        url = f"http://127.0.0.1:{server.server_port}/v1/chat/completions"
        sent = urllib.request.Request(url, json.dumps(request).encode(), method="POST")
        try:
            with urllib.request.urlopen(sent, timeout=5) as got:  # noqa: S310
                return json.load(got)
        except OSError as error:
            raise CannotAsk(str(error)) from error

    return ByAsking(ask=ask, model="small")


def says(content):
    return json.dumps({"choices": [{"message": {"content": content}}]})


def test_what_quotes_the_text_is_kept_and_the_rest_is_dropped(engine):
    engine.answer = says(json.dumps(TOLD))
    reading = asking(engine).read(TEXT, DAY)
    assert [(a.span.of(TEXT), a.codes) for a in reading.actors] == [("米国", ("USA",))]
    assert [(e.type, e.span.of(TEXT)) for e in reading.events] == [("CONSULT", "協議を開いた")]
    assert [(q.text, q.speaker) for q in reading.quotes] == [("前進だ", "ゾーリン")]
    assert [q.value for q in reading.quantities] == [5.0]
    assert [d.value for d in reading.dates] == ["2021-05-19"]
    assert reading.sentences == read(TEXT, DAY).sentences
    assert reading.version.endswith("+asked")


def test_the_engine_is_told_the_sentences_by_number(engine):
    engine.answer = says("{}")
    asking(engine).read(TEXT, DAY)
    (request,) = engine.asked
    assert request["model"] == "small"
    assert "[1] 米国とロシアは19日" in request["messages"][1]["content"]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, "broken"),
        (200, "not JSON"),
        (200, says("I would rather not.")),
        (200, says("[1, 2]")),
        (200, json.dumps({"choices": []})),
        (200, json.dumps({"choices": [{"message": {"content": None}}]})),
    ],
)
def test_on_any_fault_the_rules_read(engine, status, answer):
    engine.status, engine.answer = status, answer
    reading = asking_carefully(engine).read(TEXT, DAY)
    assert reading.actors == read(TEXT, DAY).actors
    assert reading.notes == ("asked in vain",)


def asking_carefully(server):
    reader = asking(server)

    def ask(request):
        try:
            return reader.ask(request)
        except ValueError as error:
            raise CannotAsk(str(error)) from error

    return ByAsking(ask=ask, model="small")


def test_the_rules_are_a_reader_like_any_other():
    assert ByRules().read(TEXT, DAY) == read(TEXT, DAY)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"actors": "x"},
        {"actors": [1, {"words": 2}, {"words": "", "s": 0}]},
        {"actors": [{"s": 1, "words": "火星", "codes": ["USA"]}]},
        {"events": [{"s": 1, "words": "協議", "type": ["CONSULT"], "actor": ["USA"]}]},
        {"events": [{"s": 1, "words": "協議", "type": "CONSULT", "actor": [], "recipient": []}]},
        {"quantities": [{"s": 2, "words": "5", "value": float("inf"), "unit": "隻"}]},
        {"quantities": [{"s": 2, "words": "5", "value": 10**400, "unit": "隻"}]},
        {"quantities": [{"s": 2, "words": "5", "value": True, "unit": "隻"}]},
        {"quantities": [{"s": 2, "words": "5", "value": 5, "unit": "隻\x00"}]},
        {"dates": [{"s": True, "words": "19日", "value": "2021-05-19"}]},
    ],
)
def test_where_nothing_of_an_answer_can_be_believed_the_rules_read(told):
    reading = answering(json.dumps(told)).read(TEXT, DAY)
    assert reading == replace(read(TEXT, DAY), notes=("asked in vain",))


def test_an_answer_nested_without_end_does_no_harm():
    assert answering("[" * 100_000).read(TEXT, DAY).notes == ("asked in vain",)


def test_a_reading_says_which_engine_was_asked():
    assert answering(json.dumps(TOLD)).read(TEXT, DAY).notes == ("asked m",)


def answering(content):
    return ByAsking(ask=lambda _: json.loads(says(content)), model="m")
