"""Plans and coupons at the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kankei.membership.models import Coupon, Plan
from tests.make import make_contract, make_editor, make_plan, make_reader

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


def test_a_plan_that_somebody_agreed_to_keeps_its_price(sign_in: Browser) -> None:
    plan = make_plan(slug="tsukigime", name="月ぎめ会員", price=1980)
    desk = sign_in(make_editor())
    form = {"name": "月ぎめ", "slug": "tsukigime", "price": "2480", "period": "month", "kind": "person"}  # fmt: skip
    desk.post(f"/desk/plans/edit/{plan.pk}/", form)
    plan.refresh_from_db()
    assert plan.price == 2480
    make_contract(make_reader(), plan=plan)
    answer = desk.post(f"/desk/plans/edit/{plan.pk}/", form | {"price": "2980"})
    assert "このプランには契約があります" in answer.content.decode()
    desk.post(f"/desk/plans/edit/{plan.pk}/", form | {"name": "月ぎめ会員(旧)"})
    plan.refresh_from_db()
    assert (plan.price, plan.name, plan.is_offered) == (2480, "月ぎめ会員(旧)", False)


def test_plans_for_one_person_stand_first(client: Client) -> None:
    make_plan(name="学生会員", price=980, kind="student")
    make_plan(name="法人会員", price=500, kind="group")
    page = client.get("/join/").content.decode()
    assert page.index("年ぎめ会員") < page.index("学生会員") < page.index("法人会員")


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
