"""What is shown before somebody joins: every item that 特定商取引法 12条の6 asks for, in two languages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kankei.bills import rules, seller
from kankei.bills.wording import day_in_words, yen_in_words
from kankei.membership.models import Coupon, Plan

VERSION = "2026-11"
# Providers that charge by themselves when a period begins.
CHARGING = frozenset({"stripe", "practice"})


def charges_by_itself() -> bool:
    """Whether whoever joins now is charged by card when the free month ends."""
    return settings.PAYMENTS in CHARGING


@dataclass(frozen=True, slots=True)
class Terms:
    """One offer to one person on one day, as figures and dates."""

    plan: str
    plan_name: str
    kind: str
    period: str
    seats: int
    group_name: str
    price: int
    tax: int
    coupon: str
    from_day: date
    free_until: date | None
    payments: tuple[rules.Payment, ...]
    provider: str
    offer_until: date | None

    @property
    def data(self) -> dict[str, Any]:
        """The terms as JSON keeps them."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        return plain

    @property
    def text(self) -> str:
        """What stands on the page, as plain text."""
        return text_of(items(self))

    @property
    def is_charged_by_itself(self) -> bool:
        return self.provider in CHARGING

    @property
    def digest(self) -> str:
        """What a page carries, so that what is agreed to is what was shown."""
        return digest_of(self.data, self.text, VERSION, str(get_language()))


