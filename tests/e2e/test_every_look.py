"""Every kind of page in a real browser: accessible, no wider than the screen, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e import looks, people
from tests.e2e.conftest import DESK, PHONE, NewDevice
from tests.e2e.site import Site

ARTICLE = "article"
OF_VISITORS = (
    "/", ARTICLE, "/topics/", "/countries/", "/countries/RUS/", "/relations/", "/relations/RUS-USA/",
    "/relations/CHN-RUS-USA/", "/experts/", "/search/?q=制裁", "/search/", "/join/",
    "/account/login/", "/account/signup/", "/account/password/reset/", "/no-such-page/",
)  # fmt: skip
OF_MEMBERS = (
    "/my/", "/my/read-together/", "/follows/", "/follow/preview/?q=制裁", "/saved/", ARTICLE,
    "/account/", "/account/membership/", "/account/devices/", "/outbox/",
)  # fmt: skip
# The desk is Wagtail's, and its own tests look after it; here it has to fit and to load.
OF_EDITORS = ("/desk/", "/desk/articles/", "/desk/readings/", "/desk/comments/", "/desk/import/")


def _path(page: Page, site: Site, path: str) -> str:
    if path != ARTICLE:
        return path
    page.goto(site.at("/sections/world/"))
    return str(page.locator("main a[href^='/articles/']").first.get_attribute("href"))


def _faults(page: Page, site: Site, paths: tuple[str, ...], *, with_rules: bool) -> list[str]:
    faults = []
    for path in paths:
        answer = page.goto(site.at(_path(page, site, path)))
        if answer is None or answer.status >= 500:
            faults.append(f"{path} answers {answer and answer.status}")
            continue
        faults += [f"{path} sticks out: {found}" for found in looks.too_wide(page)]
        if with_rules:
            faults += [f"{path} breaks {found}" for found in looks.broken_rules(page)]
    return faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_of_visitors_are_accessible_and_fit(
    site: Site, new_device: NewDevice, size: dict[str, int], scheme: Any
) -> None:
    page = new_device(size, color_scheme=scheme)
    faults = _faults(page, site, OF_VISITORS, with_rules=True)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"]
)
def test_pages_of_members_are_accessible_and_fit(
    site: Site, new_device: NewDevice, size: dict[str, int], scheme: Any
) -> None:
    page = new_device(size, color_scheme=scheme)
    people.sign_in(page, site, people.MEMBER)
    faults = _faults(page, site, OF_MEMBERS, with_rules=True)
    assert not faults, "\n".join(faults)


def test_pages_of_the_desk_load(site: Site, new_device: NewDevice) -> None:
    page = new_device(DESK)
    people.sign_in(page, site, people.EDITOR)
    faults = _faults(page, site, OF_EDITORS, with_rules=False)
    assert not faults, "\n".join(faults)


def test_an_article_page_weighs_at_most_100_kilobytes_without_photos(
    site: Site, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    sizes: dict[str, int] = {}
    path = _path(page, site, ARTICLE)
    context.clear_cookies()
    fresh = browser.new_context(viewport=PHONE).new_page()
    devtools = fresh.context.new_cdp_session(fresh)
    devtools.send("Network.enable")
    kinds: dict[str, str] = {}
    devtools.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    devtools.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])}),
    )
    fresh.goto(site.at(path), wait_until="networkidle")
    weight = sum(size for one, size in sizes.items() if kinds.get(one) != "Image")
    fresh.context.close()
    context.close()
    assert 0 < weight <= 100 * 1024, f"{weight} bytes"


def test_nothing_jumps_while_a_page_loads(site: Site, new_device: NewDevice) -> None:
    page = new_device(PHONE)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    for path in ("/", "/sections/world/", "/relations/RUS-USA/"):
        page.goto(site.at(path), wait_until="networkidle")
        assert page.evaluate("window.shift") < 0.05, path
