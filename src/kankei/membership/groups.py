"""A company's seats: bought by its administrator, promised by mail, taken, and given back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import errors, handing_over, rules
from kankei.membership.models import Contract, Coupon, Group, Plan, Seat


@transaction.atomic
def found(
    reader: Reader, *, plan: Plan, name: str, seats: int, at: datetime, coupon: Coupon | None = None
) -> Group:
    """Start a company's contract for `seats` seats, which `reader` administers; unpaid as yet."""
    if plan.kind != Plan.Kind.GROUP or not plan.is_offered:
        raise errors.PlanNotOffered()
    check_number(seats)
    Reader.objects.select_for_update().get(pk=reader.pk)
    if group_of(reader) is not None:
        raise errors.AlreadyMember()
    contract = Contract.objects.create(
        reader=reader, plan=plan, is_group=True, seats=seats, coupon=coupon, joined_at=at
    )
    group = Group.objects.create(contract=contract, name=name.strip()[:100])
    _furnish(group, range(1, seats + 1))
    audit.record("membership.group_founded", by=reader, subject=group, at=at, seats=seats)
    return group


def group_of(reader: Reader) -> Group | None:
    """The group that `reader` administers now."""
    running = Group.objects.filter(contract__reader=reader, contract__ended_at=None)
    return running.select_related("contract__plan").first()


def own_group(reader: Reader) -> Group:
    """The group that `reader` administers, or NotYourGroup."""
    group = group_of(reader)
    if group is None:
        raise errors.NotYourGroup()
    return group


def seats_of(group: Group) -> list[Seat]:
    """All seats of a group in their order, with who sits there."""
    return list(group.seats.select_related("reader").order_by("number"))


@transaction.atomic
def invite(group: Group, address: str, *, by: Reader, at: datetime) -> tuple[Seat, str]:
    """Promise a free seat to `address`; return it with the token for the mail.

    Whether somebody has an account by that address is neither asked nor told. Inviting an
    address again makes a new token for the same seat: the old link ends.
    """
    to = address.strip().lower()
    try:
        validate_email(to)
    except ValidationError as error:
        raise errors.NotAnAddress() from error
    Group.objects.select_for_update().get(pk=group.pk)
    seat = group.seats.filter(invited=to).first() or _free_seats(group).first()
    if seat is None:
        raise errors.NoSeatLeft()
    if seat.reader_id is not None:
        raise errors.AlreadyMember()
    token = secrets.token_urlsafe(24)
    seat.invited, seat.invitation, seat.invited_at = to, _digest(token), at
    seat.save(update_fields=["invited", "invitation", "invited_at"])
    audit.record("membership.seat_promised", by=by, subject=seat, at=at)
    return seat, token


def invitation(token: str) -> Seat:
    """The seat that a link promises, or InvitationGone."""
    seat = (
        Seat.objects.filter(invitation=_digest(token), reader=None)
        .select_related("group__contract")
        .first()
    )
    if seat is None or seat.group.contract.ended_at is not None:
        raise errors.InvitationGone()
    return seat


@transaction.atomic
def accept(reader: Reader, token: str, *, at: datetime) -> Seat:
    """Take the promised seat; of two who press at once, one gets it."""
    seat = invitation(token)
    if seat.group.seats.filter(reader=reader).exists():
        raise errors.AlreadyMember()
    try:
        with transaction.atomic():
            is_taken = Seat.objects.filter(
                pk=seat.pk, invitation=_digest(token), reader=None
            ).update(reader=reader, invited="", invitation="", taken_at=at)
    except IntegrityError as error:  # The same person took another seat meanwhile.
        raise errors.AlreadyMember() from error
    if not is_taken:
        raise errors.InvitationGone()
    seat.refresh_from_db()
    audit.record("membership.seat_taken", by=reader, subject=seat, at=at)
    handing_over.inherit(seat.group, reader, at=at)
    return seat


@transaction.atomic
def sit_down(group: Group, *, at: datetime) -> Seat:
    """Let the administrator take a free seat of their own group."""
    Group.objects.select_for_update().get(pk=group.pk)
    administrator = group.contract.reader
    if seat := group.seats.filter(reader=administrator).first():
        return seat
    seat = _free_seats(group).first()
    if seat is None:
        raise errors.NoSeatLeft()
    seat.reader, seat.taken_at = administrator, at
    seat.save(update_fields=["reader", "taken_at"])
    audit.record("membership.seat_taken", by=administrator, subject=seat, at=at)
    return seat


@transaction.atomic
def clear(group: Group, number: int, *, by: Reader, at: datetime) -> None:
    """Free a seat: who sat there reads no more by it from this moment, and its link ends."""
    seat = group.seats.select_for_update().filter(number=number).first()
    if seat is None:
        return
    _empty(seat)
    audit.record("membership.seat_cleared", by=by, subject=seat, at=at)


@transaction.atomic
def stand_up(reader: Reader, seat_pk: int, *, at: datetime) -> None:
    """Let a reader give their own seat back."""
    seat = Seat.objects.select_for_update().filter(pk=seat_pk, reader=reader).first()
    if seat is not None:
        _empty(seat)
        audit.record("membership.seat_cleared", by=reader, subject=seat, at=at)


