"""Web push: sealed for one device, given to its push service once, and to nobody's own network."""

from __future__ import annotations

import base64
import json
import os
import stat
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from py_vapid import Vapid02

from kankei.accounts.models import Reader
from kankei.common.outside import is_open_address
from kankei.feeds.models import Feed
from kankei.follows import actions as follows
from kankei.notifications import actions, announcing, push, queries, sending, transport, vapid
from kankei.notifications.errors import NotADevice
from kankei.notifications.models import Device, Message
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[..., Client]
AWAKE = actions.Wishes(quiet_from=None, quiet_until=None)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class PushService:
    """A push service and the browser behind it: it checks who sends, and opens what it is given."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)
        self.taken: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.answer = (201, {})
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def keys(self) -> tuple[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return _text(point), _text(self.secret)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def take(self, path: str, headers: dict[str, str], body: bytes) -> None:
        assert Vapid02.verify(headers["Authorization"])
        told = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"
        )
        self.taken.append((path, json.loads(told), headers))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                code, headers = service.answer
                if code < 300:
                    service.take(self.path, dict(self.headers), body)
                if code == 0:
                    self.close_connection = True
                    return
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        return Handler


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    settings.PUSH_PRIVATE = True
    found = PushService()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def topic() -> Feed:
    return make.make_topic("米ロ関係", aliases=["会談"])


def subscribe(browser: Client, service: PushService, path: str = "/p/1") -> Device:
    """Press the button on the settings page, as the page's script does."""
    p256dh, auth = service.keys
    form = {"endpoint": service.address + path, "p256dh": p256dh, "auth": auth}
    agent = "Mozilla/5.0 (Linux; Android 14) Chrome/140.0"
    answer = browser.post("/account/telling/devices/", form, headers={"User-Agent": agent})
    assert answer.status_code == 302
    return Device.objects.get(endpoint=form["endpoint"])


def reader_of(topic: Feed, *, at: datetime, wishes: actions.Wishes = AWAKE) -> Reader:
    reader = make.make_reader()
    make.make_follow(reader, topic, at=at - timedelta(hours=1))
    follows.tell(reader, feed=topic, how="at_once")
    actions.choose_telling(reader, wishes=wishes, at=at)
    return reader


def publish(at: datetime, **fields: Any) -> None:
    make.make_published(at=at, **fields)
    while announcing.tell_some(at=at) is not None:
        pass


def send(at: datetime) -> None:
    with transport.Lines() as lines:
        while sending.send_next(lines, at=at):
            pass


