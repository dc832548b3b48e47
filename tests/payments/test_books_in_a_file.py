"""The practice provider's books in a file: every process of the demo sees the same ones."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kankei.payments.practice import routes, shop
from kankei.payments.practice.books import GOOD, Refused
from kankei.payments.practice.kept import opened

DAY = 86400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "practice.sqlite3"


def order(path: Path, *, at: int) -> str:
    """Make a customer, a price and an order, each on an opening of its own."""

    def ask(address: str, form: str) -> str:
        with opened(path, at=at) as (books, _):
            status, answer = routes.answer(books, "POST", f"/v1/{address}", form, key=address)
        assert status == 200, answer
        return str(answer["id"])

    customer = ask("customers", "email=aoi@example.jp")
    price = ask("prices", "unit_amount=1980&recurring[interval]=month&product_data[name]=会員")
    assert ask("customers", "email=aoi@example.jp") == customer, "the key is remembered"
    return ask(
        "checkout/sessions",
        f"mode=subscription&customer={customer}&line_items[0][price]={price}"
        f"&subscription_data[trial_end]={at + 31 * DAY}",
    )


def test_what_one_opening_wrote_the_next_one_reads_and_time_goes_on_by_itself(path: Path) -> None:
    at = int(time.time())
    session = order(path, at=at)
    with opened(path, at=at) as (books, told):
        shop.pay(books, session, number=GOOD)
    assert "checkout.session.completed" in [event["type"] for event in told]
    with opened(path, at=at + 32 * DAY) as (books, told):
        assert [one["status"] for one in books.all("subscription")] == ["active"]
        assert "invoice.paid" in [event["type"] for event in told]
    with opened(path, at=at) as (books, told):
        assert books.at >= at + 31 * DAY, "the books' time never goes back"
        assert told == []


def test_an_opening_that_fails_leaves_nothing_behind(path: Path) -> None:
    at = int(time.time())
    session = order(path, at=at)

    def pay_and_fail() -> None:
        with opened(path, at=at) as (books, _):
            shop.pay(books, session, number=GOOD)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        pay_and_fail()
    with opened(path, at=at) as (books, _):
        assert books.all("subscription") == []


def test_of_two_who_pay_an_order_at_once_one_does(path: Path) -> None:
    at = int(time.time())
    session = order(path, at=at)

    def pay(_: int) -> bool:
        try:
            with opened(path, at=at) as (books, _told):
                shop.pay(books, session, number=GOOD)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(6) as people:
        assert sum(people.map(pay, range(6))) == 1
    with opened(path, at=at) as (books, _):
        assert len(books.all("subscription")) == 1
