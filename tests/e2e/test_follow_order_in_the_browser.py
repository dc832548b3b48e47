"""The order of follows by hand: dragged, by keys, and with nothing but the page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, NewDevice
from tests.e2e.looks import broken_rules, too_wide
from tests.e2e.site import Site
from tests.e2e.test_my_news_in_the_browser import signed_in


def ordering(page: Page, site: Site) -> Page:
    signed_in(page, site, "member")
    page.goto(site.at("/follows/order/"))
    return page


def names(page: Page) -> list[str]:
    return page.locator(".order .what").all_inner_texts()


def told(page: Page) -> None:
    expect(page.locator("[data-order-status]")).to_contain_text("番目")


def test_a_follow_is_moved_by_keys_and_the_focus_goes_with_it(
    site: Site, new_device: NewDevice
) -> None:
    page = ordering(new_device(), site)
    before = names(page)
    grip = page.locator("[data-grip]").first
    grip.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    told(page)
    wanted = [before[1], before[2], before[0], *before[3:]]
    assert names(page) == wanted
    expect(page.locator("li:focus-within .what")).to_have_text(before[0])
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'End', bubbles: true, isComposing: true}))"
    )
    assert names(page) == wanted
    page.reload()
    assert names(page) == wanted
    page.locator("[data-grip]").nth(2).press("Home")
    told(page)
    page.reload()
    assert names(page) == before


def test_a_follow_is_dragged_by_its_grip(site: Site, new_device: NewDevice) -> None:
    page = ordering(new_device(DESK), site)
    before = names(page)
    grips = page.locator("[data-grip]")
    grips.nth(3).hover()
    page.mouse.down()
    box = page.locator(".order li").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 40, steps=4)
    page.mouse.move(box["x"] + 20, box["y"] + 4, steps=4)
    page.mouse.up()
    told(page)
    wanted = [before[3], *before[:3], *before[4:]]
    assert names(page) == wanted
    page.reload()
    assert names(page) == wanted
    # Let go of in the middle of it, nothing has moved.
    grips.first.hover()
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 150, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert names(page) == wanted
    page.locator("[data-move=up]").nth(3).scroll_into_view_if_needed()


def test_what_another_window_ended_goes_and_what_it_moved_stays_moved(
    site: Site, new_device: NewDevice
) -> None:
    first = ordering(new_device(), site)
    second = ordering(new_device(), site)
    before = names(first)
    second.locator("[data-move=top]").nth(4).click()
    told(second)
    first.locator("[data-move=down]").nth(0).click()
    told(first)
    assert names(first) == [before[4], before[1], before[0], before[2], before[3], *before[5:]]


def test_without_a_script_the_buttons_move_and_lead_back_to_the_row(
    site: Site, new_device: NewDevice
) -> None:
    page = ordering(new_device(PHONE, java_script_enabled=False), site)
    before = names(page)
    assert page.locator("[data-grip]").first.is_hidden()
    page.locator("[data-move=down]").first.click()
    # A click without a script leads to a new page: it is there when its row is in the address.
    expect(page).to_have_url(re.compile("#follow-"))
    expect(page.locator(".order .what")).to_have_text([before[1], before[0], *before[2:]])


def test_the_page_fits_and_breaks_no_rule_of_accessibility(
    site: Site, new_device: NewDevice
) -> None:
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        page = ordering(new_device(size, color_scheme=scheme), site)
        assert not too_wide(page)
        assert broken_rules(page) == []
