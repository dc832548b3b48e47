"""A company's seats: invited, taken, given back, and never more than were bought."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kankei.accounts.models import Reader
from kankei.membership import errors, groups, queries
from kankei.membership.models import Group, Seat
from tests.make import make_plan, make_reader

pytestmark = pytest.mark.django_db


def make_group(*, at: datetime, seats: int = 3, is_paid: bool = True) -> Group:
    plan = make_plan(kind="group", price=1500)
    group = groups.found(make_reader(), plan=plan, name="みなと商事", seats=seats, at=at)
    if is_paid:
        group.contract.paid_until = at + timedelta(days=31)
        group.contract.save()
    return group


def seated(group: Group, reader: Reader, *, at: datetime) -> Seat:
    _, token = groups.invite(group, reader.email, by=group.contract.reader, at=at)
    return groups.accept(reader, token, at=at)


def test_a_seat_makes_a_member_while_the_groups_contract_runs(at: datetime) -> None:
    group, reader = make_group(at=at), make_reader()
    assert not queries.standing(reader, at=at).is_member
    seated(group, reader, at=at)
    assert queries.standing(reader, at=at).is_member
    assert not queries.standing(reader, at=at + timedelta(days=32)).is_member


def test_a_seat_of_a_group_that_has_not_paid_opens_nothing(at: datetime) -> None:
    group, reader = make_group(at=at, is_paid=False), make_reader()
    seated(group, reader, at=at)
    assert not queries.standing(reader, at=at).is_member


def test_buying_seats_makes_nobody_a_member_not_even_who_bought_them(at: datetime) -> None:
    group = make_group(at=at)
    administrator = group.contract.reader
    assert not queries.standing(administrator, at=at).is_member
    groups.sit_down(group, at=at)
    assert queries.standing(administrator, at=at).is_member


def test_removal_closes_at_once_and_frees_the_seat(at: datetime) -> None:
    group, reader = make_group(at=at, seats=1), make_reader()
    seat = seated(group, reader, at=at)
    groups.clear(group, seat.number, by=group.contract.reader, at=at)
    assert not queries.standing(reader, at=at).is_member
    seated(group, make_reader(), at=at)


def test_a_link_that_was_taken_back_or_used_takes_no_seat(at: datetime) -> None:
    group = make_group(at=at)
    seat, token = groups.invite(group, "a@example.jp", by=group.contract.reader, at=at)
    groups.clear(group, seat.number, by=group.contract.reader, at=at)
    with pytest.raises(errors.InvitationGone):
        groups.accept(make_reader(), token, at=at)
    _, again = groups.invite(group, "a@example.jp", by=group.contract.reader, at=at)
    groups.accept(make_reader(), again, at=at)
    with pytest.raises(errors.InvitationGone):
        groups.accept(make_reader(), again, at=at)


def test_inviting_an_address_again_keeps_its_seat_and_ends_the_old_link(at: datetime) -> None:
    group = make_group(at=at, seats=1)
    _, old = groups.invite(group, "a@example.jp", by=group.contract.reader, at=at)
    seat, new = groups.invite(group, "A@Example.jp ", by=group.contract.reader, at=at)
    assert seat.number == 1
    with pytest.raises(errors.InvitationGone):
        groups.invitation(old)
    assert groups.invitation(new).pk == seat.pk


def test_an_invitation_is_promised_only_a_seat_that_is_there(at: datetime) -> None:
    group = make_group(at=at, seats=2)
    for number in range(2):
        groups.invite(group, f"{number}@example.jp", by=group.contract.reader, at=at)
    with pytest.raises(errors.NoSeatLeft):
        groups.invite(group, "3@example.jp", by=group.contract.reader, at=at)


def test_inviting_somebody_with_an_account_looks_like_inviting_anybody(at: datetime) -> None:
    group = make_group(at=at)
    known = make_reader("known@example.jp")
    one, _ = groups.invite(group, known.email, by=group.contract.reader, at=at)
    other, _ = groups.invite(group, "unknown@example.jp", by=group.contract.reader, at=at)
    assert (one.reader, one.taken_at) == (other.reader, other.taken_at) == (None, None)


def test_seats_can_be_added_and_only_free_ones_taken_away(at: datetime) -> None:
    group = make_group(at=at, seats=2)
    seated(group, make_reader(), at=at)
    groups.change_seats(group, 4, by=None, at=at)
    assert [seat.number for seat in groups.seats_of(group)] == [1, 2, 3, 4]
    groups.change_seats(group, 1, by=None, at=at)
    assert [seat.number for seat in groups.seats_of(group)] == [1]
    seated_group = make_group(at=at, seats=2)
    for _ in range(2):
        seated(seated_group, make_reader(), at=at)
    with pytest.raises(errors.SeatsInUse):
        groups.change_seats(seated_group, 1, by=None, at=at)


def test_the_database_itself_refuses_a_second_chair_for_a_reader(at: datetime) -> None:
    group, reader = make_group(at=at), make_reader()
    seated(group, reader, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(group=group, number=2).update(reader=reader)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(group=group, number=1)


@pytest.mark.django_db(transaction=True)
def test_twenty_people_who_press_one_link_at_once_take_one_seat(at: datetime) -> None:
    group = make_group(at=at, seats=5)
    _, token = groups.invite(group, "all@example.jp", by=group.contract.reader, at=at)
    readers = [make_reader() for _ in range(20)]
    took = together(lambda reader: groups.accept(reader, token, at=at), readers)
    assert len(took) == 1
    assert Seat.objects.filter(group=group, reader__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_thirty_invitations_at_once_promise_no_more_seats_than_were_bought(at: datetime) -> None:
    group = make_group(at=at, seats=4)
    by = group.contract.reader
    addresses = [f"{number}@example.jp" for number in range(30)]
    tokens = together(lambda to: groups.invite(group, to, by=by, at=at)[1], addresses)
    assert len(tokens) == 4
    readers = iter([make_reader() for _ in range(4)])
    for token in tokens:
        groups.accept(next(readers), token, at=at)
    assert Seat.objects.filter(group=group).count() == 4


def together(act: Callable[..., object], subjects: list) -> list:
    """What comes of `act` on all subjects at once; refusals are left out."""
    came: list = []
    start = threading.Barrier(len(subjects))

    def one(subject: object) -> None:
        start.wait()
        try:
            came.append(act(subject))
        except (errors.InvitationGone, errors.NoSeatLeft):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(subject,)) for subject in subjects]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return came
