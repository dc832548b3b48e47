"""Pure decisions: what happens when a reader opens an article, how long things last, what they cost."""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Protocol
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")
TAX_PERCENT = 10
MOST_SEATS = 1000


class Gate(StrEnum):
    """What a reader meets on opening an article."""

    READ = "read"
    COUNT = "count"
    REGISTER = "register"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Standing:
    """All about a reader that decides what they may read."""

    is_registered: bool = False
    is_member: bool = False
    is_staff: bool = False
    had_free_month: bool = False
    opened: frozenset[int] = frozenset()
    free_articles: int = 0

    @property
    def free_articles_left(self) -> int:
        return max(0, self.free_articles - len(self.opened))


def gate(access: str, standing: Standing, *, article: int | None = None) -> Gate:
    """Decide what happens when a reader opens an article; an unknown access is for members.

    `article` is its number, by which the meter knows what was opened this month: reading that
    again is free.
    """
    if access == "open" or standing.is_member or standing.is_staff:
        return Gate.READ
    if access == "registered":
        return Gate.READ if standing.is_registered else Gate.REGISTER
    if access == "metered" and article in standing.opened:
        return Gate.READ
    if access == "metered" and standing.free_articles_left:
        return Gate.COUNT
    return Gate.JOIN


def month_of(at: datetime) -> str:
    """Return the calendar month of `at` in Japan, by which the meter counts: 2026-11."""
    return at.astimezone(JAPAN).strftime("%Y-%m")


def is_gift_good(
    *, made_at: datetime, revoked_at: datetime | None, days: int, at: datetime
) -> bool:
    """Whether a gift link opens its article at `at`."""
    return revoked_at is None and made_at <= at < made_at + timedelta(days=days)


def midnight_before(at: datetime) -> datetime:
    """Return when the day of `at` began in Japan: what is counted by days is counted from there."""
    return at.astimezone(JAPAN).replace(hour=0, minute=0, second=0, microsecond=0)


def a_month_after(at: datetime) -> datetime:
    """Return the same day and time a month later, or that month's last day where it has none."""
    return months_after(at, 1)


def period_after(at: datetime, period: str) -> datetime:
    """Return the end of a paid period that begins at `at`; `period` is "month" or "year"."""
    if period == "month":
        return a_month_after(at)
    if period == "year":
        return months_after(at, 12)
    raise ValueError(f"a period is a month or a year, not {period!r}")


# A provider bills the next period some hours after it began: so long a membership that goes on by
# itself does not stop at the end of the one that is paid.
RENEWAL_TAKES = timedelta(days=1)


def runs_at(
    *,
    free_until: datetime | None,
    paid_until: datetime | None,
    at: datetime,
    past_due_since: datetime | None = None,
    grace: timedelta = timedelta(0),
    renewal: timedelta = timedelta(0),
) -> bool:
    """Whether a contract opens articles at `at`.

    A payment that is due and did not come leaves it open for the days of `grace`; `renewal` is
    how long after the end a next period may still be billed.
    """
    ends = [until for until in (free_until, paid_until) if until is not None]
    if not ends:
        return False
    if past_due_since is not None:
        return at < max(*ends, past_due_since + grace)
    return at < max(ends) + renewal


class Priced(Protocol):
    """What a plan says about its price: yen with tax, for one seat and one period."""

    @property
    def price(self) -> int: ...


class Discount(Protocol):
    """What a coupon takes off a payment: percent, or yen with tax."""

    @property
    def percent(self) -> int: ...
    @property
    def yen(self) -> int: ...


