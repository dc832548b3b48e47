"""The last page before joining: everything the law asks for, kept word for word."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client

from kankei.bills import actions, queries
from kankei.bills.models import Confirmation
from kankei.membership.models import Contract, Coupon, Plan, Redemption
from tests.make import make_contract, make_lapsed, make_member, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
# 特定商取引法12条の6: 分量、対価、支払いの時期と方法、引き渡しの時期、申し込みの期間、解約。
ASKED_BY_LAW = (
    "申し込む内容", "価格", "それぞれの支払い", "支払いの時期と方法", "読み始められる時",
    "申し込みの期限", "解約と返金", "販売する者",
)  # fmt: skip


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="tsukigime", name="月ぎめ会員", price=1980)


def text_of(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    return html.unescape(re.sub(r"<[^>]+>|\s+", "", page[page.index("<body") :]))


def shown_in(answer: object) -> str:
    found = re.search(r'name="shown" value="([0-9a-f]{64})"', answer.content.decode())  # type: ignore[attr-defined]
    assert found
    return found[1]


def join(browser: Client, path: str = "/join/tsukigime/", **more: str) -> object:
    page = browser.get(path, more)
    return browser.post(path, {"shown": shown_in(page), **more})


def test_every_item_of_the_law_stands_on_the_page_with_days_and_sums(
    sign_in: Browser, plan: Plan, clock: object
) -> None:
    text = text_of(sign_in().get("/join/tsukigime/"))
    for heading in ASKED_BY_LAW:
        assert heading in text
    assert "1か月ごと1,980円(うち消費税10%180円)" in text
    assert "2021年6月20日(日)まで:0円" in text
    assert "2021年6月20日(日)より前に解約すれば、支払いは一度もありません。" in text
    assert "この内容で申し込む" in text
    assert text.count("この内容で申し込む") == 1


def test_the_page_stands_in_english_too(sign_in: Browser, plan: Plan, clock: object) -> None:
    page = sign_in().get("/join/tsukigime/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "¥1,980" in page
    assert "20 June 2021" in page
    assert not re.findall(r"[ぁ-んァ-ン]", re.sub(r"<[^>]+>", "", page[page.index("<dl") : page.index("</dl>")]).replace(plan.name, ""))  # fmt: skip


def test_what_was_shown_is_kept_with_the_contract_and_can_be_read_again(
    sign_in: Browser, plan: Plan, clock: object
) -> None:
    reader = make_reader()
    browser = sign_in(reader)
    page = browser.get("/join/tsukigime/")
    browser.post("/join/tsukigime/", {"shown": shown_in(page)})
    kept = Confirmation.objects.get()
    assert kept.contract == Contract.objects.get(reader=reader)
    assert kept.language == "ja"
    bare = text_of(page)
    for line in kept.text.replace("■", "").split("\n"):
        assert re.sub(r"\s", "", line) in bare
    assert kept.data["payments"][0] == {"on": "2021-06-20", "yen": 1980, "tax": 180}
    assert queries.is_unchanged(kept)
    again = browser.get(f"/account/agreed/{kept.pk}/").content.decode()
    assert html.escape(kept.text) in again
    assert "一致しません" not in again
    assert f"/account/agreed/{kept.pk}/" in browser.get("/account/membership/").content.decode()


def test_somebody_elses_confirmation_is_not_found(sign_in: Browser, plan: Plan) -> None:
    join(sign_in())
    assert sign_in().get(f"/account/agreed/{Confirmation.objects.get().pk}/").status_code == 404


def test_the_database_refuses_to_change_what_was_shown(sign_in: Browser, plan: Plan) -> None:
    join(sign_in())
    for change in ({"text": "別の文"}, {"data": {}}, {"digest": "0"}, {"version": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Confirmation.objects.update(**change)
    Confirmation.objects.update(reader=None)


def test_a_price_that_changed_meanwhile_is_shown_anew_and_nothing_is_agreed(
    sign_in: Browser, plan: Plan
) -> None:
    browser = sign_in()
    shown = shown_in(browser.get("/join/tsukigime/"))
    Plan.objects.filter(pk=plan.pk).update(price=2480)
    answer = browser.post("/join/tsukigime/", {"shown": shown})
    assert answer.status_code == 409
    assert "日付または価格が変わりました" in text_of(answer)
    assert "2,480円" in text_of(answer)
    assert not Contract.objects.exists() and not Confirmation.objects.exists()


def test_a_page_of_yesterday_is_shown_anew_for_its_dates_are_others(
    sign_in: Browser, plan: Plan, clock: time_machine.Traveller
) -> None:
    browser = sign_in()
    shown = shown_in(browser.get("/join/tsukigime/"))
    clock.shift(timedelta(minutes=50))
    assert shown_in(browser.get("/join/tsukigime/")) == shown
    clock.shift(timedelta(hours=12))
    assert browser.post("/join/tsukigime/", {"shown": shown}).status_code == 409


def test_a_button_without_a_page_before_it_joins_nobody(sign_in: Browser, plan: Plan) -> None:
    assert sign_in().post("/join/tsukigime/").status_code == 409
    assert not Contract.objects.exists()


def test_who_had_the_free_month_is_told_so_and_pays_at_once(
    sign_in: Browser, plan: Plan, clock: object
) -> None:
    text = text_of(sign_in(make_lapsed()).get("/join/tsukigime/"))
    assert "無料の1か月は、今回は対象になりません" in text
    assert "まで:0円" not in text


def test_who_comes_back_in_time_pays_first_when_what_they_have_ends(
    sign_in: Browser, plan: Plan, at: datetime, clock: object
) -> None:
    reader = make_reader()
    contract = make_contract(
        reader, plan=plan, free_until=at, paid_until=at + timedelta(days=9), left_at=at
    )
    browser = sign_in(reader)
    join(browser)
    contract.refresh_from_db()
    assert contract.left_at is None
    assert Confirmation.objects.get().data["payments"][0]["on"] == "2021-05-29"


def test_a_member_is_not_asked_to_agree_again(sign_in: Browser, plan: Plan, clock: object) -> None:
    answer = sign_in(make_member()).get("/join/tsukigime/")
    assert answer.headers["Location"] == "/account/membership/"


def test_a_coupon_changes_every_sum_of_the_page_and_counts_when_it_is_agreed_to(
    sign_in: Browser, plan: Plan, clock: object
) -> None:
    coupon = Coupon.objects.create(code="HARU50", percent=50, periods=2)
    reader = make_reader()
    browser = sign_in(reader)
    text = text_of(browser.get("/join/tsukigime/", {"code": "haru50"}))
    assert "1回目:990円(税込み)" in text
    assert "2回目:990円(税込み)" in text
    assert "3回目:1,980円(税込み)" in text
    assert not Redemption.objects.exists()
    join(browser, code="HARU50")
    assert Redemption.objects.get().reader == reader
    assert [p["yen"] for p in Confirmation.objects.get().data["payments"]] == [990, 990, 1980]
    assert Contract.objects.get(reader=reader).coupon == coupon


def test_a_wrong_code_is_told_beside_its_field_and_the_full_price_stays(
    sign_in: Browser, plan: Plan
) -> None:
    answer = sign_in().get("/join/tsukigime/", {"code": "nai"})
    assert "このコードは使えません" in text_of(answer)
    assert 'value="nai"' in answer.content.decode()


def test_a_contract_that_a_providers_page_made_finds_what_was_agreed_to(
    sign_in: Browser, plan: Plan, at: datetime, clock: object
) -> None:
    reader = make_reader()
    join(sign_in(reader))
    kept = Confirmation.objects.get()
    Confirmation.objects.update(contract=None)
    Contract.objects.all().delete()
    made = make_contract(reader, plan=plan, at=at + timedelta(hours=3))
    assert actions.attach_to_contracts(at=at) == 1
    kept.refresh_from_db()
    assert kept.contract == made
    assert actions.attach_to_contracts(at=at) == 0


def test_the_law_page_says_plainly_what_is_not_filled_in(client: Client, settings: object) -> None:
    text = text_of(client.get("/legal/commerce/"))
    assert "まだ記入していない項目があります" in text
    assert "KANKEI_SELLER_PHONE" in text
    for name in ("NAME", "PERSON", "ADDRESS", "PHONE", "MAIL"):
        setattr(settings, f"SELLER_{name}", "みなと新報社")
    settings.INVOICE_REGISTRATION = "T1234567890123"  # type: ignore[attr-defined]
    text = text_of(client.get("/legal/commerce/"))
    assert "未記入" not in text
    assert "T1234567890123" in text


def test_nothing_is_sent_elsewhere_by_default(client: Client) -> None:
    assert "いまは、外部へ送られる情報はありません" in text_of(client.get("/legal/transmission/"))