@dataclass(frozen=True, slots=True)
class Start:
    """Until when it is free; and when the first payment falls due, where that is later.

    Whoever comes back before the end of what they paid for pays when that ends.
    """

    free_until: datetime | None = None
    first_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One heading of the confirmation with its sentences."""

    heading: str
    lines: tuple[str, ...]


def terms_of(
    plan: Plan,
    *,
    at: datetime,
    provider: str,
    start: Start,
    coupon: Coupon | None = None,
    group: tuple[str, int] = ("", 1),
) -> Terms:
    """Return what joining `plan` at `at` means for somebody.

    `group` is the company's name and its number of seats.
    """
    group_name, seats = group
    paid = rules.payments(
        plan,
        coupon,
        seats=seats,
        first_at=start.first_at or start.free_until or at,
        period=plan.period,
        discounted=coupon.periods if coupon else 0,
    )
    return Terms(
        plan=plan.slug,
        plan_name=plan.name,
        kind=plan.kind,
        period=plan.period,
        seats=seats,
        group_name=group_name,
        price=paid[-1].yen,
        tax=paid[-1].tax,
        coupon=coupon.code if coupon else "",
        from_day=rules.day_of(at),
        free_until=rules.day_of(start.free_until) if start.free_until else None,
        payments=paid,
        provider=provider,
        offer_until=rules.day_of(coupon.expires_at) if coupon and coupon.expires_at else None,
    )


def items(terms: Terms) -> list[Item]:
    """The confirmation in the language of now, item by item."""
    return [
        Item(_("申し込む内容"), tuple(_what(terms))),
        Item(_("価格(税込み)"), tuple(_price(terms))),
        Item(_("それぞれの支払い"), tuple(_each_payment(terms))),
        Item(_("支払いの時期と方法"), tuple(_how_paid(terms))),
        Item(_("読み始められる時"), tuple(_when_begun(terms))),
        Item(_("申し込みの期限"), tuple(_deadline(terms))),
        Item(_("解約と返金"), tuple(_leaving(terms))),
        Item(_("販売する者"), seller_lines()),
    ]


def text_of(shown: Iterable[Item]) -> str:
    """The items as plain text: what is stored is what stood on the page."""
    return "\n\n".join("\n".join((f"■ {one.heading}", *one.lines)) for one in shown)


def digest_of(data: dict[str, Any], text: str, version: str, language: str) -> str:
    """Return the fingerprint of a confirmation."""
    whole = json.dumps([data, text, version, language], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def every(period: str) -> str:
    """1か月ごと, or 1年ごと."""
    return _("1か月ごと") if period == "month" else _("1年ごと")


def price_line(period: str, yen: int, tax: int) -> str:
    """1か月ごと 1,980円(うち消費税10% 180円)."""
    return _("%(period)s %(yen)s(うち消費税10%% %(tax)s)") % {
        "period": every(period),
        "yen": yen_in_words(yen),
        "tax": yen_in_words(tax),
    }


def _what(terms: Terms) -> Iterable[str]:
    yield terms.plan_name
    yield _("すべての記事と読み解きを、期間中は何度でも読めます。")
    if terms.kind == Plan.Kind.GROUP:
        yield _("%(name)s 様の%(seats)d席。席に着いた方が会員になります。") % {
            "name": terms.group_name,
            "seats": terms.seats,
        }
    if terms.is_charged_by_itself:
        yield _("期間は%(period)sで、解約されるまで同じ条件で自動的に続きます。") % {
            "period": every(terms.period)
        }
    else:
        yield _("期間は%(period)sです。お支払いのたびに続き、自動では続きません。") % {
            "period": every(terms.period)
        }


def _price(terms: Terms) -> Iterable[str]:
    yield price_line(terms.period, terms.price, terms.tax)
    if terms.free_until:
        yield _("最初の1か月は0円")
    elif terms.kind != Plan.Kind.GROUP:
        yield _("無料の1か月は、今回は対象になりません。")
    if terms.coupon:
        yield _("クーポン「%(code)s」の割引を含みます。") % {"code": terms.coupon}
    yield _("このほかに必要な費用は、通信料だけです。")


def _each_payment(terms: Terms) -> Iterable[str]:
    if terms.free_until:
        yield _("%(day)sまで: 0円") % {"day": day_in_words(terms.free_until)}
    if terms.is_charged_by_itself:
        for number, payment in enumerate(terms.payments, 1):
            yield _("%(number)d回目 %(day)s: %(yen)s(税込み)") % {
                "number": number,
                "day": day_in_words(payment.on),
                "yen": yen_in_words(payment.yen),
            }
        yield _("その後 %(period)s: %(yen)s(税込み)") % {
            "period": every(terms.period),
            "yen": yen_in_words(terms.price),
        }
        return
    for number, payment in enumerate(terms.payments, 1):
        yield _("%(number)d回目: %(yen)s(税込み)") % {
            "number": number,
            "yen": yen_in_words(payment.yen),
        }
    yield _("お支払いは請求書ごとです。お支払いがなければ、次の期間は始まりません。")


def _how_paid(terms: Terms) -> Iterable[str]:
    if terms.is_charged_by_itself:
        yield _("クレジットカード。上の日に自動で支払われます。")
        yield _("次の画面でカードを登録します。カードの番号はこの新聞には残りません。")
    else:
        yield _(
            "銀行振り込み。請求書の発行から%(days)d日以内。振り込み手数料はご負担ください。"
        ) % {"days": settings.INVOICE_DUE_DAYS}
        if terms.free_until:
            yield _("続けて読む方は、無料期間のうちに「会員」の画面から請求書を受け取れます。")


def _when_begun(terms: Terms) -> Iterable[str]:
    if terms.is_charged_by_itself:
        yield _("カードの登録が終わるとすぐ")
    elif terms.free_until:
        yield _("申し込みが終わるとすぐ")
    else:
        yield _("ご入金を確かめた時から")


def _deadline(terms: Terms) -> Iterable[str]:
    if terms.offer_until:
        yield _("クーポンの割引は%(day)sのお申し込みまで。プランの申し込みに期限はありません。") % {
            "day": day_in_words(terms.offer_until)
        }
    else:
        yield _("期限はありません。")


def _leaving(terms: Terms) -> Iterable[str]:
    if terms.kind == Plan.Kind.GROUP:
        yield _(
            "次の請求書を支払わなければ、支払い済みの期間の終わりで終わります。手続きは要りません。"
        )
        yield _("席は「アカウント」の「会員」の画面から、いつでも減らせます。")
        yield _("期間の途中でやめても、日割りの返金はありません。違約金もありません。")
        return
    yield _("「アカウント」の「会員」の画面から、いつでも3回以内の操作で解約できます。")
    if terms.free_until:
        yield _("%(day)sより前に解約すれば、支払いは一度もありません。") % {
            "day": day_in_words(terms.free_until)
        }
    yield _("解約しても、無料期間または支払い済みの期間の終わりまで読めます。")
    yield _("期間の途中の解約で、日割りの返金はありません。違約金もありません。")


def seller_lines() -> tuple[str, ...]:
    """Who sells, and where the rest about them stands."""
    return (
        seller.name(),
        _("住所・連絡先は「特定商取引法に基づく表記」のページにあります。"),
    )
