"""A company's administrator goes, or hands over: its seats are never lost, and never unmanaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from kankei.accounts.models import Reader
from kankei.membership import errors, groups, handing_over, queries
from kankei.membership.models import Group
from kankei.notifications.models import Message
from tests.accounts.test_leaving import places_that_hold
from tests.make import make_reader
from tests.membership.test_groups import make_group, seated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Browser = Callable[..., Client]
LEAVE = {"words": "退会します"}


@pytest.fixture
def group(at: datetime) -> Group:
    return make_group(at=at, seats=3)


def administrator_of(group: Group) -> Reader | None:
    group.contract.refresh_from_db()
    return group.contract.reader


def test_who_leaves_chooses_who_administers_the_seats_from_then_on(
    sign_in: Browser, group: Group, at: datetime
) -> None:
    leaving = administrator_of(group)
    first, second = make_reader(display_name="葵"), make_reader(display_name="蓮")
    seated(group, first, at=at)
    seated(group, second, at=at + timedelta(minutes=1))
    browser = sign_in(leaving)
    page = browser.get("/account/erase/").content.decode()
    assert "みなと商事の席を引き継ぐ方" in page
    assert page.index("葵") < page.index("蓮")

    answer = browser.post("/account/erase/", LEAVE | {"heir": second.pk})
    assert answer.headers["Location"] == "/account/erased/"
    assert administrator_of(group) == second
    assert "みなと商事の席" in sign_in(second).get("/account/group/").content.decode()
    assert queries.standing(first, at=at).is_member
    assert queries.standing(second, at=at).is_member
    letter = Message.objects.get(to=second.email)
    assert letter.subject == "みなと商事の席の管理者になりました"
    assert leaving is not None and places_that_hold(leaving.email) == []


def test_without_a_choice_whoever_has_sat_there_longest_takes_over(
    sign_in: Browser, group: Group, at: datetime
) -> None:
    early, late = make_reader(), make_reader()
    seated(group, late, at=at + timedelta(days=1))
    seated(group, early, at=at)
    sign_in(administrator_of(group)).post("/account/erase/", LEAVE)
    assert administrator_of(group) == early


def test_a_mistyped_word_hands_nothing_over(sign_in: Browser, group: Group, at: datetime) -> None:
    before = administrator_of(group)
    seated(group, make_reader(), at=at)
    answer = sign_in(before).post("/account/erase/", {"words": "退会"})
    assert answer.status_code == 400
    assert administrator_of(group) == before
    assert not Message.objects.exists()


def test_paid_seats_that_nobody_sits_on_are_given_up_only_by_saying_so(
    sign_in: Browser, group: Group, at: datetime
) -> None:
    browser = sign_in(administrator_of(group))
    groups.sit_down(group, at=at)  # oneself is nobody to hand over to
    assert (
        "引き継がずに、支払い済みの席を手放します"
        in browser.get("/account/erase/").content.decode()
    )
    answer = browser.post("/account/erase/", LEAVE)
    assert answer.status_code == 409
    assert "みなと商事の席を引き継ぐ方がいません" in answer.content.decode()
    assert administrator_of(group) is not None

    browser.post("/account/erase/", LEAVE | {"give_up": "1"})
    assert administrator_of(group) is None


def test_whoever_takes_an_invitation_to_seats_without_an_administrator_administers_them(
    sign_in: Browser, group: Group, at: datetime
) -> None:
    before = administrator_of(group)
    assert before is not None
    tokens = [groups.invite(group, f"{n}@example.jp", by=before, at=at)[1] for n in range(2)]
    sign_in(before).post("/account/erase/", LEAVE | {"give_up": "1"})
    reader, other = make_reader(), make_reader()
    for who, token in zip((reader, other), tokens, strict=True):
        sign_in(who).post(f"/seats/{token}/")
        assert queries.standing(who, at=at).is_member
    assert administrator_of(group) == reader
    assert sign_in(reader).get("/account/group/").status_code == 200
    assert sign_in(other).get("/account/group/").status_code == 404


def test_seats_that_were_not_paid_for_keep_nobody(sign_in: Browser, at: datetime) -> None:
    group = make_group(at=at, is_paid=False)
    answer = sign_in(administrator_of(group)).post("/account/erase/", LEAVE)
    assert answer.headers["Location"] == "/account/erased/"


def test_an_administrator_hands_over_and_stays_a_member(
    sign_in: Browser, group: Group, at: datetime
) -> None:
    before = administrator_of(group)
    assert before is not None
    groups.sit_down(group, at=at)
    heir = make_reader()
    seated(group, heir, at=at)
    browser = sign_in(before)
    assert "管理者を引き継ぐ" in browser.get("/account/group/").content.decode()
    answer = browser.post("/account/group/hand-over/", {"heir": heir.pk})
    assert answer.headers["Location"] == "/account/membership/"
    assert administrator_of(group) == heir
    assert queries.standing(before, at=at).is_member
    assert browser.get("/account/group/").status_code == 404
    # In a tab that was still open, it is no longer theirs to give.
    assert browser.post("/account/group/hand-over/", {"heir": before.pk}).status_code == 404


def test_only_somebody_who_sits_there_and_administers_nothing_else_is_an_heir(
    sign_in: Browser, group: Group, at: datetime
) -> None:
    before = administrator_of(group)
    busy = make_group(at=at).contract.reader
    assert busy is not None
    seated(group, busy, at=at)
    stranger = make_reader()
    assert handing_over.heirs_of(group) == []
    for heir in (busy.pk, stranger.pk, "", "x"):
        answer = sign_in(before).post("/account/group/hand-over/", {"heir": heir})
        assert answer.status_code == 409
    assert administrator_of(group) == before
    with pytest.raises(errors.NotAnHeir):
        handing_over.hand_over(group, to=stranger.pk, by=stranger, at=at)
