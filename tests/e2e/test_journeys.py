"""The journeys a paper is there for, each from a reader's or an editor's side of the screen."""

from __future__ import annotations

import re
import time

from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import PHONE, NewDevice
from tests.e2e.site import Site

WORD = "潮汐発電"
HEADLINE = "海峡で潮汐発電の実証始まる"
BODY = (
    "豊予海峡で19日、潮汐発電の実証試験が始まった。\n\n"
    "運転する協議会は、出力を3年で2倍の4メガワットに増やす。"
    "代表の波多江志乃氏は「潮の力は毎日、同じ時刻に来る」と語った。"
)
WRONG, RIGHT = "4メガワット", "6メガワット"
CORRECTION = "出力を「4メガワット」としたのは「6メガワット」の誤りでした。"


def test_a_reader_registers_follows_a_word_and_finds_the_next_article_that_has_it(
    site: Site, new_device: NewDevice
) -> None:
    phone, desk = new_device(PHONE), new_device()
    people.register(phone, site, f"umi{time.time_ns()}@example.jp", "umibe-no-asa-2021")
    people.follow_keyword(phone, site, WORD)

    people.sign_in(desk, site, people.EDITOR)
    people.publish_at_the_desk(desk, site, {"headline": HEADLINE, "body": BODY, "access": "open"})

    people.until(phone, site.at("/my/"), HEADLINE)
    line = phone.locator("main li", has_text=HEADLINE)
    expect(line).to_contain_text(WORD)
    expect(line.locator(".why")).to_contain_text("フォロー中")


def test_what_is_saved_on_the_phone_stands_in_the_list_on_the_desk(
    site: Site, new_device: NewDevice
) -> None:
    phone, desk = new_device(PHONE), new_device()
    people.sign_in(phone, site, people.READER)
    people.sign_in(desk, site, people.READER)
    phone.goto(site.at("/sections/business/"))
    phone.locator("main a[href^='/articles/']").first.click()
    headline = phone.locator("h1").inner_text().replace("\n", "")
    button = phone.locator("[data-save]").first
    if button.get_attribute("aria-pressed") == "true":
        button.click()
        expect(phone.locator("[data-save]").first).to_have_attribute("aria-pressed", "false")
    phone.locator("[data-save]").first.click()
    expect(phone.locator("[data-save]").first).to_have_attribute("aria-pressed", "true")

    desk.goto(site.at("/saved/"))
    assert re.sub(r"\s", "", headline) in re.sub(r"\s", "", desk.locator("main").inner_text())


def test_saving_and_following_work_without_javascript(site: Site, new_device: NewDevice) -> None:
    plain = new_device(PHONE, java_script_enabled=False)
    people.sign_in(plain, site, people.MEMBER)
    plain.goto(site.at("/relations/CHN-JPN/"))
    button = plain.locator("main form.act button.follow").first
    before = button.get_attribute("aria-pressed")
    button.click()
    expect(plain.locator("main form.act button.follow").first).not_to_have_attribute(
        "aria-pressed", str(before)
    )


def test_a_visitor_reaches_no_paid_text_and_a_member_reads_all_of_it(
    site: Site, new_device: NewDevice
) -> None:
    visitor, member = new_device(PHONE), new_device()
    pk = site.manage(
        "from kankei.articles.models import Article;"
        "print(Article.objects.filter(live=True, access='members').order_by('-position')"
        ".values_list('pk', flat=True)[0])"
    )
    people.sign_in(member, site, people.MEMBER)
    member.goto(site.at(f"/articles/{pk}/"))
    paragraphs = member.locator("[data-text] > p")
    expect(paragraphs.nth(1)).to_be_visible()
    last = re.sub(r"[\s0-9]", "", paragraphs.last.inner_text())[-14:-1]

    visitor.goto(site.at(f"/articles/{pk}/"))
    expect(visitor.locator("section.offer")).to_be_visible()
    headline = visitor.locator("h1").inner_text()
    for path in (
        f"/articles/{pk}/",
        f"/articles/{pk}/?print=1",
        f"/search/?q={headline[:4]}",
        "/",
        "/rss/",
        "/relations/",
        "/my/read-together/",
        "/sitemap-news.xml",
        f"/desk/articles/edit/{pk}/",
    ):
        answer = visitor.request.get(site.at(path))
        assert last not in re.sub(r"<[^>]*>|\s", "", answer.text()), path


def test_a_correction_made_at_the_desk_stands_beside_the_article(
    site: Site, new_device: NewDevice
) -> None:
    editor, reader = new_device(), new_device(PHONE)
    people.sign_in(editor, site, people.EDITOR)
    headline = f"潮流の観測を再開 {time.time_ns()}"
    people.publish_at_the_desk(editor, site, {"headline": headline, "body": BODY, "access": "open"})
    pk = site.manage(
        "from kankei.articles.models import Article;"
        f"print(Article.objects.get(headline={headline!r}).pk)"
    )
    reader.goto(site.at(f"/articles/{pk}/"))
    expect(reader.locator("article")).to_contain_text(WRONG)

    editor.goto(site.at(f"/desk/articles/{pk}/correct/"))
    people.fill(editor, {"body": BODY.replace(WRONG, RIGHT), "text": CORRECTION})
    editor.locator("main form button[type=submit]").first.click()
    editor.wait_for_load_state()

    reader.goto(site.at(f"/articles/{pk}/"))
    expect(reader.locator("article")).to_contain_text(RIGHT)
    expect(reader.locator("article")).not_to_contain_text(WRONG)
    expect(reader.locator("#corrections")).to_contain_text(CORRECTION)


def test_touching_an_item_of_the_reading_lights_up_its_sentence(
    site: Site, new_device: NewDevice
) -> None:
    page = new_device()
    people.sign_in(page, site, people.MEMBER)
    page.goto(site.at("/countries/RUS/"))
    page.locator("main a[href^='/articles/']:visible").first.click()
    page.wait_for_load_state("networkidle")
    item = page.locator("[data-reading] a[href^='#s']").first
    sentence = page.locator(str(item.get_attribute("href")))
    item.click()
    expect(sentence).to_have_class(re.compile(r"\blit\b"))
    expect(sentence).to_be_in_viewport()


def test_the_interface_follows_the_browsers_language_and_articles_keep_theirs(
    site: Site, new_device: NewDevice
) -> None:
    page = new_device(locale="en-GB")
    page.goto(site.at("/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("main a[href^='/articles/']").first.click()
    expect(page.locator("article[lang=ja]")).to_be_visible()
