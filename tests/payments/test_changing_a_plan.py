"""The last page before a plan changes: what it costs now and later, kept as it was shown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from kankei.accounts.models import Reader
from kankei.bills import queries
from kankei.bills.models import Confirmation
from kankei.membership.models import Contract, Coupon, Plan
from kankei.payments import actions, reconcile
from kankei.payments.models import Charge
from kankei.payments.practice import shop
from kankei.payments.practice.books import FAILS_LATER
from tests.payments.conftest import House

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
PAGE = "/account/membership/plan/nengime/"
ASKED_BY_LAW = (
    "変更する内容", "価格", "日割り", "それぞれの支払い", "支払いの時期と方法", "変わる時",
    "申し込みの期限", "解約と返金", "販売する者",
)  # fmt: skip


def text_of(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    return html.unescape(re.sub(r"<[^>]+>|\s+", "", page[page.index("<body") :]))


def shown_in(answer: object) -> str:
    found = re.search(r'name="shown" value="([0-9a-f]{64})"', answer.content.decode())  # type: ignore[attr-defined]
    assert found
    return found[1]


@pytest.fixture
def paying(house: House, reader: Reader, plan: Plan, yearly: Plan) -> str:
    """A membership that has been paid for once, ten days ago."""
    subscription = house.join(reader, plan)
    house.later(days=31, hours=2)
    house.later(days=10)
    house.tell()
    return subscription


def test_everything_is_shown_before_the_plan_changes_and_what_was_shown_is_charged(
    house: House, paying: str, sign_in: Browser, reader: Reader, yearly: Plan
) -> None:
    browser = sign_in(reader)
    assert "19,800" in browser.get("/account/membership/plan/").content.decode()
    page = browser.get(PAGE)
    text = text_of(page)
    for heading in ASKED_BY_LAW:
        assert heading in text
    due = int(re.search(r"いま:([\d,]+)円", text)[1].replace(",", ""))  # type: ignore[index]
    # Of 30 days that cost 1,980 yen, those from today's midnight on are taken off the year.
    assert 19800 - 1980 < due < 19800
    assert "支払い済みの期間の残りは、2021年6月30日(水)からの日割りで差し引きます。" in text
    assert "2022年6月30日(木):19,800円(税込み)" in text

    done = browser.post(PAGE, {"shown": shown_in(page)}, follow=True)
    assert "プランを変更しました" in text_of(done)
    contract = Contract.objects.get()
    assert contract.plan == yearly
    assert Charge.objects.order_by("pk").last().yen == due  # type: ignore[union-attr]
    kept = Confirmation.objects.get()
    assert kept.contract == contract
    assert queries.is_unchanged(kept)
    for line in kept.text.replace("■", "").split("\n"):
        assert re.sub(r"\s", "", line) in text
    assert kept.data["due_now"] == due and kept.data["about"] == "plan"
    assert "(変更)" in text_of(browser.get("/account/membership/"))
    assert html.escape(kept.text) in browser.get(f"/account/agreed/{kept.pk}/").content.decode()
    house.tell()
    assert list(reconcile.differences(at=house.at)) == []
    assert house.mails().count("changed") == 1


def test_the_database_refuses_to_change_what_was_shown_of_a_change(
    house: House, paying: str, sign_in: Browser, reader: Reader
) -> None:
    browser = sign_in(reader)
    browser.post(PAGE, {"shown": shown_in(browser.get(PAGE))})
    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.update(text="別の文")


def test_in_the_free_month_nothing_is_due_and_the_new_price_comes_after_it(
    house: House, reader: Reader, plan: Plan, yearly: Plan, sign_in: Browser
) -> None:
    house.join(reader, plan)
    browser = sign_in(reader)
    page = browser.get(PAGE)
    text = text_of(page)
    assert "いま:0円" in text
    assert "無料期間は2021年6月20日(日)までそのまま続き" in text
    assert "2021年6月20日(日):19,800円(税込み)" in text
    browser.post(PAGE, {"shown": shown_in(page)})
    assert Contract.objects.get().plan == yearly
    assert not Charge.objects.exists()
    house.later(days=31, hours=2)
    house.tell()
    assert [charge.yen for charge in Charge.objects.all()] == [19800]


def test_from_dear_to_cheap_the_rest_is_taken_off_the_payments_that_are_shown(
    house: House, reader: Reader, plan: Plan, yearly: Plan, sign_in: Browser
) -> None:
    house.join(reader, yearly)
    house.later(days=31, hours=2)
    house.later(days=200)
    house.tell()
    browser = sign_in(reader)
    page = browser.get("/account/membership/plan/tsukigime/")
    text = text_of(page)
    assert "いま:0円" in text
    browser.post("/account/membership/plan/tsukigime/", {"shown": shown_in(page)})
    promised = [one["yen"] for one in Confirmation.objects.get().data["payments"]]
    assert promised[0] == 0 and 0 < promised[-2] < 1980 and promised[-1] == 1980
    house.later(days=31 * len(promised) + 5)
    house.tell()
    charged = [charge.yen for charge in Charge.objects.order_by("billed_at")][1:]
    assert charged[:2] == promised[-2:], "bills of 0 yen are not in the ledger"


def test_a_card_that_is_declined_changes_nothing_and_says_so(
    house: House, paying: str, sign_in: Browser, reader: Reader, plan: Plan
) -> None:
    browser = sign_in(reader)
    with house.opened() as books:
        shop.add_card(books, books.all("customer")[0], number=FAILS_LATER)
    answer = browser.post(PAGE, {"shown": shown_in(browser.get(PAGE))})
    assert answer.status_code == 402
    assert "カードで支払えませんでした。請求はされていません。" in text_of(answer)
    house.tell()
    contract = Contract.objects.get()
    assert contract.plan == plan and contract.past_due_since is None
    assert house.state(paying).state == "active"
    assert Confirmation.objects.get().contract is None
    assert "完了していない手続き" in text_of(browser.get("/account/membership/"))
    assert "changed" not in house.mails()


def test_a_page_of_another_day_or_price_is_shown_anew(
    house: House, paying: str, sign_in: Browser, reader: Reader, plan: Plan, yearly: Plan
) -> None:
    browser = sign_in(reader)
    shown = shown_in(browser.get(PAGE))
    house.later(hours=3)
    assert shown_in(browser.get(PAGE)) == shown, "days are counted, not seconds"
    house.later(hours=24)
    assert browser.post(PAGE, {"shown": shown}).status_code == 409
    shown = shown_in(browser.get(PAGE))
    Plan.objects.filter(pk=yearly.pk).update(price=24000)
    answer = browser.post(PAGE, {"shown": shown})
    assert answer.status_code == 409 and "24,000円" in text_of(answer)
    assert not Confirmation.objects.exists()
    assert Contract.objects.get().plan == plan


def test_a_change_whose_answer_got_lost_is_joined_with_its_contract_later(
    house: House, paying: str, sign_in: Browser, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = sign_in(reader)
    shown = shown_in(browser.get(PAGE))
    with monkeypatch.context() as patched:
        patched.setattr("kankei.payments.ledger.project", _lost)
        with pytest.raises(ConnectionError):
            browser.post(PAGE, {"shown": shown})
    assert Confirmation.objects.get().contract is None
    house.tell()
    browser.get("/join/done/")
    assert Confirmation.objects.get().contract == Contract.objects.get()


def _lost(*_: object, **__: object) -> None:
    raise ConnectionError


def test_who_has_left_or_owes_money_cannot_change_the_plan(
    house: House, paying: str, sign_in: Browser, reader: Reader
) -> None:
    browser = sign_in(reader)
    actions.leave(reader, at=house.at)
    assert browser.get(PAGE).status_code == 409
    actions.resume(reader, at=house.at)
    Contract.objects.update(past_due_since=house.at - timedelta(hours=1))
    assert browser.get(PAGE).status_code == 409


def test_a_discount_ends_with_the_plan_that_it_was_given_for_and_the_page_says_so(
    house: House, reader: Reader, plan: Plan, yearly: Plan, sign_in: Browser
) -> None:
    coupon = Coupon.objects.create(code="HARU50", percent=50, periods=3)
    checkout = actions.begin(reader, plan=plan, at=house.at, coupon=coupon).checkout
    assert checkout is not None
    house.pay(checkout)
    house.later(days=31, hours=2)
    house.tell()
    browser = sign_in(reader)
    page = browser.get(PAGE)
    assert "クーポンの割引は、この変更で終わります。" in text_of(page)
    due = int(re.search(r"いま:([\d,]+)円", text_of(page))[1].replace(",", ""))  # type: ignore[index]
    assert 19800 - 990 <= due < 19800, "what was paid is taken off, not the full price"
    browser.post(PAGE, {"shown": shown_in(page)})
    assert [charge.yen for charge in Charge.objects.order_by("pk")] == [990, due]
