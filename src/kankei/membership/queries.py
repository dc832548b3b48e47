"""A reader's standing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, QuerySet, When

from kankei.accounts.models import Reader
from kankei.membership import errors, rules
from kankei.membership.models import Contract, Gift, MeterMonth, Plan, Seat
from kankei.membership.viewer import Viewer

# Contracts of this provider end with what was paid; all others go on until somebody leaves.
MANUAL = "manual"


def running_contract(reader: Any) -> Contract | None:
    """The contract that has not ended, whether or not it still opens articles."""
    if reader is None or not reader.is_authenticated:
        return None
    return (
        Contract.objects.filter(reader=reader, ended_at__isnull=True, is_group=False)
        .select_related("plan")
        .first()
    )


def is_open(contract: Contract, *, at: datetime) -> bool:
    """Whether `contract` opens articles at `at`: free, paid for, or in the days of grace."""
    goes_on = contract.provider != MANUAL and contract.left_at is None and contract.ended_at is None
    return rules.runs_at(
        free_until=contract.free_until,
        paid_until=contract.paid_until,
        past_due_since=contract.past_due_since if contract.ended_at is None else None,
        grace=timedelta(days=settings.GRACE_DAYS),
        renewal=rules.RENEWAL_TAKES if goes_on else timedelta(0),
        at=at,
    )


def seats_taken_by(reader: Reader, *, at: datetime) -> list[Seat]:
    """The seats that make `reader` a member at `at`, with their groups."""
    found = Seat.objects.filter(reader=reader, group__contract__ended_at=None)
    seats = found.select_related("group__contract")
    return [seat for seat in seats if is_open(seat.group.contract, at=at)]


def free_month_for(reader: Reader, *, at: datetime) -> datetime | None:
    """Until when `reader`, joining at `at`, would read for nothing; None: the free month was used."""
    if standing(reader, at=at).had_free_month:
        return None
    return rules.a_month_after(at)


def meter_of(viewer: Viewer, *, at: datetime) -> QuerySet[MeterMonth]:
    """The meter of `viewer` in the month of `at`; somebody without a name has none."""
    month = rules.month_of(at)
    if viewer.reader is not None:
        return MeterMonth.objects.filter(reader=viewer.reader, month=month)
    if viewer.visitor:
        return MeterMonth.objects.filter(reader=None, visitor=viewer.visitor, month=month)
    return MeterMonth.objects.none()


def opened_this_month(viewer: Viewer, *, at: datetime) -> frozenset[int]:
    """The numbers of the metered articles that `viewer` opened in the month of `at`."""
    found = meter_of(viewer, at=at).values_list("articles", flat=True).first()
    return frozenset(found or ())


def living_gift(token: str, *, at: datetime) -> Gift | None:
    """The gift that `token` stands for, if it still opens its article at `at`."""
    # Whoever was shut out gives nothing away.
    given = Gift.objects.filter(token=token, giver__is_active=True)
    gift = given.first() if token else None
    if gift is None or not rules.is_gift_good(
        made_at=gift.made_at, revoked_at=gift.revoked_at, days=settings.GIFT_DAYS, at=at
    ):
        return None
    return gift


def gifts_of(reader: Reader, *, at: datetime) -> list[Gift]:
    """What `reader` gave away and can still be opened, newest first."""
    found = Gift.objects.filter(giver=reader, revoked_at=None).select_related("article")
    since = at - timedelta(days=settings.GIFT_DAYS)
    return list(found.filter(made_at__gt=since).defer("article__body"))


def gifts_left(reader: Reader, *, at: datetime) -> int:
    """How many gifts `reader` may still make in the month of `at`."""
    made = Gift.objects.filter(giver=reader).values_list("made_at", flat=True)
    month = rules.month_of(at)
    return max(0, settings.GIFTS_A_MONTH - sum(rules.month_of(one) == month for one in made))


def standing(viewer: Any, *, at: datetime) -> rules.Standing:
    """What decides which articles `viewer` (a reader, a visitor, nobody) may read at `at`."""
    viewer = Viewer.of(viewer)
    opened = opened_this_month(viewer, at=at)
    reader = viewer.reader
    if reader is None:
        return rules.Standing(opened=opened, free_articles=settings.METER_FOR_VISITORS)
    contracts = list(Contract.objects.filter(reader=reader, is_group=False))
    return rules.Standing(
        is_registered=True,
        opened=opened,
        free_articles=settings.METER_FOR_READERS,
        is_member=any(is_open(one, at=at) for one in contracts)
        or bool(seats_taken_by(reader, at=at)),
        is_staff=reader.is_staff,
        had_free_month=not rules.may_begin_free(
            free_months=[one.free_until for one in contracts if one.free_until is not None],
            again_after_months=settings.FREE_MONTH_AGAIN_AFTER_MONTHS,
            at=at,
        ),
    )


def offered_plans() -> QuerySet[Plan]:
    """Plans that can be joined now: for one person first, then students', then companies'; by price."""
    kinds = Case(
        When(kind=Plan.Kind.PERSON, then=0), When(kind=Plan.Kind.STUDENT, then=1), default=2
    )
    return Plan.objects.filter(is_offered=True).order_by(kinds, "price", "pk")


def plan(slug: str) -> Plan:
    """The plan `slug` if it can be joined, or PlanNotOffered."""
    found = offered_plans().filter(slug=slug).first()
    if found is None:
        raise errors.PlanNotOffered()
    return found


@dataclass(frozen=True, slots=True)
class Membership:
    """How a reader stands with the paper, in the words a page needs."""

    contract: Contract | None
    is_running: bool
    is_free: bool
    ends_at: datetime | None
    had_free_month: bool

    @property
    def has_left(self) -> bool:
        return self.contract is not None and self.contract.left_at is not None


def membership_of(reader: Reader, *, at: datetime) -> Membership:
    """What the membership page shows: the running contract, and until when it opens articles."""
    contract = running_contract(reader)
    had = standing(reader, at=at).had_free_month
    if contract is None:
        return Membership(None, is_running=False, is_free=False, ends_at=None, had_free_month=had)
    ends = [until for until in (contract.free_until, contract.paid_until) if until is not None]
    return Membership(
        contract,
        is_running=is_open(contract, at=at),
        is_free=contract.free_until is not None and at < contract.free_until,
        ends_at=max(ends) if ends else None,
        had_free_month=had,
    )


def export_of(reader: Reader) -> list[dict[str, Any]]:
    """The reader's contracts, as they take them along."""
    return [
        {
            "plan": contract.plan.name,
            "price": contract.plan.price,
            "joined_at": contract.joined_at,
            "free_until": contract.free_until,
            "paid_until": contract.paid_until,
            "left_at": contract.left_at,
        }
        for contract in Contract.objects.filter(reader=reader).select_related("plan")
    ]
