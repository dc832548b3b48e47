"""Joining, changing the card, paying what is due and leaving: through the pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kankei.accounts.models import Reader
from kankei.membership import queries as memberships
from kankei.membership.models import Plan
from kankei.payments.errors import ProviderAway
from kankei.payments.practice.books import FAILS_LATER
from tests.payments.conftest import House

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


def local(address: str) -> str:
    """The path of one of the house's own addresses."""
    return address.removeprefix("http://127.0.0.1:8000")


@pytest.fixture
def confirmed(house: House, sign_in: Browser, reader: Reader, plan: Plan) -> tuple[Client, str]:
    """A browser that stands on the provider's page."""
    browser = sign_in(reader)
    form = {"next": "/topics/"}
    shown = browser.get("/join/tsukigime/")
    if shown.context and "order" in shown.context:
        form["shown"] = shown.context["order"].offered.digest
    answer = browser.post("/join/tsukigime/", form)
    assert answer.status_code == 302
    return browser, local(answer.headers["Location"])


def test_joining_leads_over_the_providers_page_back_to_the_article(
    house: House, confirmed: tuple[Client, str], reader: Reader
) -> None:
    browser, till = confirmed
    page = browser.get(till).content.decode()
    assert "実際の請求はありません" in page
    assert "1,980" in page
    back = local(browser.post(till, {"card": "good"}).headers["Location"])
    done = browser.get(back).content.decode()
    assert "お申し込みを受け付けました" in done
    assert "/topics/" in done
    assert memberships.standing(reader, at=house.at).is_member


def test_a_declined_card_says_so_on_the_page_and_the_next_one_goes_through(
    house: House, confirmed: tuple[Client, str], reader: Reader
) -> None:
    browser, till = confirmed
    refused = browser.post(till, {"card": "declined"})
    assert refused.status_code == 402
    assert "別のカードをお試しください" in refused.content.decode()
    assert "終わっていません" in browser.get("/join/done/").content.decode()
    browser.get(local(browser.post(till, {"card": "good"}).headers["Location"]))
    assert memberships.membership_of(reader, at=house.at).is_free


def test_a_page_that_ran_out_leads_to_a_new_order(
    house: House, confirmed: tuple[Client, str]
) -> None:
    browser, till = confirmed
    house.later(hours=3)
    assert "期限が切れました" in browser.get(till).content.decode()
    assert "完了していません" in browser.get("/join/done/").content.decode()


def test_a_payment_that_is_due_is_told_and_mended_on_the_membership_page(
    house: House, sign_in: Browser, reader: Reader, plan: Plan
) -> None:
    house.join(reader, plan, FAILS_LATER)
    house.later(days=31, hours=2)
    house.tell()
    browser = sign_in(reader)
    assert "お支払いが確認できていません" in browser.get("/account/membership/").content.decode()

    failed = browser.post("/account/membership/pay/", follow=True).content.decode()
    assert "カードで支払えませんでした" in failed

    drawer = local(browser.post("/account/membership/card/").headers["Location"])
    assert browser.post(drawer, {"what": "card", "card": "declined"}).status_code == 402
    back = local(browser.post(drawer, {"what": "card", "card": "good"}).headers["Location"])
    browser.get(back, follow=True)
    paid = browser.post("/account/membership/pay/", follow=True).content.decode()
    assert "お支払いを確認しました" in paid
    assert "お支払いが確認できていません" not in paid


def test_leaving_takes_one_button_and_one_takes_it_back(
    house: House, sign_in: Browser, reader: Reader, plan: Plan
) -> None:
    subscription = house.join(reader, plan)
    browser = sign_in(reader)
    page = browser.get("/account/membership/").content.decode()
    assert "次のお支払いは2021年6月20日" in page
    assert "解約済み" in browser.post("/account/membership/leave/", follow=True).content.decode()
    assert house.state(subscription).cancel_at_period_end
    page = browser.post("/account/membership/resume/", follow=True).content.decode()
    assert "解約済み" not in page
    assert not house.state(subscription).cancel_at_period_end


def test_the_portal_of_the_practice_ends_a_free_month_early(
    house: House, sign_in: Browser, reader: Reader, plan: Plan
) -> None:
    house.join(reader, plan)
    browser = sign_in(reader)
    drawer = local(browser.post("/account/membership/card/").headers["Location"])
    assert "無料期間をいま終えて" in browser.get(drawer).content.decode()
    browser.get(
        local(browser.post(drawer, {"what": "end_free_month"}).headers["Location"]), follow=True
    )
    assert not memberships.membership_of(reader, at=house.at).is_free
    assert memberships.standing(reader, at=house.at).is_member


def test_the_practice_pages_are_not_there_where_real_money_moves(
    house: House, confirmed: tuple[Client, str], settings: object
) -> None:
    browser, till = confirmed
    settings.PAYMENTS = "manual"  # type: ignore[attr-defined]
    assert browser.get(till).status_code == 404
    assert browser.get("/practice/portal/bps_1/").status_code == 404


def test_a_webhook_with_a_wrong_signature_or_for_nobody_is_turned_away(
    house: House, client: Client
) -> None:
    wrong = {"Stripe-Signature": "t=1,v1=00"}
    answer = client.post(
        "/payments/practice/webhook/", b"{}", content_type="application/json", headers=wrong
    )
    assert answer.status_code == 400
    assert client.post("/payments/stripe/webhook/", b"{}", content_type="a/b").status_code == 404
    assert client.post("/payments/nobody/webhook/", b"{}", content_type="a/b").status_code == 404
    assert client.get("/payments/practice/webhook/").status_code == 405


def test_forms_may_lead_to_the_providers_pages_where_it_has_some(
    house: House, client: Client, settings: object
) -> None:
    assert "form-action 'self';" in client.get("/join/").headers["Content-Security-Policy"]
    settings.PAYMENTS = "stripe"  # type: ignore[attr-defined]
    allowed = client.get("/join/").headers["Content-Security-Policy"]
    assert "form-action 'self' https://checkout.stripe.com https://billing.stripe.com;" in allowed


def test_the_offer_says_whether_money_is_taken_by_itself(
    house: House, client: Client, settings: object
) -> None:
    assert "登録したカードから自動で" in client.get("/join/").content.decode()
    settings.PAYMENTS = "manual"  # type: ignore[attr-defined]
    assert "自動で請求されることはありません" in client.get("/join/").content.decode()


def test_leaving_with_a_payment_due_ends_at_once_and_asks_for_nothing(
    house: House, sign_in: Browser, reader: Reader, plan: Plan
) -> None:
    subscription = house.join(reader, plan, FAILS_LATER)
    house.later(days=31, hours=2)
    house.tell()
    browser = sign_in(reader)
    page = browser.get("/account/membership/").content.decode()
    assert "お支払い待ち" in page
    assert "未払いの請求は取り消され" in page
    browser.post("/account/membership/leave/")
    assert house.state(subscription).state == "canceled"
    assert {bill.state for bill in house.state(subscription).bills} == {"void"}
    assert not memberships.standing(reader, at=house.at).is_member


def test_the_page_after_paying_waits_calmly_while_the_provider_is_away(
    house: House, confirmed: tuple[Client, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, till = confirmed
    back = local(browser.post(till, {"card": "good"}).headers["Location"])

    def away(*_: object) -> None:
        raise ProviderAway

    with monkeypatch.context() as patched:
        patched.setattr("kankei.payments.providers.stripe.Stripe.read_checkout", away)
        page = browser.get(back)
    assert page.status_code == 200
    assert "もう一度確かめる" in page.content.decode()
    assert "お申し込みを受け付けました" in browser.get(back).content.decode()
