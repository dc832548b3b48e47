"""Gifts: a member's link opens one article, for some days, until it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from kankei.membership.models import Gift
from tests import make

pytestmark = [pytest.mark.django_db]
Browser = Callable[..., Client]
SECRET = "会員だけが読める一文です。"
BODY = "誰でも読める書き出しの段落です。" * 10 + "\n\n" + SECRET


def link_of(gift: Gift) -> str:
    return f"/articles/{gift.article_id}/?gift={gift.token}"


@pytest.fixture
def gift(sign_in: Browser, clock: time_machine.Traveller) -> Gift:
    article = make.make_published(access="members", body=BODY)
    sign_in(make.make_member()).post(f"/articles/{article.pk}/give/")
    return Gift.objects.get()


def test_a_visitor_with_the_link_reads_the_article_and_no_other(client: Client, gift: Gift) -> None:
    other = make.make_published(access="members", body=BODY)
    page = client.get(link_of(gift))
    assert SECRET in page.content.decode()
    assert "贈られた記事です" in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"
    assert SECRET not in client.get(f"/articles/{other.pk}/?gift={gift.token}").content.decode()
    assert SECRET not in client.get(f"/articles/{gift.article_id}/").content.decode()
    gift.refresh_from_db()
    assert gift.openings == 1


def test_a_gift_ends_after_its_days(
    client: Client, gift: Gift, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=7, seconds=-1))
    assert SECRET in client.get(link_of(gift)).content.decode()
    clock.shift(timedelta(seconds=1))
    assert SECRET not in client.get(link_of(gift)).content.decode()


def test_a_gift_is_taken_back_by_its_giver_alone(
    client: Client, sign_in: Browser, gift: Gift
) -> None:
    address = f"/account/gifts/{gift.pk}/take-back/"
    sign_in().post(address)
    assert SECRET in client.get(link_of(gift)).content.decode()
    sign_in(gift.giver).post(address)
    assert SECRET not in client.get(link_of(gift)).content.decode()


def test_giving_an_article_twice_is_one_link(sign_in: Browser, gift: Gift) -> None:
    page = sign_in(gift.giver).post(f"/articles/{gift.article_id}/give/", follow=True)
    assert Gift.objects.count() == 1
    assert gift.token in page.content.decode()


def test_only_so_many_a_month(sign_in: Browser, gift: Gift, settings: Any) -> None:
    settings.GIFTS_A_MONTH = 1
    other = make.make_published(access="members")
    said = sign_in(gift.giver).post(f"/articles/{other.pk}/give/", follow=True)
    assert "今月のプレゼントは1件まで" in said.content.decode()
    assert Gift.objects.count() == 1


def test_who_is_no_member_gives_nothing_away(sign_in: Browser) -> None:
    article = make.make_published(access="registered")
    sign_in().post(f"/articles/{article.pk}/give/")
    assert not Gift.objects.exists()
