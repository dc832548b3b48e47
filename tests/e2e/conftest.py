"""The browser, the devices in it, and a watch over everything that a page does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.site import Site, served

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NewDevice = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = os.environ.get("KANKEI_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("there is no chromium; `make e2e` installs one where it may")
    return str(path)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    # Whoever writes these tests may name a home that is filled already.
    again = os.environ.get("KANKEI_E2E_HOME")
    with served("--demo", home=Path(again) if again else None) as running:
        yield running


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def new_device(browser: Browser, site: Site) -> Iterator[NewDevice]:
    """Make a device: `new_device(PHONE, color_scheme="dark")` is a page nobody is signed in on.

    A script that fails, a rule of the security policy that is broken, or a request to any other
    host fails the test that opened the page.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def made(viewport: dict[str, int] | None = None, **options: Any) -> Page:
        kept = {"viewport": viewport or DESK, "locale": "ja-JP", "timezone_id": "Asia/Tokyo"}
        context = browser.new_context(**(kept | options))
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda words: _note_console(faults, page, words))
        page.on("request", lambda request: _note_request(faults, site, request.url))
        return page

    yield made
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


def _note_console(faults: list[str], page: Page, words: Any) -> None:
    # A 404 or a 403 that a test asks for on purpose stands in the console too.
    if words.type == "error" and "Failed to load resource" not in words.text:
        faults.append(f"{page.url}: {words.text}")


def _note_request(faults: list[str], site: Site, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "ws"} and parts.netloc != urlsplit(site.address).netloc:
        faults.append(f"a request left the house: {url}")
