"""Mails before the first charge and after a payment that did not come: each once, to nobody who left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kankei.bills import rules
from kankei.bills.reminders import remind
from kankei.membership import actions
from kankei.membership.models import Contract, Coupon
from kankei.notifications.models import Message
from tests.bills.test_confirmation import shown_in
from tests.make import make_charge, make_contract, make_plan, make_reader

JST = ZoneInfo("Asia/Tokyo")
Browser = Callable[..., Client]


def hours(start: datetime, *, days: int, every: int = 1) -> Iterator[datetime]:
    for hour in range(0, days * 24, every):
        yield start + timedelta(hours=hour)


def subjects() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


@pytest.fixture
def trial(db: None, at: datetime) -> Contract:
    """A free month by card that ends at noon on 20 June 2021."""
    plan = make_plan(name="月ぎめ会員", price=1980)
    return make_contract(
        make_reader(), plan=plan, provider="stripe", free_until=at.replace(month=6)
    )


def test_seven_days_and_one_day_before_the_first_charge_one_mail_each(
    trial: Contract, at: datetime
) -> None:
    for moment in hours(at + timedelta(days=23), days=10):
        remind(at=moment)
    messages = list(Message.objects.order_by("pk"))
    assert [message.to for message in messages] == [trial.reader.email] * 2
    assert all("2021年6月20日(日)" in message.subject for message in messages)
    assert all("1,980円(税込み)" in message.text for message in messages)
    assert all("/account/membership/" in message.text for message in messages)
    assert [message.key.rpartition(":")[2] for message in messages] == ["7", "1"]


def test_reminders_leave_in_the_morning_of_japan(trial: Contract) -> None:
    remind(at=datetime(2021, 6, 13, 8, 59, tzinfo=JST))
    assert not subjects()
    remind(at=datetime(2021, 6, 13, 9, 0, tzinfo=JST))
    assert len(subjects()) == 1


@pytest.mark.parametrize(("wakes", "sent"), [(datetime(2021, 6, 16, 3, tzinfo=JST), ["7"]), (datetime(2021, 6, 20, 11, tzinfo=JST), ["1"]), (datetime(2021, 6, 20, 13, tzinfo=JST), [])])  # fmt: skip
def test_a_worker_that_slept_sends_what_is_still_of_use(
    trial: Contract, wakes: datetime, sent: list[str]
) -> None:
    remind(at=wakes)
    remind(at=wakes + timedelta(minutes=10))
    keys = [key.rpartition(":")[2] for key in Message.objects.values_list("key", flat=True)]
    assert keys == sent


def test_who_has_left_or_paid_already_or_is_gone_is_not_reminded(
    trial: Contract, at: datetime
) -> None:
    actions.leave(trial.reader, at=at)
    paid = make_contract(make_reader(), provider="stripe", free_until=at.replace(month=6))
    make_charge(paid, at=at)
    erased = make_contract(make_reader(), provider="stripe", free_until=at.replace(month=6))
    erased.reader.delete()
    for moment in hours(at + timedelta(days=22), days=11, every=8):
        remind(at=moment)
    assert not subjects()


def test_the_sum_in_the_reminder_is_the_one_that_will_be_charged(
    trial: Contract, at: datetime
) -> None:
    trial.coupon = Coupon.objects.create(code="HARU50", percent=50)
    trial.save()
    remind(at=at.replace(month=6) - timedelta(days=1))
    assert "990円(税込み)" in Message.objects.get().text


def test_a_coupon_that_is_used_up_is_not_taken_off_in_a_reminder(
    trial: Contract, at: datetime
) -> None:
    trial.coupon = Coupon.objects.create(code="HARU50", percent=50, periods=1)
    trial.past_due_since = at
    trial.save()
    make_charge(trial, at=at - timedelta(days=31), yen=990)
    make_charge(trial, state="failed", yen=1980, paid_at=None, receipt_number=None)
    remind(at=at + timedelta(days=3))
    assert "1,980円" in Message.objects.get().text


def test_a_reader_of_english_is_reminded_in_english(trial: Contract, at: datetime) -> None:
    trial.reader.language = "en"
    trial.reader.save()
    remind(at=at.replace(month=6) - timedelta(days=1))
    message = Message.objects.get()
    assert "20 June 2021" in message.subject
    assert "¥1,980" in message.text
    assert not re.findall(
        r"[ぁ-ん]", message.text.replace("関係新報", "").replace("月ぎめ会員", "")
    )


def test_what_is_paid_by_transfer_tells_that_it_ends_and_how_to_go_on(
    db: None, at: datetime
) -> None:
    make_contract(make_reader(), free_until=None, paid_until=at.replace(month=6))
    for moment in hours(at + timedelta(days=22), days=11, every=4):
        remind(at=moment)
    assert len(subjects()) == 2
    assert "自動の支払いはありません" in Message.objects.first().text  # type: ignore[union-attr]


def test_kind_words_after_a_payment_that_did_not_come_each_once(
    db: None, at: datetime, settings: object
) -> None:
    settings.GRACE_DAYS = 14  # type: ignore[attr-defined]
    contract = make_contract(make_reader(), provider="stripe", free_until=at, past_due_since=at)
    make_charge(contract, state="failed", paid_at=None, receipt_number=None)
    sent_at = {}
    for moment in hours(at + timedelta(days=2), days=14, every=3):
        remind(at=moment)
        for key in Message.objects.values_list("key", flat=True):
            sent_at.setdefault(key.rpartition(":")[2], (moment - at) / timedelta(days=1))
    assert sent_at == {"day3": 3, "last": 13}
    last = Message.objects.order_by("pk").last()
    assert last is not None and "いつでも同じ画面からまた始められます" in last.text
    assert "/account/membership/" in last.text


def test_who_pays_after_the_third_day_hears_no_more_and_a_later_failure_is_told_anew(
    db: None, at: datetime
) -> None:
    contract = make_contract(make_reader(), provider="stripe", free_until=at, past_due_since=at)
    remind(at=at + timedelta(days=4))
    contract.past_due_since = None
    contract.save()
    remind(at=at + timedelta(days=13, hours=1))
    assert len(subjects()) == 1
    contract.past_due_since = at + timedelta(days=31)
    contract.save()
    remind(at=at + timedelta(days=35))
    assert len(subjects()) == 2


def test_coming_back_is_confirmed_by_mail(sign_in: Browser, at: datetime, clock: object) -> None:
    plan = make_plan(slug="tsukigime", name="月ぎめ会員")
    reader = make_reader()
    make_contract(reader, plan=plan, paid_until=at + timedelta(days=9), left_at=at)
    browser = sign_in(reader)
    browser.post("/join/tsukigime/", {"shown": shown_in(browser.get("/join/tsukigime/"))})
    message = Message.objects.get(key__startswith="back:")
    assert "次のお支払いは2021年6月20日" in message.text
    assert "/account/agreed/" in message.text


START = datetime(2021, 1, 1, tzinfo=JST)
moments = st.integers(0, 4 * 365 * 24 * 60).map(lambda n: START + timedelta(minutes=n))


@given(ends=moments, step=st.integers(1, 200), shift=st.integers(0, 600))
def test_however_often_the_worker_wakes_no_reminder_comes_late_or_in_the_wrong_order(
    ends: datetime, step: int, shift: int
) -> None:
    seen: list[int] = []
    moment = ends - timedelta(days=9) + timedelta(minutes=shift)
    while moment < ends + timedelta(days=1):
        due = rules.reminder_due(ends, at=moment)
        if due is not None:
            assert moment < ends
            assert rules.day_of(moment) >= rules.day_of(ends) - timedelta(days=due)
            if due not in seen:
                seen.append(due)
        moment += timedelta(hours=step)
    assert seen in ([7, 1], [7], [1], [])
    if step < 9:
        assert seen == [7, 1]
