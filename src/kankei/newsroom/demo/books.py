"""The money of the demo: plans, a company with seats, and two years of subscribers who never were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import Permission
from django.db import transaction

from kankei.accounts.models import Reader
from kankei.bills import invoices, receipts
from kankei.common import numbering
from kankei.membership import actions as membership
from kankei.membership import groups, rules
from kankei.membership.models import Contract, Coupon, Group, Plan
from kankei.newsroom.demo.drawings.paper import chance
from kankei.notifications.models import Message
from kankei.payments.models import Charge

PLANS = (
    ("student", "学生会員", 980, Plan.Kind.STUDENT),
    ("group", "法人会員", 1480, Plan.Kind.GROUP),
)
GROUP = "汐見商事株式会社"
ADMINISTRATOR = "member@demo.kankei.example"
OPERATOR = "editor@demo.kankei.example"
COLLEAGUES = ("ren.asakura@readers.kankei.example", "souta.ogata@readers.kankei.example")
SUBSCRIBERS = 140
DAYS = 720
# Who may be the demo's operator: money is a right of its own, which editors do not have.
_MONEY = ("bills", "membership")


@transaction.atomic
def keep_books(readers: Mapping[str, Reader], *, at: datetime) -> None:
    """Offer the plans, seat a company, and write the books of the past."""
    for slug, name, price, kind in PLANS:
        Plan.objects.get_or_create(slug=slug, defaults={"name": name, "price": price, "kind": kind})
    Coupon.objects.get_or_create(code="HARU50", defaults={"percent": 50, "periods": 3})
    told_before = list(Message.objects.values_list("pk", flat=True))
    operator = readers[OPERATOR]
    operator.user_permissions.add(*Permission.objects.filter(content_type__app_label__in=_MONEY))
    _seat_a_company(readers, by=operator, at=at)
    _enter([*_months_of_known_members(at=at), *_months_of_subscribers(at=at)])
    receipts.note_returns(at=at)
    # What the past wrote to its members has left long ago: the first start sends no letter.
    Message.objects.filter(state=Message.State.PENDING).exclude(pk__in=told_before).update(
        state=Message.State.SENT, sent_at=at
    )


def _months_of_known_members(*, at: datetime) -> Iterator[Charge]:
    """What the readers of the demo have paid."""
    for contract in Contract.objects.filter(is_group=False, paid_until__isnull=False):
        start = contract.free_until or contract.joined_at
        drawn = chance("known", str(contract.pk))
        yield from _charges(contract, start, contract.paid_until or at, drawn)


def _seat_a_company(readers: Mapping[str, Reader], *, by: Reader, at: datetime) -> None:
    founded_at = at - timedelta(days=40)
    plan = Plan.objects.get(slug="group")
    group: Group = groups.found(
        readers[ADMINISTRATOR], plan=plan, name=GROUP, seats=5, at=founded_at
    )
    for months in (0, 1):
        _pay(group.contract, by=by, at=rules.months_after(founded_at, months))
    for address in COLLEAGUES:
        _seat, token = groups.invite(group, address, by=readers[ADMINISTRATOR], at=founded_at)
        groups.accept(readers[address], token, at=founded_at)
    if invoices.takes_transfers():
        invoices.ask(group.contract, at=at - timedelta(days=1))


def _pay(contract: Contract, *, by: Reader, at: datetime) -> None:
    """Pay a month by bill, or, in a house that takes no transfers, without one."""
    if not invoices.takes_transfers():
        membership.record_payment(contract, at=at)
        return
    bill = invoices.ask(contract, at=at)
    paid_on = (at + timedelta(days=1)).date()
    invoices.note_transfer(bill.pk, on=paid_on, yen=bill.yen, by=by, at=at)


def _months_of_subscribers(*, at: datetime) -> Iterator[Charge]:
    """What people paid who joined and often stayed; nobody can sign in as one of them."""
    person, year = Plan.objects.get(slug="monthly"), Plan.objects.get(slug="yearly")
    for number in range(1, SUBSCRIBERS + 1):
        drawn = chance("subscriber", str(number))
        # More lately than long ago: the paper grows.
        joined_at = at - timedelta(minutes=int(DAYS * 24 * 60 * drawn.random() ** 1.3))
        # Nobody is behind them: no mail is ever written to them, however long the demo runs.
        reader = Reader.objects.create_user(
            f"subscriber-{number:03d}@readers.kankei.example", is_active=False
        )
        plan = year if drawn.random() < 0.18 else person
        contract = Contract.objects.create(
            reader=reader, plan=plan, provider="practice", joined_at=joined_at,
            free_until=rules.a_month_after(joined_at),
        )  # fmt: skip
        yield from _life(contract, drawn, at=at)


def _life(contract: Contract, drawn: Random, *, at: datetime) -> Iterator[Charge]:
    """Let a subscriber pay month by month until they leave, or until now."""
    free_until = contract.free_until or contract.joined_at
    stays = 0 if drawn.random() < 0.34 else 1 + int(drawn.expovariate(1 / 14))
    ends = free_until
    for _period in range(stays):
        if ends > at:
            break
        ends = rules.period_after(ends, contract.plan.period)
    yield from _charges(contract, free_until, ends, drawn)
    contract.paid_until = ends if ends > free_until else None
    if ends <= at:
        contract.ended_at, contract.left_at = ends, ends - timedelta(days=drawn.randint(1, 20))
    contract.save()


def _enter(charges: list[Charge]) -> None:
    """Put charges into the ledger, the receipts numbered in the order in which they were paid."""
    by_year: dict[int, list[Charge]] = {}
    for charge in sorted(charges, key=lambda one: one.period_start):
        by_year.setdefault(charge.period_start.astimezone(rules.JAPAN).year, []).append(charge)
    for year, some in by_year.items():
        first = numbering.take(f"receipt:{year}", count=len(some))
        for number, charge in enumerate(some, first):
            charge.receipt_number = numbering.in_words(number, year)
        Charge.objects.bulk_create(some)


def _charges(contract: Contract, start: datetime, end: datetime, drawn: Random) -> Iterator[Charge]:
    for since, until in _periods(start, end, contract.plan.period):
        is_returned = drawn.random() < 0.02
        yen = contract.plan.price
        yield Charge(
            contract=contract, provider=contract.provider,
            charge_id=f"demo-{contract.pk}-{since:%Y%m%d}", yen=yen, tax_yen=rules.tax_in(yen),
            state=Charge.State.REFUNDED if is_returned else Charge.State.PAID,
            refunded_yen=yen if is_returned else 0,
            refunded_at=since + timedelta(hours=20) if is_returned else None,
            period_start=since, period_end=until, billed_at=since, paid_at=since,
            what=contract.plan.name,
        )  # fmt: skip


def _periods(start: datetime, end: datetime, period: str) -> Iterator[tuple[datetime, datetime]]:
    while start < end:
        until = rules.period_after(start, period)
        yield start, until
        start = until
