"""A shared cache before the service: 10,000 mixed requests, and nobody sees another's page.

The configuration is the one that docs/howto/nginx.md gives to operators, word for word but for its
port, its folder and the service's address.
"""

from __future__ import annotations

import http.client
import logging
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.e2e.site import ROOT, Site, free_port, served

REQUESTS = 10_000
THREADS = 8
PASSWORD = "kankei-demo"
# Each signed-in person has a name that no other page may show.
NAMES = {"reader": "標識甲野", "member": "標識乙川", "editor": "標識丙山"}
MAIN = """\
daemon off; worker_processes 2; pid {here}/pid; error_log {here}/error.log warn;
events {{ worker_connections 512; }}
http {{
access_log off;
client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fastcgi;
uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
{documented}
}}
"""


@dataclass
class Person:
    """Somebody with a browser: the cookies they send, what marks them, and what they ask for."""

    who: str
    cookie: str
    paths: tuple[str, ...]
    marks: tuple[str, ...] = ()
    language: str = "ja"


@dataclass
class Seen:
    """What was answered, counted, and what should not have been."""

    statuses: Counter[int] = field(default_factory=Counter)
    cached: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def nginx() -> str:
    here = (os.environ.get("NGINX_PROGRAM"), shutil.which("nginx"), "/usr/sbin/nginx")
    path = next((one for one in here if one and Path(one).exists()), None)
    if path is None:
        pytest.skip("there is no nginx; `make test ONLY=cache` fetches one where it may")
    return path


@pytest.fixture(scope="module")
def paper() -> Iterator[Site]:
    with served("--demo") as running:
        yield running


@pytest.fixture(scope="module")
def front(paper: Site, nginx: str) -> Iterator[int]:
    """The port on which nginx stands before the paper."""
    documented = re.search(
        r"```nginx\n(.*?)```", (ROOT / "docs/howto/nginx.md").read_text("utf-8"), re.S
    )
    assert documented
    with tempfile.TemporaryDirectory(prefix="kankei-nginx-") as folder:
        port = free_port()
        text = documented[1]
        for old, new in {
            "/var/cache/nginx/kankei": f"{folder}/cache",
            "server 127.0.0.1:8000;": f"server {urlsplit(paper.address).netloc};",
            "listen 80;": f"listen 127.0.0.1:{port};",
            "server_name paper.example;": "server_name 127.0.0.1;",
        }.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        config = Path(folder) / "nginx.conf"
        config.write_text(MAIN.format(here=folder, documented=text))
        if os.geteuid() == 0:
            os.chmod(folder, 0o777)  # noqa: S103 - its workers run as nobody
        command = [nginx, "-p", folder, "-c", str(config), "-e", f"{folder}/error.log"]
        process = subprocess.Popen(command)  # noqa: S603
        try:
            _wait_for(port, process, Path(folder) / "error.log")
            yield port
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        try:
            ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/robots.txt")
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return
    raise AssertionError("nginx did not start: " + log.read_text())


def ask(
    connection: http.client.HTTPConnection, path: str, *, cookie: str = "", language: str = "ja"
) -> tuple[http.client.HTTPResponse, str]:
    headers = {"Accept-Language": language} | ({"Cookie": cookie} if cookie else {})
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read().decode("utf-8", "replace")


