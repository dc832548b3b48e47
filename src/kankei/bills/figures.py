"""Members, trials, who goes, and income: counted in the database, as the operator's page defines them.

A month is a calendar month of Japan. Group contracts count as their seats, not as members.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.conf import settings
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce, TruncMonth

from kankei.bills import rules
from kankei.bills.models import ReturnNote
from kankei.bills.models import returned as signed
from kankei.membership import rules as membership
from kankei.membership.models import Contract, Seat
from kankei.membership.queries import MANUAL
from kankei.payments.models import Charge


@dataclass(frozen=True, slots=True)
class OfPlan:
    """Who is a member by one plan now."""

    plan: str
    members: int
    free: int
    in_grace: int
    leaving: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those whose free month began in `month`; `converted` have paid since."""

    month: date
    began: int
    finished: int
    converted: int

    @property
    def rate(self) -> float | None:
        """Of those whose free month is over, how many have paid, in percent."""
        return 100 * self.converted / self.finished if self.finished else None


@dataclass(frozen=True, slots=True)
class Going:
    """Paying contracts at the start of `month`, and those of them not paying at its end."""

    month: date
    paying: int
    gone: int

    @property
    def rate(self) -> float | None:
        return 100 * self.gone / self.paying if self.paying else None


@dataclass(frozen=True, slots=True)
class Income:
    """What came and what was paid back in `month`, in yen with tax."""

    month: date
    charged: int
    returned: int
    tax: int

    @property
    def net(self) -> int:
        return self.charged - self.returned


def months_to(at: datetime, *, count: int) -> list[date]:
    """The first days of the last `count` months up to that of `at`, oldest first."""
    today = rules.day_of(at)
    last = today.year * 12 + today.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(last - count + 1, last + 1)]


def open_contracts(*, at: datetime) -> QuerySet[Contract]:
    """Contracts that open articles at `at`, as `membership.queries.is_open` says of each."""
    grace = timedelta(days=settings.GRACE_DAYS)
    in_time = Q(free_until__gt=at) | Q(paid_until__gt=at)
    has_ends = Q(free_until__isnull=False) | Q(paid_until__isnull=False)
    # What charges by itself does not stop while the next bill is written.
    goes_on = ~Q(provider=MANUAL) & Q(left_at=None, past_due_since=None)
    late = at - membership.RENEWAL_TAKES
    renewing = goes_on & (Q(free_until__gt=late) | Q(paid_until__gt=late))
    in_grace = Q(past_due_since__gt=at - grace) & has_ends
    return Contract.objects.filter(in_time | (Q(ended_at=None) & (renewing | in_grace)))


def members(*, at: datetime) -> list[OfPlan]:
    """Members by plan at `at`, the most first; seats that are taken stand under their plan."""
    free = Q(free_until__gt=at, paid_until=None)
    counted = (
        open_contracts(at=at)
        .filter(is_group=False, reader__isnull=False)
        .values("plan__name")
        .annotate(
            members=Count("pk"),
            free=Count("pk", filter=free),
            in_grace=Count("pk", filter=Q(past_due_since__isnull=False)),
            leaving=Count("pk", filter=Q(left_at__isnull=False)),
        )
    )
    seats = (
        Seat.objects.filter(
            reader__isnull=False, group__contract__in=open_contracts(at=at).filter(ended_at=None)
        )
        .values("group__contract__plan__name")
        .annotate(members=Count("pk"))
    )
    rows = [
        OfPlan(row["plan__name"], row["members"], row["free"], row["in_grace"], row["leaving"])
        for row in counted
    ]
    rows += [OfPlan(row["group__contract__plan__name"], row["members"], 0, 0, 0) for row in seats]
    return sorted(rows, key=lambda row: (-row.members, row.plan))


def conversion(*, at: datetime, count: int = 12) -> list[Cohort]:
    """Free months by the month in which they began, and what became of them."""
    paid = Charge.objects.filter(contract=OuterRef("pk"), paid_at__isnull=False)
    cohorts = (
        Contract.objects.filter(is_group=False, free_until__isnull=False, joined_at__lte=at)
        .annotate(has_paid=Exists(paid), month=TruncMonth("joined_at", tzinfo=rules.JAPAN))
        .values("month")
        .annotate(
            began=Count("pk"),
            finished=Count("pk", filter=Q(free_until__lte=at)),
            converted=Count("pk", filter=Q(free_until__lte=at, has_paid=True)),
        )
    )
    known = {row["month"].date(): row for row in cohorts}
    found = []
    for month in months_to(at, count=count):
        row = known.get(month, {"began": 0, "finished": 0, "converted": 0})
        found.append(Cohort(month, row["began"], row["finished"], row["converted"]))
    return found


def churn(*, at: datetime, count: int = 12) -> list[Going]:
    """For each month that is over: contracts paid for at its start, and not at its end."""
    months = months_to(at, count=count + 1)
    return [_going(month, after) for month, after in pairwise(months)]


def _going(month: date, after: date) -> Going:
    counted = (
        Contract.objects.annotate(
            begins=Exists(_paid_at(_start_of(month))), stays=Exists(_paid_at(_start_of(after)))
        )
        .filter(begins=True)
        .aggregate(paying=Count("pk"), staying=Count("pk", filter=Q(stays=True)))
    )
    return Going(month, counted["paying"], counted["paying"] - counted["staying"])


def _paid_at(moment: datetime) -> QuerySet[Charge]:
    """Charges that pay for `moment`, and were not paid back in full or taken back."""
    held = Charge.objects.filter(contract=OuterRef("pk"), state=Charge.State.PAID)
    return held.filter(period_start__lte=moment, period_end__gt=moment)


def income(*, at: datetime, count: int = 12) -> list[Income]:
    """What was paid less what was paid back, month by month, with the tax in it."""
    charged = (
        Charge.objects.filter(paid_at__isnull=False, paid_at__lte=at)
        .annotate(month=TruncMonth("paid_at", tzinfo=rules.JAPAN))
        .values("month")
        .annotate(yen_sum=Sum("yen"), tax_sum=Sum("tax_yen"))
    )
    returned = (
        ReturnNote.objects.filter(at__lte=at)
        .annotate(month=TruncMonth("at", tzinfo=rules.JAPAN))
        .values("month")
        .annotate(yen_sum=Sum(signed(F("yen"))), tax_sum=Sum(signed(_tax_of_note())))
    )
    came = {row["month"].date(): row for row in charged}
    back = {row["month"].date(): row for row in returned}
    none = {"yen_sum": 0, "tax_sum": 0}
    return [
        Income(
            month,
            came.get(month, none)["yen_sum"],
            back.get(month, none)["yen_sum"],
            came.get(month, none)["tax_sum"] - back.get(month, none)["tax_sum"],
        )
        for month in months_to(at, count=count)
    ]


def disputed() -> int:
    """Yen that payers' banks hold back now."""
    held = Charge.objects.filter(state=Charge.State.DISPUTED)
    total: int = held.aggregate(yen=Coalesce(Sum("yen"), 0))["yen"]
    return total


def _tax_of_note() -> Case:
    """The tax in a note, rounded down as on the note; whole numbers divide to whole ones."""
    whole = 100 + membership.TAX_PERCENT
    return Case(
        When(yen__gt=0, then=F("yen") * membership.TAX_PERCENT / whole),
        default=0,
        output_field=IntegerField(),
    )


def _start_of(month: date) -> datetime:
    return datetime(month.year, month.month, 1, tzinfo=rules.JAPAN)
