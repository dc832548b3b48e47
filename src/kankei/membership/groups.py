"""A company's seats: bought by its administrator, promised by mail, taken, and given back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import errors, rules
from kankei.membership.models import Contract, Coupon, Group, Plan, Seat


@transaction.atomic
def found(
    reader: Reader, *, plan: Plan, name: str, seats: int, at: datetime, coupon: Coupon | None = None
) -> Group:
    """Start a company's contract for `seats` seats, which `reader` administers; unpaid as yet."""
    if plan.kind != Plan.Kind.GROUP or not plan.is_offered:
        raise errors.PlanNotOffered()
    _check_number(seats)
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
    _check_number(seats)
    Group.objects.select_for_update().get(pk=group.pk)
    in_use = group.seats.exclude(pk__in=_free_seats(group)).count()
    if seats < in_use:
        raise errors.SeatsInUse(taken=in_use)
    have = group.seats.count()
    surplus = list(_free_seats(group).order_by("-number")[: max(0, have - seats)])
    Seat.objects.filter(pk__in=[seat.pk for seat in surplus]).delete()
    taken_numbers = set(group.seats.values_list("number", flat=True))
    fresh = (number for number in range(1, seats + 1) if number not in taken_numbers)
    _furnish(group, [number for number, _ in zip(fresh, range(seats - have), strict=False)])
    Contract.objects.filter(pk=group.contract_id).update(seats=seats)
    group.contract.seats = seats
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


def _check_number(seats: int) -> None:
    if not 1 <= seats <= rules.MOST_SEATS:
        raise errors.SeatsOutOfRange(most=rules.MOST_SEATS)


def _digest(token: str) -> str:
    """What is kept of a token: somebody who reads the table cannot take a seat by it."""
    return hashlib.sha256(token.encode()).hexdigest()