def price_of(plan: Priced, coupon: Discount | None = None, *, seats: int = 1) -> int:
    """Return what one period costs, in yen with tax; never less than nothing.

    A coupon is taken off the whole sum once, not off each seat, and what it takes off in
    percent is rounded down to a yen: so a price is never lower than the coupon's words say.
    """
    whole = plan.price * seats
    if coupon is None:
        return whole
    return max(0, whole - (whole * coupon.percent // 100 + coupon.yen))


def price_by_days(yen: int, *, since: datetime, until: datetime, period: str) -> int:
    """Return what `yen` a period come to from the day of `since` to the end that was paid for.

    Whole periods count whole, the broken one by Japan's days; rounded down once, for the sum.
    """
    today, end, whole = since.astimezone(JAPAN).date(), until, 0
    months = 12 if period == "year" else 1
    while (start := months_after(until, -months * (whole + 1))).astimezone(JAPAN).date() >= today:
        end, whole = start, whole + 1
    days = (end.astimezone(JAPAN).date() - start.astimezone(JAPAN).date()).days
    left = max(0, (end.astimezone(JAPAN).date() - today).days)
    return yen * whole + yen * left // days


def tax_in(yen: int) -> int:
    """Return the consumption tax that `yen` with tax contain, rounded down once for the sum."""
    return yen * TAX_PERCENT // (100 + TAX_PERCENT)


def folded_code(typed: str) -> str:
    """Return a coupon's code as it is kept: "haru 50" and "HARU50" are the same."""
    return "".join(unicodedata.normalize("NFKC", typed).split()).upper()


def is_coupon_good(*, used: int, most: int, expires_at: datetime | None, at: datetime) -> bool:
    """Whether one more person may use a coupon at `at`."""
    return used < most and (expires_at is None or at < expires_at)


def is_student_address(address: str, domains: Iterable[str]) -> bool:
    """Whether a mail address is of a school: its domain is one of `domains` or lies below one."""
    host = address.rpartition("@")[2].lower()
    schools = [domain.strip(".").lower() for domain in domains]
    return any(host == one or host.endswith(f".{one}") for one in schools if one)


def networks_in(lines: str) -> tuple[str, ...]:
    """Return the networks that `lines` name, one a line; ValueError names the first that is none.

    Bits beyond the length are refused rather than ignored: 192.0.2.7/24 is more often a slip of
    the pen than a wish. A length has to be written: a single address is 192.0.2.7/32.
    """
    found = []
    for line in filter(None, (line.strip() for line in lines.splitlines())):
        if "/" not in line or not line.rpartition("/")[2].isdecimal():
            raise ValueError(line)
        try:
            network = ip_network(line, strict=True)
        except ValueError as error:
            raise ValueError(line) from error
        found.append(str(network))
    return tuple(found)


def is_too_wide(network: str) -> bool:
    """Whether a network is wider than any institution has: a slip that would open the paper to all."""
    found = ip_network(network)
    return found.prefixlen < (8 if found.version == 4 else 16)


def is_inside(address: str, networks: Iterable[str]) -> bool:
    """Whether an address lies in one of `networks`; an IPv4 address may come dressed as IPv6."""
    try:
        place = ip_address(address)
    except ValueError:
        return False
    if isinstance(place, IPv6Address) and place.ipv4_mapped is not None:
        place = place.ipv4_mapped
    return any(place in ip_network(one) for one in networks)


def may_begin_free(
    *, free_months: Iterable[datetime], again_after_months: int | None, at: datetime
) -> bool:
    """Whether a person's contract begins with a free month; `free_months` are the ends of earlier ones.

    `again_after_months` is the published rule for those who come back: None means never again.
    """
    latest = max(free_months, default=None)
    if latest is None:
        return True
    if again_after_months is None:
        return False
    return at >= months_after(latest, again_after_months)


def months_after(at: datetime, months: int) -> datetime:
    """Return the same day and time `months` later, or that month's last day where it has none."""
    # By Japan's calendar: nine hours of each day belong to another month in UTC.
    local = at.astimezone(JAPAN)
    years, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, calendar.monthrange(years, month + 1)[1])
    return local.replace(year=years, month=month + 1, day=day)


QUOTED_FROM = 16  # Shorter than this, words are those that anybody writing of the matter uses.
LEFT_OUT = "〔…〕"


def without_passages(words: str, hidden: str) -> str:
    """Return `words` with each passage that stands in `hidden` word for word left out."""
    starts = range(len(words) - QUOTED_FROM + 1)
    taken = {
        place
        for start in starts
        if words[start : start + QUOTED_FROM] in hidden
        for place in range(start, start + QUOTED_FROM)
    }
    kept: list[str] = []
    for place, character in enumerate(words):
        if place not in taken:
            kept.append(character)
        elif place - 1 not in taken:
            kept.append(LEFT_OUT)
    return "".join(kept)
