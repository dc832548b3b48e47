"""Plans and coupons at the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kankei.membership.models import Coupon, Plan
from tests.make import make_editor

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
COUPON = {"code": "haru 50", "percent": "50", "yen": "0", "periods": "3", "most": "10", "expires_at": ""}  # fmt: skip


def test_the_operator_offers_a_plan_and_it_stands_on_the_page(
    sign_in: Browser, client: Client
) -> None:
    form = {"name": "学生会員", "slug": "student", "price": "980", "period": "month", "kind": "student", "is_offered": "on"}  # fmt: skip
    sign_in(make_editor()).post("/desk/plans/add/", form)
    assert Plan.objects.get(slug="student").kind == "student"
    page = client.get("/join/").content.decode()
    assert "学生会員" in page and "学校のメールアドレスなどで確かめます" in page


def test_a_code_is_kept_as_it_is_compared(sign_in: Browser) -> None:
    sign_in(make_editor()).post("/desk/coupons/add/", COUPON)
    assert Coupon.objects.get().code == "HARU50"


@pytest.mark.parametrize("wrong", [{"yen": "500"}, {"percent": "0"}, {"percent": "101"}])
def test_a_coupon_takes_off_percent_or_yen_and_not_both(
    sign_in: Browser, wrong: dict[str, str]
) -> None:
    answer = sign_in(make_editor()).post("/desk/coupons/add/", COUPON | wrong)
    assert answer.status_code == 200
    assert not Coupon.objects.exists()
