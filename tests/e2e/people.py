"""What people do in a browser, as steps of a journey."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.site import Site

DEMO_PASSWORD = "kankei-demo"
READER = "reader@demo.kankei.example"
MEMBER = "member@demo.kankei.example"
EDITOR = "editor@demo.kankei.example"


def register(page: Page, site: Site, email: str, password: str) -> None:
    """Register, and confirm the address with the link of the message."""
    page.goto(site.at("/account/signup/"))
    page.locator("main input[name=email]").fill(email)
    page.locator("main input[name=password1]").fill(password)
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main h1")).to_be_visible()
    page.goto(confirmation_link(page, site, email))
    page.locator("main form button[type=submit]").first.click()


def confirmation_link(page: Page, site: Site, email: str) -> str:
    """The link of the message to `email`, read on the outbox page; the worker sends in a moment."""
    for _ in range(40):
        page.goto(site.at("/outbox/"))
        letter = page.locator("article.letter", has_text=email).first
        if letter.count():
            href = letter.locator("a[href*='confirm-email']").first.get_attribute("href")
            return re.sub(r"^https?://[^/]+", site.address, str(href))
        page.wait_for_timeout(500)
    raise AssertionError(f"no message to {email} came")


def sign_in(page: Page, site: Site, email: str, password: str = DEMO_PASSWORD) -> None:
    page.goto(site.at("/account/login/"))
    page.locator("main input[name=login]").fill(email)
    page.locator("main input[name=password]").fill(password)
    page.locator("main form button.primary").first.click()
    page.wait_for_url(lambda url: "/account/login" not in url)


def follow_keyword(page: Page, site: Site, word: str) -> None:
    page.goto(site.at("/my/"))
    page.locator("form.keyword input[name=q]").first.fill(word)
    page.locator("form.keyword button[type=submit]").first.click()
    expect(page.locator("h1")).to_contain_text(word)
    page.locator("form[action$='/follow/keyword/'] button.main").click()
    page.wait_for_load_state()


def publish_at_the_desk(page: Page, site: Site, fields: dict[str, str]) -> None:
    """Write an article at the desk and publish it, with the buttons an editor has."""
    page.goto(site.at("/desk/articles/add/"))
    fill(page, fields)
    press_publish(page)
    expect(page.locator(".messages, [role=status], .w-messages").first).to_be_visible()


def fill(page: Page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value={value}]").check()
        else:
            field.fill(value)


def press_publish(page: Page) -> None:
    """Publishing may be the first button, or one of the menu beside it."""
    button = page.locator("[name=action-publish]").first
    if not button.is_visible():
        page.locator(
            "footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle"
        ).last.click()
    button.click()
    page.wait_for_load_state()


def until(page: Page, url: str, text: str, *, seconds: int = 30) -> Any:
    """Look again at `url` until `text` stands in its main part: the worker takes a moment."""
    for _ in range(seconds * 2):
        page.goto(url)
        found = page.locator("main").get_by_text(text)
        if found.count():
            return found.first
        page.wait_for_timeout(500)
    raise AssertionError(
        f"{text!r} did not come to {url}:\n{page.locator('main').inner_text()[:2000]}"
    )