def test_a_device_is_told_with_a_headline_and_the_reason_and_no_paid_text(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    browser = sign_in(reader)
    subscribe(browser, service)
    assert "Chrome (Android)" in browser.get("/account/telling/").content.decode()
    publish(at, headline="米ロ外相が会談", access="members", body="会談した。\n\n秘密の握手。")
    send(at)
    send(at)

    [(path, told, headers)] = service.taken
    assert path == "/p/1"
    assert (told["title"], told["body"]) == ("米ロ外相が会談", "米ロ関係")
    assert browser.get(told["url"]).status_code == 200
    assert "秘密" not in json.dumps(told, ensure_ascii=False)
    assert int(headers["TTL"]) > 0
    assert len(headers["Topic"]) <= 32
    assert headers["Content-Encoding"] == "aes128gcm"


def test_two_devices_are_told_once_each(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    for number in range(2):
        subscribe(sign_in(reader), service, f"/p/{number}")
    publish(at)
    send(at)
    assert sorted(path for path, _told, _headers in service.taken) == ["/p/0", "/p/1"]


def test_quiet_hours_end_with_one_notification_for_all(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    wishes = actions.Wishes(quiet_from=time(11), quiet_until=time(13))
    reader = reader_of(topic, at=at, wishes=wishes)
    subscribe(sign_in(reader), service)
    publish(at, headline="会談A")
    publish(at, headline="会談B")
    send(at + timedelta(minutes=59))
    assert service.taken == []
    send(at + timedelta(hours=1))
    [(_path, told, _headers)] = service.taken
    assert told["title"] == "新しい記事が2本あります"
    assert set(told["body"].split("\n")) == {"会談A", "会談B"}


@pytest.mark.parametrize("code", [404, 410])
def test_a_device_that_is_gone_is_forgotten(
    code: int, service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    subscribe(sign_in(reader), service)
    service.answer = (code, {})
    publish(at)
    send(at)
    assert queries.devices_of(reader) == []
    assert Message.objects.get().state == "failed"


@pytest.mark.parametrize(
    "busy", [(429, "600", 10), (503, "", 1), (500, "in the date", 30), (429, "soon", 1)]
)
def test_a_busy_service_is_asked_again_when_it_said(
    busy: tuple[int, str, int], service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    code, after, minutes = busy
    subscribe(sign_in(reader_of(topic, at=at)), service)
    if after == "in the date":
        after = format_datetime(at + timedelta(minutes=30))
    service.answer = (code, {"Retry-After": after} if after else {})
    publish(at)
    send(at)
    message = Message.objects.get()
    assert (message.state, message.due_at) == ("pending", at + timedelta(minutes=minutes))
    service.answer = (201, {})
    send(at + timedelta(minutes=minutes))
    assert len(service.taken) == 1


@pytest.mark.parametrize("code", [301, 307, 400, 403, 413])
def test_a_redirect_is_not_followed_and_a_refusal_is_final(
    code: int, service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    subscribe(sign_in(reader_of(topic, at=at)), service)
    service.answer = (code, {"Location": service.address + "/elsewhere"})
    publish(at)
    send(at)
    assert Message.objects.get().state == "failed"
    assert service.taken == []


def test_signing_out_ends_what_this_device_is_told_and_no_other(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    here, there = sign_in(reader), sign_in(reader)
    subscribe(here, service, "/here")
    subscribe(there, service, "/there")
    publish(at)
    here.post("/account/logout/")
    send(at)
    assert [path for path, _told, _headers in service.taken] == ["/there"]
    assert [one.endpoint[-6:] for one in queries.devices_of(reader)] == ["/there"]


def test_a_session_that_was_ended_from_elsewhere_is_told_nothing(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    browser = sign_in(reader)
    subscribe(browser, service)
    browser.session.delete()
    publish(at)
    send(at)
    assert service.taken == []
    assert queries.devices_of(reader) == []


def test_a_shared_browser_tells_the_second_reader_nothing_of_the_first(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    first = reader_of(topic, at=at)
    subscribe(sign_in(first), service)
    publish(at)
    subscribe(sign_in(), service)
    send(at)
    assert service.taken == []
    assert queries.devices_of(first) == []


def test_a_reader_removes_a_device_and_nobody_elses(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    browser = sign_in(reader)
    device = subscribe(browser, service)
    sign_in().post(f"/account/telling/devices/{device.pk}/remove/")
    assert queries.devices_of(reader) == [device]
    browser.post(f"/account/telling/devices/{device.pk}/remove/")
    assert queries.devices_of(reader) == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/1", "https://", "javascript:0", "https://a:b@push.example.org/",
        "file:///etc/passwd", "https://プッシュ.example/", "https://push.example.org/" + "x" * 600,
    ],
)  # fmt: skip
def test_only_https_addresses_of_the_open_web_are_taken(endpoint: str, sign_in: SignIn) -> None:
    p256dh, auth = PushService.keys.fget(_Keys())  # type: ignore[attr-defined]
    form = {"endpoint": endpoint, "p256dh": p256dh, "auth": auth}
    assert sign_in().post("/account/telling/devices/", form).status_code == 400
    assert not Device.objects.exists()


class _Keys:
    key = ec.generate_private_key(ec.SECP256R1())
    secret = b"0" * 16


@pytest.mark.parametrize(("p256dh", "auth"), [("AAAA", "AAAA"), ("", ""), ("!", "!"), ("é", "é")])
def test_keys_that_are_none_are_refused(p256dh: str, auth: str) -> None:
    with pytest.raises(NotADevice):
        push.checked("https://push.example.org/1", p256dh, auth)


def test_an_address_that_leads_into_a_private_network_is_never_connected_to(
    service: PushService, topic: Feed, sign_in: SignIn, settings: Any, at: datetime
) -> None:
    reader = reader_of(topic, at=at)
    subscribe(sign_in(reader), service)
    settings.PUSH_PRIVATE = False
    publish(at)
    send(at)
    assert service.taken == []
    assert Message.objects.get().state == "failed"
    assert queries.devices_of(reader) == []
    assert not is_open_address("169.254.169.254")
    assert not is_open_address("::ffff:10.0.0.1")


def test_a_closed_door_is_tried_again(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    subscribe(sign_in(reader_of(topic, at=at)), service)
    service.server.shutdown()
    service.server.server_close()
    publish(at)
    send(at)
    assert Message.objects.get().state == "pending"


def test_a_line_that_is_cut_before_the_answer_is_uncertain(
    service: PushService, topic: Feed, sign_in: SignIn, at: datetime
) -> None:
    subscribe(sign_in(reader_of(topic, at=at)), service)
    service.answer = (0, {})
    publish(at)
    send(at)
    assert len(service.taken) == 1
    assert Message.objects.get().state == "uncertain"


def test_the_papers_key_is_made_once_and_is_the_owners_alone(settings: Any, tmp_path: Path) -> None:
    settings.PUSH_KEY_FILE = tmp_path / "home" / "push-key"
    vapid.ensure_key()
    first = settings.PUSH_KEY_FILE.read_bytes()
    vapid.ensure_key()
    assert settings.PUSH_KEY_FILE.read_bytes() == first
    assert stat.S_IMODE(settings.PUSH_KEY_FILE.stat().st_mode) == 0o600
    assert [one.name for one in settings.PUSH_KEY_FILE.parent.iterdir()] == ["push-key"]
    assert len(vapid.public_key()) == 87