def sign_in(port: int, who: str) -> str:
    """Sign in through nginx; return the cookies to send."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    answer, page = ask(connection, "/account/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    jar = {"csrftoken": re.findall(r"csrftoken=([^;]+)", answer.headers["Set-Cookie"])[0]}
    form = {"login": f"{who}@demo.kankei.example", "password": PASSWORD}
    connection.request(
        "POST",
        "/account/login/",
        urlencode(form | {"csrfmiddlewaretoken": token[1]}),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={jar['csrftoken']}",
            "Origin": f"http://127.0.0.1:{port}",
        },
    )
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 302, answer.status
    for told in answer.headers.get_all("Set-Cookie") or []:
        name, _, value = told.partition(";")[0].partition("=")
        jar[name] = value
    return "; ".join(f"{name}={value}" for name, value in jar.items())


def test_ten_thousand_mixed_requests_show_nobody_anothers_page_nor_paid_text(
    paper: Site, front: int
) -> None:
    paid = paper.manage(
        "from kankei.accounts.models import Reader; from kankei.articles.models import Article\n"
        f"for who, name in {NAMES!r}.items():\n"
        "    Reader.objects.filter(email=f'{who}@demo.kankei.example').update(display_name=name)\n"
        "print(*Article.objects.filter(live=True, access='members').order_by('-position')"
        ".values_list('pk', flat=True)[:3])"
    ).split()
    articles = tuple(f"/articles/{pk}/" for pk in paid)
    cookies = {who: sign_in(front, who) for who in NAMES}
    canaries = {path: _end_of(front, path, cookies["member"]) for path in articles}
    people = _people(cookies, articles)

    chance = random.Random(20211)  # noqa: S311
    asked = [
        (person, chance.choice(person.paths)) for person, share in people for _ in range(share)
    ]
    assert len(asked) == REQUESTS
    chance.shuffle(asked)
    begun = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        parts = [asked[number::THREADS] for number in range(THREADS)]
        found = list(pool.map(lambda part: _walk(front, part, canaries), parts))
    seconds = time.monotonic() - begun

    faults = [fault for seen in found for fault in seen.faults]
    statuses, cached = Counter[int](), Counter[str]()
    for seen in found:
        statuses += seen.statuses
        cached += seen.cached
    told = f"{seconds:.1f} s: {dict(statuses)} {dict(cached)}"
    assert not faults, (told, faults[:5])
    assert set(statuses) == {200}, told
    # Otherwise nothing was shared, and nothing proved.
    assert cached["HIT"] > REQUESTS * 0.7, told
    assert cached["BYPASS"] > 300, told
    logging.getLogger(__name__).info(told)


def _people(cookies: dict[str, str], articles: tuple[str, ...]) -> list[tuple[Person, int]]:
    everywhere = ("/", "/topics/", "/relations/", "/sections/world/", "/rss/", *articles)
    own = ("/account/", *articles, *articles, "/")
    marks = {who: (name, f"{who}@demo.kankei.example") for who, name in NAMES.items()}
    return [
        (Person("visitor", "", everywhere), 5200),
        (Person("visitor in English", "", everywhere, language="en"), 2000),
        (Person("visitor with a dark page", "kankei_theme=dark", everywhere), 2200),
        *((Person(who, cookies[who], own, marks[who]), 150) for who in ("reader", "editor")),
        (Person("member", cookies["member"], own, marks["member"]), 300),
    ]


def _end_of(port: int, path: str, cookie: str) -> str:
    """The last words of a paid article, which its member's page has and no visitor's may have."""
    _, page = ask(http.client.HTTPConnection("127.0.0.1", port, timeout=20), path, cookie=cookie)
    text = page[page.index("data-text") : page.index("</article>")]
    sentences = re.findall(r'data-sentence="\d+">(.*?)</span>', text)
    return re.sub(r"<[^>]+>", "", sentences[-1])


def _walk(port: int, part: list[tuple[Person, str]], canaries: dict[str, str]) -> Seen:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    seen = Seen()
    for person, path in part:
        answer, page = ask(connection, path, cookie=person.cookie, language=person.language)
        seen.statuses[answer.status] += 1
        kept = answer.headers.get("X-Cache", "")
        seen.cached[kept] += 1
        seen.faults += [
            f"{person.who} {path} {kept}: {fault}"
            for fault in _faults(person, path, page, answer, canaries)
        ]
    connection.close()
    return seen


def _faults(
    person: Person, path: str, page: str, answer: http.client.HTTPResponse, canaries: dict[str, str]
) -> Iterator[str]:
    yield from _of_others(person, path, page, canaries)
    yield from _of_caching(person, answer)
    if page.startswith("<!doctype") and f'<html lang="{person.language}"' not in page:
        yield "is in another language"
    if "theme=dark" in person.cookie and "<html" in page and 'data-theme="dark"' not in page:
        yield "has lost its colours"


def _of_others(person: Person, path: str, page: str, canaries: dict[str, str]) -> Iterator[str]:
    every = {mark for name in NAMES for mark in (NAMES[name], f"{name}@demo.kankei.example")}
    for mark in every - set(person.marks):
        if mark in page:
            yield f"shows {mark}"
    may_read = person.who in {"member", "editor"}
    if path in canaries and may_read != (canaries[path] in page):
        yield "shows no text to who paid" if may_read else "shows paid text"
    if path == "/account/" and person.marks and person.marks[1] not in page:
        yield "is not their own account"


def _of_caching(person: Person, answer: http.client.HTTPResponse) -> Iterator[str]:
    if not person.marks:
        if "sessionid" in (answer.headers.get("Set-Cookie") or ""):
            yield "gives a session to a visitor"
        return
    if answer.headers.get("X-Cache") != "BYPASS":
        yield "came out of the cache to somebody signed in"
    if "no-store" not in answer.headers.get("Cache-Control", ""):
        yield "may be stored"
