"""Going on with another plan: what it costs now and later, item by item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import gettext as _

from kankei.bills import rules, terms
from kankei.bills.changing import Change
from kankei.bills.terms import Item
from kankei.bills.wording import day_in_words, yen_in_words
from kankei.membership.models import Contract, Plan
from kankei.membership.rules import price_of, tax_in


class Preview(Protocol):
    """What the provider says that a change would cost."""

    @property
    def due_now(self) -> int: ...
    @property
    def credit(self) -> int: ...
    @property
    def period_end(self) -> datetime: ...
    @property
    def free_until(self) -> datetime | None: ...
    @property
    def had_discount(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PlanChange(Change):
    """Another plan for a contract that is paid by card."""

    old_plan_name: str
    credit: int
    free_until: date | None
    ends_discount: bool

    @property
    def items(self) -> list[Item]:
        """The confirmation in the language of now, item by item."""
        return [
            Item(_("変更する内容"), tuple(_what(self))),
            Item(_("価格(税込み)"), tuple(_price(self))),
            Item(_("日割り"), tuple(_by_days(self))),
            Item(_("それぞれの支払い"), tuple(_each_payment(self))),
            Item(_("支払いの時期と方法"), tuple(_how_paid(self))),
            Item(_("変わる時"), (_("変更のボタンを押すとすぐに変わります。"),)),
            Item(_("申し込みの期限"), (_("期限はありません。"),)),
            Item(_("解約と返金"), tuple(_leaving(self))),
            Item(_("販売する者"), terms.seller_lines()),
        ]


def plan_change(contract: Contract, *, plan: Plan, preview: Preview, at: datetime) -> PlanChange:
    """Return what going on with `plan` means for whoever has `contract`."""
    goes_on = preview.free_until is not None or plan.period == contract.plan.period
    next_at = preview.period_end if goes_on else rules.period_after(at, plan.period)
    price = price_of(plan, seats=contract.seats)
    return PlanChange(
        about="plan",
        contract=contract.pk,
        plan=plan.slug,
        plan_name=plan.name,
        old_plan_name=contract.plan.name,
        kind=plan.kind,
        period=plan.period,
        seats=contract.seats,
        old_seats=contract.seats,
        price=price,
        tax=tax_in(price),
        due_now=preview.due_now,
        due_now_tax=tax_in(preview.due_now),
        credit=preview.credit,
        from_day=rules.day_of(at),
        free_until=rules.day_of(preview.free_until) if preview.free_until else None,
        payments=rules.payments_less(
            price, credit=preview.credit, first_at=next_at, period=plan.period
        ),
        ends_discount=preview.had_discount,
        provider=contract.provider,
    )


def _what(change: PlanChange) -> Iterable[str]:
    yield _("「%(old)s」から「%(new)s」に変わります。") % {
        "old": change.old_plan_name,
        "new": change.plan_name,
    }
    yield _("すべての記事と読み解きを、これまでどおり何度でも読めます。")
    yield _("期間は%(period)sで、解約されるまで同じ条件で自動的に続きます。") % {
        "period": terms.every(change.period)
    }


def _price(change: PlanChange) -> Iterable[str]:
    yield terms.price_line(change.period, change.price, change.tax)
    if change.ends_discount:
        yield _("クーポンの割引は、この変更で終わります。")
    yield _("このほかに必要な費用は、通信料だけです。")


def _by_days(change: PlanChange) -> Iterable[str]:
    if change.free_until:
        yield _(
            "無料期間は%(day)sまでそのまま続き、その後が新しい価格です。日割りはありません。"
        ) % {"day": day_in_words(change.free_until)}
        return
    yield _("支払い済みの期間の残りは、%(day)sからの日割りで差し引きます。") % {
        "day": day_in_words(change.from_day)
    }
    if change.credit:
        yield _("差し引いた残りの%(yen)sは返金せず、これからの支払いから順に差し引きます。") % {
            "yen": yen_in_words(change.credit)
        }


def _each_payment(change: PlanChange) -> Iterable[str]:
    yield _("いま: %(yen)s(うち消費税10%% %(tax)s)") % {
        "yen": yen_in_words(change.due_now),
        "tax": yen_in_words(change.due_now_tax),
    }
    for payment in change.payments:
        yield _("%(day)s: %(yen)s(税込み)") % {
            "day": day_in_words(payment.on),
            "yen": yen_in_words(payment.yen),
        }
    yield _("その後 %(period)s: %(yen)s(税込み)") % {
        "period": terms.every(change.period),
        "yen": yen_in_words(change.price),
    }


def _how_paid(change: PlanChange) -> Iterable[str]:
    yield _("登録のカードから、上の日に自動で支払われます。")
    if change.due_now:
        yield _("カードで支払えなかったときは、何も変わりません。")


def _leaving(change: PlanChange) -> Iterable[str]:
    yield _("「アカウント」の「会員」の画面から、いつでも3回以内の操作で解約できます。")
    if change.free_until:
        yield _("%(day)sより前に解約すれば、支払いは一度もありません。") % {
            "day": day_in_words(change.free_until)
        }
    yield _("解約しても、無料期間または支払い済みの期間の終わりまで読めます。")
    yield _("期間の途中の解約で、日割りの返金はありません。違約金もありません。")
