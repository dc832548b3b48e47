"""The one door to a paid body."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kankei.articles import queries as articles
from kankei.articles.errors import BodyIsBehindTheDoor
from kankei.membership.door import open_article
from kankei.membership.rules import Gate, Standing, gate
from tests import make

pytestmark = pytest.mark.django_db
WHO = {
    "visitor": AnonymousUser,
    "registered": make.make_reader,
    "member": make.make_member,
    "lapsed": make.make_lapsed,
    "editor": make.make_editor,
}
OPENS = {
    "open": {"visitor", "registered", "member", "lapsed", "editor"},
    "registered": {"registered", "member", "lapsed", "editor"},
    "members": {"member", "editor"},
}


@pytest.mark.parametrize("access", OPENS)
@pytest.mark.parametrize("who", WHO)
def test_who_may_read_what(who: str, access: str, at: datetime) -> None:
    article = make.make_published(access=access)
    viewer: Any = WHO[who]()
    opened = open_article(viewer, article, "page", at=at)
    assert opened.is_open == (who in OPENS[access])
    assert (opened.body is not None) == opened.is_open


@pytest.mark.parametrize("surface", ["feed", "sitemap", "search", "mail", "og"])
def test_surfaces_that_leave_the_house_get_no_paid_body_even_for_members(
    surface: str, at: datetime
) -> None:
    article = make.make_published(access="members")
    assert not open_article(make.make_member(), article, surface, at=at).is_open


def test_an_article_from_a_list_cannot_give_its_body_away(at: datetime) -> None:
    make.make_published(access="members")
    (listed,) = articles.published(at=at)
    with pytest.raises(BodyIsBehindTheDoor):
        listed.body  # noqa: B018


def test_an_access_that_nobody_knows_is_for_members() -> None:
    assert gate("misspelt", Standing(is_registered=True)) is Gate.JOIN


def test_only_a_visitor_is_asked_to_register() -> None:
    assert gate("registered", Standing()) is Gate.REGISTER
