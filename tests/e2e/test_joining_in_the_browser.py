"""Joining, paying, failing to pay, leaving: a reader's whole way with the practice provider."""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.conftest import PHONE, NewDevice
from tests.e2e.site import Site

PASSWORD = "yukidoke-no-michi-2021"


def a_paid_article(site: Site) -> str:
    pk = site.manage(
        "from kankei.articles.models import Article;"
        "print(Article.objects.filter(live=True, access='members').order_by('-position')"
        ".values_list('pk', flat=True)[0])"
    )
    return f"/articles/{pk}/"


def confirm(page: Page, site: Site, after: str = "") -> None:
    """From the offer over the confirmation to the provider's page."""
    page.goto(site.at(f"/join/?next={after}" if after else "/join/"))
    page.locator("main .plans a.primary[href*='/join/monthly/']").click()
    expect(page.locator("main h1")).to_contain_text("確認")
    expect(page.locator("main")).to_contain_text("解約")
    page.locator("main form button.primary").first.click()
    expect(page.locator("main")).to_contain_text("実際の請求はありません")


def pay(page: Page, card: str = "good") -> None:
    page.locator(f"main input[name=card][value={card}]").check()
    page.locator("main form button.primary").first.click()


def newcomer(page: Page, site: Site) -> None:
    people.register(page, site, f"fuyu{time.time_ns()}@example.jp", PASSWORD)


def test_a_visitor_meets_the_wall_joins_reads_and_leaves_in_three_clicks(
    site: Site, new_device: NewDevice
) -> None:
    page, paid = new_device(PHONE), a_paid_article(site)
    page.goto(site.at(paid))
    expect(page.locator("main")).to_contain_text("会員")
    newcomer(page, site)
    confirm(page, site, paid)
    pay(page)
    expect(page.locator("main h1")).to_have_text("お申し込みを受け付けました")
    page.locator("main a.primary").click()
    assert page.url.endswith(paid)
    expect(page.locator("main .offer")).to_have_count(0)

    # 1: アカウント, 2: 会員, 3: 解約する
    page.goto(site.at("/account/"))
    page.locator("main a[href='/account/membership/']").first.click()
    page.locator("main form[action$='/leave/'] button").click()
    expect(page.locator("main")).to_contain_text("解約済み")
    page.goto(site.at(paid))
    expect(page.locator("main .offer")).to_have_count(0)


def test_a_card_that_fails_and_then_a_good_one_keep_the_free_month(
    site: Site, new_device: NewDevice
) -> None:
    page = new_device()
    newcomer(page, site)
    confirm(page, site)
    pay(page, "declined")
    expect(page.locator("main [role=alert]")).to_contain_text("別のカード")
    page.goto(site.at("/account/membership/"))
    expect(page.locator("main")).to_contain_text("会員の契約はありません")

    confirm(page, site)
    pay(page, "declined")
    pay(page, "good")
    expect(page.locator("main h1")).to_have_text("お申し込みを受け付けました")
    page.goto(site.at("/account/membership/"))
    expect(page.locator("main")).to_contain_text("無料期間中")


def test_a_payment_that_is_due_recovers_with_another_card(
    site: Site, new_device: NewDevice
) -> None:
    page = new_device(PHONE)
    newcomer(page, site)
    confirm(page, site)
    pay(page, "later")
    expect(page.locator("main h1")).to_have_text("お申し込みを受け付けました")

    # The free month ends at once: nobody waits a month for a test.
    page.goto(site.at("/account/membership/"))
    page.locator("main form[action$='/card/'] button").click()
    page.locator("main form:has([value=end_free_month]) button").click()
    expect(page.locator("main")).to_contain_text("お支払いが確認できていません")
    page.goto(site.at(a_paid_article(site)))
    expect(page.locator("main .offer")).to_have_count(0)

    page.goto(site.at("/account/membership/"))
    page.locator("main form[action$='/card/'] button").click()
    pay(page, "good")
    page.locator("main form[action$='/pay/'] button").click()
    expect(page.locator("main")).not_to_contain_text("お支払いが確認できていません")
    expect(page.locator("main")).to_contain_text("次のお支払いは")
