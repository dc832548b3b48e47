"""The free month ends while nobody looks, the card fails, and the reader pays with another."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.conftest import PHONE
from tests.e2e.site import served
from tests.e2e.test_joining_in_the_browser import PASSWORD, a_paid_article, confirm, pay

EMAIL = "haru@example.jp"
# Longer than any month, and still within the days of grace.
A_MONTH_LATER = 31.3


def test_a_month_later_a_payment_that_failed_is_told_and_made_good(
    browser: Browser, tmp_path: Path
) -> None:
    with served("--demo", home=tmp_path) as site:
        page = a_phone(browser)
        people.register(page, site, EMAIL, PASSWORD)
        confirm(page, site)
        pay(page, "later")
        expect(page.locator("main h1")).to_have_text("お申し込みを受け付けました")
        paid = a_paid_article(site)

    with served("--demo", home=tmp_path, days_ahead=A_MONTH_LATER) as site:
        page = a_phone(browser)
        people.sign_in(page, site, EMAIL, PASSWORD)
        for _ in range(60):
            page.goto(site.at("/account/membership/"))
            if page.get_by_text("お支払いが確認できていません").count():
                break
            page.wait_for_timeout(500)
        expect(page.locator("main")).to_contain_text("お支払いが確認できていません")
        page.goto(site.at(paid))
        expect(page.locator("main .offer")).to_have_count(0)

        page.goto(site.at("/account/membership/"))
        page.locator("main form[action$='/card/'] button").click()
        pay(page, "good")
        page.locator("main form[action$='/pay/'] button").click()
        # What the provider says of it may come after the page.
        for _ in range(60):
            expect(page.locator("main h1")).to_be_visible()
            if not page.get_by_text("お支払いが確認できていません").count():
                break
            page.wait_for_timeout(500)
            page.goto(site.at("/account/membership/"))
        expect(page.locator("main")).not_to_contain_text("お支払いが確認できていません")
        expect(page.locator("main")).to_contain_text("次のお支払いは")
        page.goto(site.at(paid))
        expect(page.locator("main .offer")).to_have_count(0)


def a_phone(browser: Browser) -> Page:
    context = browser.new_context(viewport=PHONE, locale="ja-JP", timezone_id="Asia/Tokyo")
    context.set_default_timeout(15_000)
    return context.new_page()
