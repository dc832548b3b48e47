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

from tests.house.leak_matrix import ROWS
from tests.house.world import PERSONAS, World, make_world

# A passage this long is a quotation; shorter ones are words that anybody might type.
PASSAGE = 8
# DESIGN.md: to whom may not open an article, all pages together cite this much of it.
CITED_CHARACTERS = 120
FORMS: tuple[dict[str, str], ...] = (
    {"HTTP_ACCEPT_LANGUAGE": "ja"},
    {"HTTP_ACCEPT_LANGUAGE": "en", "HTTP_HX_REQUEST": "true"},
)


@pytest.fixture
def world(db: None, clock: Any, at: datetime) -> World:
    return make_world(at=at)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = {name for name in _names(get_resolver().url_patterns) if name}
    assert names - set(ROWS) == set(), "declare these in tests/house/leak_matrix.py"
    assert set(ROWS) - names == set(), "these rows of tests/house/leak_matrix.py have no address"


def test_every_address_has_a_name() -> None:
    assert None not in set(_names(get_resolver().url_patterns))


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_address_gives_away_paid_text_or_answers_without_protection(
    world: World, persona: str
) -> None:
    shown: dict[int, set[int]] = {shut.article.pk: set() for shut in world.shut}
    where: list[str] = []
    faults: list[str] = []
    for address, response in _every_answer(world, persona):
        content = _content(response)
        faults += [f"{address}: {fault}" for fault in _faults(response, content, persona)]
        texts = _readable_forms(content)
        for shut in world.shut:
            if persona not in shut.readers and (seen := _passages_of(shut.hidden, texts)):
                shown[shut.article.pk] |= seen
                where.append(f"{address} ({len(seen)} characters)")
    assert not faults, "\n".join(faults)
    most = max(len(places) for places in shown.values())
    assert most <= CITED_CHARACTERS, f"{persona} reads {most} characters of paid text: {where}"


def _faults(response: Any, content: bytes, persona: str) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'self'" not in policy or "unsafe" in policy:
        yield "there is no content security policy, or a weak one"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        yield "its content may be sniffed"
    kept = response.headers.get("Cache-Control", "")
    # What machines are given is the same for everybody.
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if is_page and persona != "visitor" and not re.search(r"private|no-store", kept):
        yield f"somebody on the way may keep it and show it to others ({kept!r})"
    if b"<html" in content and b'<html lang="' not in content:
        yield "it names no language"


@pytest.mark.parametrize("persona", ["member", "editor"])
def test_who_may_read_finds_the_whole_text_on_the_article_page(world: World, persona: str) -> None:
    answer = world.browser(persona).get(f"/articles/{world.paid.article.pk}/")
    seen = _passages_of(world.paid.hidden, _readable_forms(_content(answer)))
    assert len(seen) == len(_bare(world.paid.hidden))


@pytest.mark.parametrize("persona", ["visitor", "registered", "member", "expert"])
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


def _every_answer(world: World, persona: str) -> Iterator[tuple[str, HttpResponseBase]]:
    for name, row in ROWS.items():
        # A form may sign out or erase: everybody comes with a new browser.
        browser = world.browser(persona)
        browser.raise_request_exception = False
        for headers in FORMS:
            for path in row.paths(world):
                yield _sound(name, f"GET {path}", browser.get(path, **headers))  # type: ignore[arg-type]
        for path, form in row.forms(world):
            for headers in FORMS:
                yield _sound(name, f"POST {path}", browser.post(path, form, **headers))  # type: ignore[arg-type]


def _sound(name: str, address: str, response: Any) -> tuple[str, HttpResponseBase]:
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
