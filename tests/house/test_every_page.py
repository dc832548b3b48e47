"""Every address, asked by everybody: no paid text, no fault, and the same protection on each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from tests.accounts.provider import Provider
from tests.house.leak_matrix import ASTRAY, FOR_MACHINES, ROWS
from tests.house.world import MAY_READ_PAID, PERSONAS, World, make_world

# A passage this long is a quotation; shorter ones are words that anybody might type.
PASSAGE = 8
# DESIGN.md: to whom may not open an article, all pages together cite this much of it.
CITED_CHARACTERS = 120
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
        content = _content(response)
        faults += [f"{address}: {fault}" for fault in _faults(name, response, content, persona)]
        texts = _readable_forms(content)
        for shut in world.shut:
            if persona not in shut.readers and (seen := _passages_of(shut.hidden, texts)):
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
            _content(world.browser(persona).get(path, HTTP_ACCEPT_LANGUAGE="ja"))
            for persona in ("visitor", "member", "editor")
        }
        assert len(given) == 1, path


def test_a_head_request_says_what_a_get_says_and_carries_nothing(world: World) -> None:
    for persona in ("visitor", "registered", "member"):
        browser = world.browser(persona)
        for name in ("front", "article", "relation", "search", "rss", "my"):
            path = ROWS[name].paths(world)[0]
            got, told = browser.get(path), browser.head(path)
            assert (told.status_code, told.content) == (got.status_code, b""), path
            for header in ("Cache-Control", "Vary", "Content-Type"):
                assert told.headers.get(header) == got.headers.get(header), path


@pytest.mark.parametrize(
    ("persona", "which"),
    [*((one, "paid") for one in sorted(MAY_READ_PAID)), ("gift holder", "gifted")],
)
def test_who_may_read_finds_the_whole_text_on_the_article_page(
    world: World, persona: str, which: str
) -> None:
    shut = getattr(world, which)
    path = world.as_asked(persona, f"/articles/{shut.article.pk}/")
    text = _content(world.browser(persona).get(path)).decode()
    # What stands above the characters is read beside them, not in their line.
    text = re.sub(r"<rp>.*?</rp></ruby>", "", text)
    hidden = re.sub(r"《[^》]*》", "", shut.hidden)
    seen = _passages_of(hidden, _readable_forms(text.encode()))
    assert len(seen) == len(_bare(hidden))


@pytest.mark.parametrize("persona", ["visitor", "member", "expert"])
def test_the_desk_opens_for_the_newsroom_alone(world: World, persona: str) -> None:
    browser = world.browser(persona)
    desk = next(one for one in get_resolver().url_patterns if str(one.pattern) == "desk/")
    assert isinstance(desk, URLResolver)
    leaks = []
    for pattern in _patterns(desk.url_patterns):
        path = "/desk/" + _some_path(pattern, world)
        response = browser.get(path)
        if response.status_code == 200 and _passages_of(
            world.paid.hidden, _readable_forms(_content(response))
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


def _content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def _readable_forms(content: bytes) -> tuple[str, str]:
    """An answer as a person could read it: with its tags, whose attributes hold text, and without."""
    text = re.sub(
        r"\\u([0-9a-fA-F]{4})",
        lambda match: chr(int(match[1], 16)),
        content.decode("utf-8", "replace"),
    )
    whole = html.unescape(text)
    return _bare(whole), _bare(re.sub(r"<[^>]*>", "", whole))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def _passages_of(hidden: str, texts: tuple[str, ...]) -> set[int]:
    """The places of `hidden` that can be read in one of `texts`."""
    bare = _bare(hidden)
    wanted = {bare[start : start + PASSAGE] for start in range(len(bare) - PASSAGE + 1)}
    # Cutting the answer into passages once is quicker than looking for each of ours in it.
    found = {
        text[start : start + PASSAGE] for text in texts for start in range(len(text) - PASSAGE + 1)
    } & wanted
    return {
        place
        for start in range(len(bare) - PASSAGE + 1)
        if found and bare[start : start + PASSAGE] in found
        for place in range(start, start + PASSAGE)
    }


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
