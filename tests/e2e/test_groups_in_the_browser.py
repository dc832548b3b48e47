"""A company's seat in the browser: invited by mail, taken with a button, read by, and closed."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.conftest import PHONE, NewDevice
from tests.e2e.looks import broken_rules, too_wide
from tests.e2e.site import Site

PASSWORD = "minato-no-yoru-2026"


def paid_article(site: Site) -> str:
    pk = site.manage(
        "from kankei.articles.models import Article;"
        "print(Article.objects.filter(live=True, access='members').order_by('-position')"
        ".values_list('pk', flat=True)[0])"
    )
    return site.at(f"/articles/{pk}/")


def invitation_to(page: Page, site: Site, email: str) -> str:
    """The link of the invitation, read on the outbox page; the worker sends in a moment."""
    for _ in range(40):
        page.goto(site.at("/outbox/"))
        letter = page.locator("article.letter", has_text=email).filter(has_text="/seats/").first
        if letter.count():
            found = re.search(r"https?://[^/\s]+(/seats/[\w-]+/)", letter.inner_text())
            if found:
                return site.at(found[1])
        page.wait_for_timeout(500)
    raise AssertionError(f"no invitation to {email} came")


def test_an_administrator_invites_the_invited_reads_and_removal_closes_it(
    site: Site, new_device: NewDevice
) -> None:
    office, phone = new_device(), new_device(PHONE)
    email = f"shain{time.time_ns()}@example.jp"
    paid = paid_article(site)
    people.register(phone, site, email, PASSWORD)
    phone.goto(paid)
    expect(phone.locator("section.offer")).to_be_visible()

    people.sign_in(office, site, people.MEMBER)
    office.goto(site.at("/account/group/"))
    office.locator("textarea[name=addresses]").fill(email)
    office.get_by_role("button", name="招待のメールを送る").click()
    expect(office.locator(".seats")).to_contain_text(email)
    assert not broken_rules(office)

    link = invitation_to(phone, site, email)
    phone.goto(link)
    assert not too_wide(phone)
    assert not broken_rules(phone)
    phone.goto(paid)  # Opening the link alone has taken nothing.
    expect(phone.locator("section.offer")).to_be_visible()
    phone.goto(link)
    phone.get_by_role("button", name="席に着く").click()
    expect(phone.locator("main")).to_contain_text("この席で、すべての記事を読めます")
    phone.goto(paid)
    expect(phone.locator("section.offer")).to_have_count(0)
    expect(phone.locator("[data-text] > p").nth(1)).to_be_visible()

    office.goto(site.at("/account/group/"))
    office.locator(".seats li", has_text=email).get_by_role("button", name="外す").click()
    expect(office.locator(".seats")).not_to_contain_text(email)
    phone.goto(paid)
    expect(phone.locator("section.offer")).to_be_visible()
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("この招待は使えません")


def test_every_page_of_joining_by_bill_keeps_the_rules_and_fits_a_phone(
    site: Site, new_device: NewDevice
) -> None:
    phone = new_device(PHONE)
    people.register(phone, site, f"kaisha{time.time_ns()}@example.jp", PASSWORD)
    phone.goto(site.at("/join/group/"))
    phone.locator("input[name=name]").fill("みなと海運株式会社")
    phone.locator("input[name=seats]").fill("3")
    looked: list[str] = []

    def look() -> None:
        looked.append(phone.url)
        assert not too_wide(phone), phone.url
        assert not broken_rules(phone), phone.url

    look()
    phone.get_by_role("button", name="内容を確かめる").click()
    expect(phone.locator("main")).to_contain_text("4,440円")
    look()
    phone.get_by_role("button", name="この内容で申し込む").click()
    expect(phone.locator("h1")).to_contain_text("みなと海運株式会社")
    look()
    phone.get_by_role("button", name="請求書を受け取る").click()
    expect(phone.locator(".paper-sheet")).to_contain_text("4,440円")
    look()
    for path in ("/account/payments/", "/account/membership/", "/legal/commerce/"):
        phone.goto(site.at(path))
        look()
    assert len(looked) == 7
