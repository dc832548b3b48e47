"""マイニュース by keyboard and by scrolling: what the scripts add to pages that work without them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, NewDevice
from tests.e2e.looks import broken_rules, too_wide
from tests.e2e.site import Site

PASSWORD = "kankei-demo"


def signed_in(page: Page, site: Site, who: str) -> Page:
    page.goto(site.at("/account/login/?next=/my/"))
    page.fill("[name=login]", f"{who}@demo.kankei.example")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(site.at("/my/"))
    return page


def test_a_line_is_read_and_saved_by_keys_without_leaving_the_page(
    site: Site, new_device: NewDevice
) -> None:
    page = signed_in(new_device(), site, "member")
    unread = page.locator("li.new")
    before = unread.count()
    page.keyboard.press("j")
    while "new" not in (page.locator("li:focus-within").get_attribute("class") or ""):
        page.keyboard.press("j")
    line = page.locator("li:focus-within")
    position = line.get_attribute("data-item")
    line = page.locator(f'li[data-item="{position}"]')
    saved = line.locator("[data-save]")
    was_saved = saved.get_attribute("aria-pressed")

    page.keyboard.press("s")
    expect(saved).to_have_attribute("aria-pressed", "false" if was_saved == "true" else "true")
    page.keyboard.press("m")
    expect(line).to_have_class("read")
    assert unread.count() == before - 1
    assert page.url == site.at("/my/")
    expect(line.locator("h3 a")).to_be_focused()
    page.keyboard.press("m")
    expect(line).to_have_class("new")
    # Left in the very moment: what was pressed is on its way all the same.
    page.keyboard.press("m")
    page.reload()
    for _ in range(20):
        if line.get_attribute("class") == "read":
            break
        page.wait_for_timeout(200)
        page.reload()
    expect(line).to_have_class("read")
    expect(saved).not_to_have_attribute("aria-pressed", was_saved or "")


def test_keys_that_are_pressed_faster_than_the_house_answers_end_where_they_were_left(
    site: Site, new_device: NewDevice
) -> None:
    page = signed_in(new_device(), site, "member")
    page.keyboard.press("j")
    position = page.locator("li:focus-within").get_attribute("data-item")
    line = page.locator(f'li[data-item="{position}"]')
    was = line.get_attribute("class")
    page.route("**/my/read/", lambda route: (page.wait_for_timeout(150), route.continue_())[1])
    for _ in range(4):
        page.keyboard.press("m")
    expect(line).to_have_class(was or "")
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(line).to_have_class(was or "")


def test_a_mark_that_the_house_did_not_take_is_taken_back_and_said(
    site: Site, new_device: NewDevice
) -> None:
    page = signed_in(new_device(), site, "member")
    page.keyboard.press("j")
    line = page.locator("li:focus-within")
    was = line.get_attribute("class")
    page.route("**/my/*read/", lambda route: route.abort())
    page.keyboard.press("m")
    expect(page.locator("[data-lines-status]")).not_to_be_empty()
    expect(line).to_have_class(was or "")


@pytest.mark.parametrize("flags", ["{isComposing: true}", "{keyCode: 229}"])
def test_no_key_acts_while_an_input_method_composes(
    site: Site, new_device: NewDevice, flags: str
) -> None:
    page = signed_in(new_device(), site, "member")
    page.keyboard.press("j")
    focused = page.evaluate("document.activeElement.href")
    for key in "jkmso?":
        page.evaluate(
            f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
            f" {{key: '{key}', bubbles: true, ...{flags}}}))"
        )
    assert page.evaluate("document.activeElement.href") == focused
    assert page.locator("dialog[open]").count() == 0


def test_keys_typed_into_a_field_stay_in_the_field(site: Site, new_device: NewDevice) -> None:
    page = signed_in(new_device(), site, "member")
    field = page.locator("#keyword")
    field.focus()
    page.keyboard.type("jkmso?/")
    expect(field).to_have_value("jkmso?/")
    assert page.locator("dialog[open]").count() == 0


def test_articles_are_marked_as_read_as_they_are_passed(site: Site, new_device: NewDevice) -> None:
    page = signed_in(new_device(), site, "reader")
    page.goto(site.at("/my/read-together/"))
    pieces = page.locator(".piece")
    before = pieces.count()
    first = page.locator("[data-passed]").first
    assert before >= 2
    expect(first).to_be_hidden()

    page.locator(".piece").nth(1).locator("h2").scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    expect(first).to_be_visible()

    page.goto(site.at("/my/read-together/"))
    headline = page.locator(".piece h2").first.inner_text()
    page.goto(site.at("/my/"))
    newest_unread = page.locator("li.new h3 a").first.inner_text()
    assert "".join(headline.split()) == "".join(newest_unread.split())


def test_opening_the_page_alone_marks_nothing(site: Site, new_device: NewDevice) -> None:
    page = signed_in(new_device({"width": 1280, "height": 4000}), site, "expert")
    unread = page.locator("li.new").count()
    page.goto(site.at("/my/read-together/"))
    page.wait_for_timeout(1500)
    page.goto(site.at("/my/"))
    assert page.locator("li.new").count() == unread


def test_a_follow_button_is_swapped_in_place_and_keeps_the_focus(
    site: Site, new_device: NewDevice
) -> None:
    page = signed_in(new_device(), site, "editor")
    page.goto(site.at("/topics/us-russia/"))
    button = page.locator(".tools button.follow").first
    was = button.get_attribute("aria-pressed")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true" if was == "false" else "false")
    expect(button).to_be_focused()
    assert page.url == site.at("/topics/us-russia/")


def test_words_selected_in_an_article_lead_to_their_preview(
    site: Site, new_device: NewDevice
) -> None:
    page = signed_in(new_device(), site, "member")
    page.goto(site.at("/saved/"))
    page.locator("h3 a").first.click()
    # The list of what is saved has no such offer either: only the article shows that it waits for words.
    expect(page.locator("[data-text] .s").first).to_be_visible()
    offer = page.locator("[data-follow-words]")
    expect(offer).to_be_hidden()
    words = page.evaluate(
        """() => {
          const text = document.querySelector("[data-text] .s").firstChild;
          const range = document.createRange();
          range.setStart(text, 0);
          range.setEnd(text, 3);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    expect(offer).to_be_visible()
    offer.locator("a").click()
    expect(page.locator("#keyword")).to_have_value(words)


def test_without_scripts_everything_still_works(site: Site, new_device: NewDevice) -> None:
    page = signed_in(new_device(java_script_enabled=False), site, "reader")
    line = page.locator("li").filter(has=page.locator('[data-save][aria-pressed="false"]')).first
    headline = line.locator("h3 a").inner_text()
    line.locator("[data-save]").click()
    assert page.url == site.at("/my/")
    page.goto(site.at("/saved/"))
    expect(page.locator("h3 a", has_text=headline.strip())).to_be_visible()


PAGES = {
    "reader": [
        "/my/",
        "/my/read-together/",
        "/follows/",
        "/saved/",
        "/search/?q=制裁",
        "/follow/preview/?q=制裁",
    ],
    "expert": ["/comments/", "/experts/", "/experts/saeki-midori/", "/articles/1/comment/"],
    "": ["/search/", '/search/?q="制裁'],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_break_no_rule_of_accessibility_and_never_scroll_sideways(
    site: Site, new_device: NewDevice, viewport: dict[str, int], scheme: Any
) -> None:
    faults = []
    for who, addresses in PAGES.items():
        page = new_device(viewport, color_scheme=scheme)
        if who:
            signed_in(page, site, who)
        for address in addresses:
            page.goto(site.at(address))
            faults += [f"{address}: {fault}" for fault in broken_rules(page) + too_wide(page)]
    assert not faults, "\n".join(faults)
