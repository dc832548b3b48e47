"""Another number of seats: what it costs now and from the next period on, item by item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from kankei.bills import rules, terms
from kankei.bills.changing import Change
from kankei.bills.terms import Item
from kankei.bills.wording import day_in_words, yen_in_words
from kankei.membership import queries
from kankei.membership.models import Contract, Group
from kankei.membership.rules import price_by_days, price_of, tax_in


class Begins(StrEnum):
    """When another number of seats holds."""

    PAID = "paid"  # as soon as the bill for the days that are left is paid
    NEXT = "next"  # with the next period
    AT_ONCE = "at_once"  # nothing runs that was paid for


@dataclass(frozen=True, slots=True)
class SeatChange(Change):
    """More or fewer seats for a company that is billed."""

    group_name: str
    each: int
    begins: Begins
    until: date | None
    due_on: date | None

    @property
    def items(self) -> list[Item]:
        return [
            Item(_("変更する内容"), tuple(_what(self))),
            Item(_("価格(税込み)"), tuple(_price(self))),
            Item(_("日割り"), tuple(_by_days(self))),
            Item(_("それぞれの支払い"), tuple(_each_payment(self))),
            Item(_("支払いの時期と方法"), tuple(_how_paid(self))),
            Item(_("変わる時"), tuple(_when(self))),
            Item(_("申し込みの期限"), (_("期限はありません。"),)),
            Item(_("解約と返金"), tuple(_leaving(self))),
            Item(_("販売する者"), terms.seller_lines()),
        ]


def seat_change(group: Group, seats: int, *, due_days: int, at: datetime) -> SeatChange:
    """Return what having `seats` means for a company that is billed."""
    contract = group.contract
    more, until = seats - contract.seats, contract.paid_until
    is_open = queries.is_open(contract, at=at) and until is not None
    yen = _for_the_rest(contract, more, at=at) if is_open and more > 0 else 0
    price = price_of(contract.plan, seats=seats)
    begins = Begins.PAID if yen else Begins.NEXT if is_open else Begins.AT_ONCE
    return SeatChange(
        about="seats",
        contract=contract.pk,
        plan=contract.plan.slug,
        plan_name=contract.plan.name,
        kind=contract.plan.kind,
        period=contract.plan.period,
        seats=seats,
        old_seats=contract.seats,
        price=price,
        tax=tax_in(price),
        due_now=yen,
        due_now_tax=tax_in(yen),
        from_day=rules.day_of(at),
        payments=(),
        provider=contract.provider,
        group_name=group.name,
        each=contract.plan.price,
        begins=begins,
        until=rules.day_of(until) if is_open and until else None,
        due_on=rules.due_on(at, days=due_days, until=until) if yen else None,
    )


def _for_the_rest(contract: Contract, more: int, *, at: datetime) -> int:
    if contract.paid_until is None:
        return 0
    return price_by_days(
        contract.plan.price * more,
        since=at,
        until=contract.paid_until,
        period=contract.plan.period,
    )


def _what(change: SeatChange) -> Iterable[str]:
    yield _("%(name)s 様の席を、%(old)d席から%(new)d席にします。") % {
        "name": change.group_name,
        "old": change.old_seats,
        "new": change.seats,
    }
    yield change.plan_name


def _price(change: SeatChange) -> Iterable[str]:
    yield terms.price_line(change.period, change.price, change.tax)
    yield _("1席 %(yen)s × %(seats)d席") % {
        "yen": yen_in_words(change.each),
        "seats": change.seats,
    }


def _by_days(change: SeatChange) -> Iterable[str]:
    if change.begins != Begins.PAID or change.until is None:
        yield _("日割りはありません。")
        return
    yield _("増やす%(more)d席の、%(day)sから%(until)sまでの分です。1円未満は切り捨てます。") % {
        "more": change.seats - change.old_seats,
        "day": day_in_words(change.from_day),
        "until": day_in_words(change.until),
    }


def _each_payment(change: SeatChange) -> Iterable[str]:
    if change.due_now:
        yield _("今回の請求書: %(yen)s(うち消費税10%% %(tax)s)") % {
            "yen": yen_in_words(change.due_now),
            "tax": yen_in_words(change.due_now_tax),
        }
    yield _("次の期間の請求書から %(period)s: %(yen)s(税込み)") % {
        "period": terms.every(change.period),
        "yen": yen_in_words(change.price),
    }
    yield _("お支払いは請求書ごとです。お支払いがなければ、次の期間は始まりません。")


def _how_paid(change: SeatChange) -> Iterable[str]:
    if change.due_on is not None:
        yield _("銀行振り込み。今回の請求書は%(day)sまで。振り込み手数料はご負担ください。") % {
            "day": day_in_words(change.due_on)
        }
    else:
        yield _("銀行振り込み。いまお支払いいただくものはありません。")


def _when(change: SeatChange) -> Iterable[str]:
    if change.begins == Begins.PAID:
        yield _("今回の請求書のご入金を確かめた時から、増えた席を使えます。")
    elif change.begins == Begins.NEXT and change.until is not None:
        yield _("%(day)sに次の期間が始まる時から。それまでは%(seats)d席のままです。") % {
            "day": day_in_words(change.until),
            "seats": change.old_seats,
        }
    else:
        yield _("変更のボタンを押すとすぐに変わります。")


def _leaving(change: SeatChange) -> Iterable[str]:
    yield _("席は、次の期間からいつでも減らせます。")
    yield _(
        "次の請求書を支払わなければ、支払い済みの期間の終わりで終わります。手続きは要りません。"
    )
    yield _("期間の途中でやめても、日割りの返金はありません。違約金もありません。")