@transaction.atomic
def change_seats(group: Group, seats: int, *, by: Reader | None, at: datetime) -> Group:
    """Have more seats, or fewer: only free ones are taken away."""
    check_number(seats)
    Group.objects.select_for_update().get(pk=group.pk)
    check_room(group, seats)
    return _have(group, seats, by=by, at=at)


@transaction.atomic
def add_seats(group: Group, more: int, *, by: Reader | None, at: datetime) -> Group:
    """Have `more` seats than there are, which were paid for."""
    Group.objects.select_for_update().get(pk=group.pk)
    return _have(group, group.seats.count() + more, by=by, at=at)


@transaction.atomic
def take_seats_away(group: Group, fewer: int, *, by: Reader | None, at: datetime) -> Group:
    """Have `fewer` seats, whoever sits there: what is promised goes first, then who came last."""
    Group.objects.select_for_update().get(pk=group.pk)
    return _cut(group, max(1, group.seats.count() - fewer), by=by, at=at)


@transaction.atomic
def want_seats(group: Group, seats: int, *, since: datetime, by: Reader, at: datetime) -> Group:
    """Have another number of seats from `since` on, when the next period begins."""
    check_number(seats)
    Group.objects.select_for_update().get(pk=group.pk)
    check_room(group, seats)
    is_other = seats != group.contract.seats
    group.contract.next_seats = seats if is_other else None
    group.contract.next_seats_from = since if is_other else None
    group.contract.save(update_fields=["next_seats", "next_seats_from"])
    audit.record("membership.seats_wanted", by=by, subject=group, at=at, seats=seats)
    return group


def begin_next_seats(*, at: datetime) -> int:
    """Have the seats that were wanted from a moment that has come; return for how many groups."""
    due = Group.objects.filter(contract__next_seats_from__lte=at, contract__ended_at=None)
    return sum(_begin_next(pk, at=at) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _begin_next(group_pk: int, *, at: datetime) -> int:
    group = (
        Group.objects.select_for_update(of=("self",)).select_related("contract").get(pk=group_pk)
    )
    seats, since = group.contract.next_seats, group.contract.next_seats_from
    if seats is None or since is None or since > at:
        return 0
    _cut(group, seats, by=None, at=at)
    return 1


def _cut(group: Group, seats: int, *, by: Reader | None, at: datetime) -> Group:
    """Have `seats`, and empty those that are too many: promised ones first, then who came last."""
    sitting = group.seats.exclude(pk__in=_free_seats(group))
    too_many = sitting.count() - seats
    if too_many > 0:
        order = sitting.order_by(F("taken_at").desc(nulls_first=True), "-number")
        for seat in order[:too_many]:
            _empty(seat)
            audit.record("membership.seat_cleared", by=by, subject=seat, at=at)
    return _have(group, seats, by=by, at=at)


def _have(group: Group, seats: int, *, by: Reader | None, at: datetime) -> Group:
    have = group.seats.count()
    surplus = list(_free_seats(group).order_by("-number")[: max(0, have - seats)])
    Seat.objects.filter(pk__in=[seat.pk for seat in surplus]).delete()
    taken_numbers = set(group.seats.values_list("number", flat=True))
    fresh = (number for number in range(1, seats + 1) if number not in taken_numbers)
    _furnish(group, [number for number, _ in zip(fresh, range(seats - have), strict=False)])
    now_on: dict[str, int | None] = {"seats": seats, "next_seats": None, "next_seats_from": None}
    Contract.objects.filter(pk=group.contract_id).update(**now_on)
    for name, value in now_on.items():
        setattr(group.contract, name, value)
    audit.record("membership.seats_changed", by=by, subject=group, at=at, seats=seats)
    return group


def forget_address(address: str) -> None:
    """Take back the invitations to an address whose owner wants to be forgotten."""
    for seat in Seat.objects.filter(invited=address.lower()):
        _empty(seat)


def _free_seats(group: Group) -> QuerySet[Seat]:
    return group.seats.filter(reader=None, invitation="").order_by("number")


def _empty(seat: Seat) -> None:
    seat.reader, seat.invited, seat.invitation = None, "", ""
    seat.invited_at = seat.taken_at = None
    seat.save(update_fields=["reader", "invited", "invitation", "invited_at", "taken_at"])


def _furnish(group: Group, numbers: Iterable[int]) -> None:
    Seat.objects.bulk_create(Seat(group=group, number=number) for number in numbers)


def check_room(group: Group, seats: int) -> None:
    """Refuse fewer seats than are taken or promised."""
    in_use = group.seats.exclude(pk__in=_free_seats(group)).count()
    if seats < in_use:
        raise errors.SeatsInUse(taken=in_use)


def check_number(seats: int) -> None:
    """Refuse a number of seats that nobody may have."""
    if not 1 <= seats <= rules.MOST_SEATS:
        raise errors.SeatsOutOfRange(most=rules.MOST_SEATS)


def _digest(token: str) -> str:
    """What is kept of a token: somebody who reads the table cannot take a seat by it."""
    return hashlib.sha256(token.encode()).hexdigest()
