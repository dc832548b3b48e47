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
def test_nobody_gets_paid_text_by_any_address(world: World, persona: str) -> None:
    shown: dict[int, set[int]] = {shut.article.pk: set() for shut in world.shut}
    where: list[str] = []
    for address, response in _every_answer(world, persona):
        texts = _readable_forms(_content(response))
        for shut in world.shut:
            if persona in shut.readers:
                continue
            seen = _passages_of(shut.hidden, texts)
            shown[shut.article.pk] |= seen
            if seen:
                where.append(f"{address} ({len(seen)} characters)")
    for shut in world.shut:
        cited = len(shown[shut.article.pk])
        assert cited <= CITED_CHARACTERS, (
            f"{persona} reads {cited} characters of paid text: {where}"
        )


@pytest.mark.parametrize("persona", ["member", "editor"])
def test_who_may_read_finds_the_whole_text_on_the_article_page(world: World, persona: str) -> None:
    answer = world.browser(persona).get(f"/articles/{world.paid.article.pk}/")
    seen = _passages_of(world.paid.hidden, _readable_forms(_content(answer)))
    assert len(seen) == len(_bare(world.paid.hidden))


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_answer_is_sound_and_carries_the_policy(world: World, persona: str) -> None:
    faults: list[str] = []
    for address, response in _every_answer(world, persona):
        policy = response.headers.get("Content-Security-Policy", "")
        if "default-src 'self'" not in policy or "unsafe" in policy:
            faults.append(f"{address}: no policy, or a weak one")
        if response.headers.get("X-Content-Type-Options") != "nosniff":
            faults.append(f"{address}: content may be sniffed")
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and b"<html" in _content(response) and b'<html lang="' not in _content(response):
            faults.append(f"{address}: no language")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("persona", sorted(set(PERSONAS) - {"visitor"}))
def test_what_is_personal_is_kept_by_nobody_on_the_way(world: World, persona: str) -> None:
    shared = [
        address
        for address, response in _every_answer(world, persona)
        if response.status_code == 200
        and response.headers.get("Content-Type", "").startswith("text/html")
        and not re.search(r"private|no-store", response.headers.get("Cache-Control", ""))
    ]
    assert not shared, f"these may be kept and shown to somebody else: {shared}"


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
    return {
        place
        for start in range(len(bare) - PASSAGE + 1)
        if any(bare[start : start + PASSAGE] in text for text in texts)
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
