"""Every address, asked by everybody: no paid text, no fault, and the same protection on each.

Where each form is looked at in which a paid article could leave the house:

- the page, without JavaScript (these clients run none), in print, with a gift's link, as an earlier
  revision, with the reading beside it, Open Graph and JSON-LD in its head, related articles, and
  experts' comments with what they quote: `article` and, for the forms of its wall, `open_from_meter`,
  `give`, `gifts`, `join`
- lists: `front`, topics, series, columns, authors, sections, countries, keywords and experts; a
  reader's own: `my`, `read_together`, `saved`, `notices`, `follows`, `keyword_preview`
- search and what it cites: `search`; relations and the sentences that they cite: `relation`, `country`;
  the 120 characters over all pages also in test_cited_sentences.py, with articles made at random
- for machines: `rss`, `atom`, `json_feed`, the same of each feed, sitemaps, `robots`, `media`. There
  is no other API, and nothing is kept for reading offline: `ASTRAY` asks for both, and for errors' pages
- the file that a reader takes along, opened: `export`
- Range, If-None-Match, If-Modified-Since and htmx: the second of `FORMS`; HEAD: a test below
- digests, mails at once, push and notices: test_every_letter.py; before a shared cache:
  tests/e2e/test_shared_cache.py; the desk, for who is not of the newsroom: a test below

The canaries stand in the body, in its ruby and quotes (world.PAID and its kin), in what was
corrected away, in drafts and their captions, and in what is not yet out with its picture's caption
and alternative text. The lead picture of a published article is for everybody, on purpose:
docs/decisions/0007-what-everybody-sees-of-a-paid-article.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.accounts.provider import Provider
from tests.house.canaries import (
    CITED_CHARACTERS,
    bare,
    content_of,
    passages_of,
    readable_forms,
)
from tests.house.leak_matrix import ASTRAY, FOR_MACHINES, ROWS
from tests.house.world import MAY_READ_PAID, PERSONAS, World, make_world

FORMS: tuple[dict[str, str], ...] = (
    {"HTTP_ACCEPT_LANGUAGE": "ja"},
    # A part of the page, if it changed, of its beginning: whatever is answered, the same holds.
    {
        "HTTP_ACCEPT_LANGUAGE": "en",
        "HTTP_HX_REQUEST": "true",
        "HTTP_RANGE": "bytes=0-999999",
        "HTTP_IF_NONE_MATCH": "*",
        "HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT",
    },
)
SIGNED_OUT = ("visitor", "gift holder", "banned")


@pytest.fixture
def world(db: None, clock: Any, at: datetime, settings: Any) -> Iterator[World]:
    with Provider() as provider:
        provider.is_offered_by(settings)
        yield make_world(at=at)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = {name for name in _names(get_resolver().url_patterns) if name}
    assert names - set(ROWS) == set(), "declare these in tests/house/leak_matrix.py"
    assert set(ROWS) - names == set(), "these rows of tests/house/leak_matrix.py have no address"


def test_every_address_has_a_name() -> None:
    assert None not in set(_names(get_resolver().url_patterns))


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_address_gives_away_paid_text_or_answers_without_protection(
    world: World, persona: str, at: datetime
) -> None:
    shown: dict[str, set[int]] = {shut.hidden: set() for shut in world.shut}
    where: list[str] = []
    faults: list[str] = []
    for name, address, response in _every_answer(world, persona, at=at):
        content = content_of(response)
        faults += [f"{address}: {fault}" for fault in _faults(name, response, content, persona)]
        texts = readable_forms(content)
        for shut in world.shut:
            if persona not in shut.readers and (seen := passages_of(shut.hidden, texts)):
                shown[shut.hidden] |= seen
                where.append(f"{address} ({len(seen)} characters)")
    assert not faults, "\n".join(faults)
    for shut in world.shut:
        most = 0 if shut in world.never else CITED_CHARACTERS
        found = len(shown[shut.hidden])
        assert found <= most, f"{persona} reads {found} characters of {shut.hidden[:20]}: {where}"


def _faults(name: str, response: Any, content: bytes, persona: str) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'self'" not in policy or "unsafe" in policy:
        yield "there is no content security policy, or a weak one"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        yield "its content may be sniffed"
    if b"<html" in content and b'<html lang="' not in content:
        yield "it names no language"
    yield from _caching_faults(name, response, persona)


def _caching_faults(name: str, response: Any, persona: str) -> Iterator[str]:
    kept = response.headers.get("Cache-Control", "")
    is_private = "private" in kept and "no-store" in kept
    if response.status_code in {206, 304} and name != "media":
        yield "it answers a part, or that nothing changed, without looking who asks"
    if name in FOR_MACHINES:
        return
    if not is_private and (persona not in SIGNED_OUT or "public" not in kept):
        yield f"somebody on the way may keep it and show it to others ({kept!r})"
    if is_private and (response.has_header("ETag") or response.has_header("Last-Modified")):
        yield "it can be asked after by a mark that tells whether it changed"
    if not is_private and not {"Cookie", "Accept-Language"} <= _varies(response):
        yield "a shared cache is not told what it depends on"
    if not is_private and response.cookies:
        yield "a page for everybody gives a cookie to somebody"


def _varies(response: Any) -> set[str]:
    return {one.strip() for one in response.headers.get("Vary", "").split(",")}


@pytest.mark.parametrize("name", sorted(FOR_MACHINES - {"media"}))
def test_what_machines_are_given_is_the_same_for_everybody(world: World, name: str) -> None:
    for path in ROWS[name].paths(world):
        given = {
            content_of(world.browser(persona).get(path, HTTP_ACCEPT_LANGUAGE="ja"))
            for persona in ("visitor", "member", "editor")
        }
        assert len(given) == 1, path


@pytest.mark.parametrize("persona", ["visitor", "member"])
def test_a_head_request_says_what_a_get_says(world: World, persona: str) -> None:
    """Of every address. What a HEAD must not carry, the server drops by itself, as does this client."""
    for name, row in ROWS.items():
        browser = world.browser(persona)
        browser.raise_request_exception = False
        for path in row.paths(world)[:1]:
            told, got = browser.head(path), browser.get(path)
            assert told.status_code == got.status_code, path
            for header in ("Cache-Control", "Vary", "Content-Type", "ETag", "Last-Modified"):
                assert told.headers.get(header) == got.headers.get(header), f"{name}: {header}"


CRAWLERS = (
    "Googlebot/2.1",
    "Twitterbot/1.0",
    "facebookexternalhit/1.1",
    "Slackbot-LinkExpanding 1.0",
)


def test_a_crawler_reads_what_any_visitor_reads(world: World) -> None:
    for which in ("paid", "registered", "metered"):
        path = f"/articles/{getattr(world, which).article.pk}/"
        read = {
            re.sub(
                rb'name="csrfmiddlewaretoken" value="\w+"',
                b"",
                content_of(Client(HTTP_USER_AGENT=one).get(path, HTTP_REFERER="https://t.co/x")),
            )
            for one in (*CRAWLERS, "Mozilla/5.0 Firefox/132.0")
        }
        assert len(read) == 1


@pytest.mark.parametrize(
    ("persona", "which"),
    [*((one, "paid") for one in sorted(MAY_READ_PAID)), ("gift holder", "gifted")],
)
def test_who_may_read_finds_the_whole_text_on_the_article_page(
    world: World, persona: str, which: str
) -> None:
    shut = getattr(world, which)
    path = world.as_asked(persona, f"/articles/{shut.article.pk}/")
    text = content_of(world.browser(persona).get(path)).decode()
    # What stands above the characters is read beside them, not in their line.
    text = re.sub(r"<rp>.*?</rp></ruby>", "", text)
    hidden = re.sub(r"《[^》]*》", "", shut.hidden)
    seen = passages_of(hidden, readable_forms(text.encode()))
    assert len(seen) == len(bare(hidden))


@pytest.mark.parametrize("persona", ["visitor", "member", "expert"])
def test_the_desk_opens_for_the_newsroom_alone(world: World, persona: str) -> None:
    browser = world.browser(persona)
    desk = next(one for one in get_resolver().url_patterns if str(one.pattern) == "desk/")
    assert isinstance(desk, URLResolver)
    leaks = []
    for pattern in _patterns(desk.url_patterns):
        path = "/desk/" + _some_path(pattern, world)
        response = browser.get(path)
        if response.status_code == 200 and passages_of(
            world.paid.hidden, readable_forms(content_of(response))
        ):
            leaks.append(path)
    assert not leaks
    assert browser.get("/desk/").status_code in {302, 403}


def _every_answer(
    world: World, persona: str, *, at: datetime
) -> Iterator[tuple[str, str, HttpResponseBase]]:
    everybody = {name: world.browser(persona) for name in (*ROWS, "")}
    if persona == "banned":
        world.ban(at)
    for name, row in [*ROWS.items(), ("", ASTRAY)]:
        # A form may sign out or erase: everybody comes with a new browser.
        browser = everybody[name]
        browser.raise_request_exception = False
        asked = [(path, None) for path in row.paths(world)] + row.forms(world)
        for plain, form in asked:
            path = world.as_asked(persona, plain)
            for headers in FORMS:
                send: Any = browser.get if form is None else browser.post
                yield name, *_sound(name, path, form, send(path, form, **headers))


def _sound(name: str, path: str, form: Any, response: Any) -> tuple[str, HttpResponseBase]:
    address = f"{'GET' if form is None else 'POST'} {path}"
    assert response.status_code < 500, f"{name}: {address} answers {response.status_code}"
    return address, response


def _patterns(patterns: list[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def _names(patterns: list[Any]) -> Iterator[str | None]:
    """The names of the addresses that are ours; the desk's have a test of their own."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if str(pattern.pattern) != "desk/":
                yield from _names(pattern.url_patterns)
        else:
            yield pattern.name


def _some_path(pattern: URLPattern, world: World) -> str:
    """A path that the pattern takes, about the paid article where it takes a number."""
    number = str(world.paid.article.pk)
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda m: number if m[1] in {"int", None} else "article",
                  str(pattern.pattern))  # fmt: skip
    path = re.sub(r"\(\?P<\w+>[^)]*\)|\([^?][^)]*\)", number, path)
    return path.replace("^", "").replace("$", "").replace("\\", "")
