"""A company's seats through the pages: bought, invited by mail, taken with a button, cleared."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from kankei.bills.models import Invoice
from kankei.membership.models import Contract, Group, Seat
from kankei.notifications.models import Message
from tests.bills.test_confirmation import shown_in, text_of
from tests.make import make_plan, make_published, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def administrator(sign_in: Browser, at: datetime, clock: object) -> Client:
    """Somebody who has bought three seats, paid for."""
    make_plan(slug="hojin", name="法人会員", price=1500, kind="group")
    browser = sign_in()
    bought = {"name": "みなと商事", "seats": "3"}
    page = browser.get("/join/hojin/", bought)
    browser.post("/join/hojin/", {"shown": shown_in(page), **bought})
    Contract.objects.update(paid_until=at + timedelta(days=31))
    return browser


def invite(administrator: Client, address: str) -> str:
    administrator.post("/account/group/invite/", {"addresses": address})
    message = Message.objects.filter(to=address).latest("pk")
    found = re.search(r"https?://[^/\s]+(/seats/\S+)", message.text)
    assert found
    return found[1]


def test_buying_seats_asks_who_and_how_many_and_confirms_the_sum(
    sign_in: Browser, clock: object
) -> None:
    make_plan(slug="hojin", name="法人会員", price=1500, kind="group")
    browser = sign_in()
    assert "席の数" in text_of(browser.get("/join/hojin/"))
    text = text_of(browser.get("/join/hojin/", {"name": "みなと商事", "seats": "7"}))
    assert "みなと商事様の7席" in text
    assert "10,500円(うち消費税10%954円)" in text
    assert "次の請求書を支払わなければ、支払い済みの期間の終わりで終わります" in text
    assert browser.get("/join/hojin/", {"name": "みなと商事", "seats": "0"}).status_code == 400


def test_an_invited_person_presses_a_button_and_reads(
    administrator: Client, sign_in: Browser, at: datetime
) -> None:
    paid = make_published(at=at - timedelta(hours=1), access="members")
    link = invite(administrator, "aoi@example.jp")
    reader = make_reader("aoi@example.jp")
    browser = sign_in(reader)
    for _ in range(3):  # Mail scanners open links; nothing is taken by it.
        assert browser.get(link).status_code == 200
    assert not Seat.objects.filter(reader=reader).exists()
    browser.post(link)
    assert 'section class="offer"' not in browser.get(f"/articles/{paid.pk}/").content.decode()
    assert "みなと商事の席" in text_of(browser.get("/account/membership/"))

    number = Seat.objects.get(reader=reader).number
    administrator.post(f"/account/group/seats/{number}/clear/")
    assert 'section class="offer"' in browser.get(f"/articles/{paid.pk}/").content.decode()
    assert browser.get(link).status_code == 410


def test_somebody_signed_out_is_led_through_sign_in_and_takes_nothing(
    administrator: Client, client: Client
) -> None:
    link = invite(administrator, "aoi@example.jp")
    assert f"/account/login/?next={link.replace('/', '%2F')}" in client.get(link).content.decode()
    client.post(link)
    assert not Seat.objects.filter(reader__isnull=False).exists()


def test_inviting_says_the_same_whether_or_not_somebody_has_an_account(
    administrator: Client,
) -> None:
    make_reader("known@example.jp")
    answers = [
        administrator.post(
            "/account/group/invite/", {"addresses": address}, follow=True
        ).content.decode()
        for address in ("known@example.jp", "other@example.jp")
    ]
    words = [re.sub(r"(known|other)@example\.jp", "", re.findall(r'role="status">([^<]*)', a)[-1]) for a in answers]  # fmt: skip
    assert words[0] == words[1]
    known, other = (Message.objects.get(to=f"{n}@example.jp") for n in ("known", "other"))
    cut = re.compile(r"/seats/\S+")
    assert cut.sub("", known.text) == cut.sub("", other.text)


def test_more_than_there_are_seats_is_refused_in_words(administrator: Client) -> None:
    addresses = "\n".join(f"{n}@example.jp" for n in range(5))
    answer = administrator.post("/account/group/invite/", {"addresses": addresses}, follow=True)
    assert "空いている席がありません" in text_of(answer)
    assert Message.objects.filter(to__endswith="@example.jp").count() == 3


def test_only_the_administrator_sees_and_changes_the_seats(
    administrator: Client, sign_in: Browser
) -> None:
    stranger = sign_in()
    invite(administrator, "aoi@example.jp")
    for answer in (
        stranger.get("/account/group/"),
        stranger.post("/account/group/invite/", {"addresses": "b@example.jp"}),
        stranger.post("/account/group/seats/1/clear/"),
        stranger.post("/account/group/sit-down/"),
    ):
        assert answer.status_code == 404
    assert Seat.objects.filter(invited="aoi@example.jp").exists()


def test_a_reader_gives_their_own_seat_back_and_nobody_elses(
    administrator: Client, sign_in: Browser
) -> None:
    reader, other = make_reader(), make_reader()
    for one in (reader, other):
        sign_in(one).post(invite(administrator, one.email))
    theirs = Seat.objects.get(reader=other)
    browser = sign_in(reader)
    browser.post(f"/account/seats/{theirs.pk}/leave/")
    assert Seat.objects.filter(reader=other).exists()
    browser.post(f"/account/seats/{Seat.objects.get(reader=reader).pk}/leave/")
    assert not Seat.objects.filter(reader=reader).exists()


def test_the_list_of_seats_costs_as_many_queries_however_many_sit_there(
    administrator: Client, at: datetime, django_assert_max_num_queries: Callable
) -> None:
    group = Group.objects.get()
    for number in range(4, 40):
        Seat.objects.create(group=group, number=number, reader=make_reader(), taken_at=at)
    with django_assert_max_num_queries(14):
        administrator.get("/account/group/")


def test_a_bill_that_waits_is_issued_anew_for_another_number_of_seats(
    administrator: Client, settings: object
) -> None:
    settings.INVOICE_ACCOUNT = "みなと銀行"  # type: ignore[attr-defined]
    Contract.objects.update(paid_until=None)
    administrator.post("/account/bills/ask/", {"for": "group"})
    page = administrator.get("/account/group/seats/", {"seats": "10"})
    assert "変更のボタンを押すとすぐに変わります。" in text_of(page)
    administrator.post("/account/group/seats/", {"seats": "10", "shown": shown_in(page)})
    old, new = Invoice.objects.order_by("pk")
    assert (old.state, old.yen, new.state, new.yen) == ("cancelled", 4500, "open", 15000)
