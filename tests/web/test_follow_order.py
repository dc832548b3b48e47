"""The order of follows by the reader's hand: moved, kept, and the same wherever follows are listed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kankei.follows import actions, queries, rules
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
IN_PLACE = {"HTTP_X_IN_PLACE": "1"}


class Shelf:
    """A reader who follows 甲, 乙, 丙 and 丁 in this order, and their browser."""

    def __init__(self, sign_in: SignIn) -> None:
        self.reader = make.make_reader()
        self.browser = sign_in(self.reader)
        self.feeds = {name: make.make_topic(name) for name in "甲乙丙丁"}
        for feed in self.feeds.values():
            actions.follow(self.reader, feed=feed, at=NOON)

    def move(self, name: str, way: str, *, before: str = "", after: str = "") -> Any:
        said = {"feed": self.feeds[name].pk}
        said |= {"before": self.feeds[before].pk} if before else {}
        said |= {"after": self.feeds[after].pk} if after else {}
        return self.browser.post(f"/follows/order/{way}/", said)

    @property
    def order(self) -> str:
        return "".join(one.feed.name for one in queries.follows_of(self.reader))


@pytest.fixture
def shelf(clock: Any, sign_in: SignIn) -> Shelf:
    return Shelf(sign_in)


def test_what_is_followed_newly_stands_at_the_end(shelf: Shelf) -> None:
    assert shelf.order == "甲乙丙丁"
    shelf.move("丁", "top")
    make_new = make.make_topic("新")
    actions.follow(shelf.reader, feed=make_new, at=NOON)
    assert shelf.order == "丁甲乙丙新"


@pytest.mark.parametrize(
    ("name", "way", "order"),
    [
        ("丙", "up", "甲丙乙丁"), ("丙", "down", "甲乙丁丙"), ("丙", "top", "丙甲乙丁"),
        ("甲", "bottom", "乙丙丁甲"), ("甲", "up", "甲乙丙丁"), ("丁", "down", "甲乙丙丁"),
    ],
)  # fmt: skip
def test_a_button_moves_a_follow_without_javascript(
    shelf: Shelf, name: str, way: str, order: str
) -> None:
    page = shelf.browser.get("/follows/order/").content.decode()
    assert f'formaction="/follows/order/{way}/" name="feed" value="{shelf.feeds[name].pk}"' in page
    answer = shelf.move(name, way)
    # Back to the row that was moved.
    assert answer["Location"] == f"/follows/order/#follow-{shelf.feeds[name].pk}"
    assert shelf.order == order


def test_the_same_order_stands_in_the_list_beside_the_news_in_the_chooser_and_in_files(
    shelf: Shelf,
) -> None:
    shelf.move("丁", "top")
    shelf.move("甲", "bottom")
    wanted = [shelf.feeds[name].pk for name in "丁乙丙甲"]
    for name in "甲乙丙丁":
        make.make_entry(shelf.feeds[name], make.make_published(headline=f"{name}の記事"))

    def seen(address: str, pattern: str) -> list[int]:
        found = re.findall(pattern, shelf.browser.get(address).content.decode())
        return [int(one) for one in found]

    assert seen("/follows/", r'/follows/pause/" name="feed" value="(\d+)"') == wanted
    assert seen("/follows/order/", r'<li id="follow-(\d+)"') == wanted
    assert seen("/my/", r'<a class="num" href="/my/read-together/\?feed=(\d+)"') == wanted
    assert seen("/my/read-together/", r'<option value="(\d+)"') == wanted
    taken = shelf.browser.get("/follows/export.json").json()["follows"]
    assert [one["name"] for one in taken] == list("丁乙丙甲")
    assert re.findall('text="(.)"', shelf.browser.get("/follows/export.opml").content.decode()) == (
        list("丁乙丙甲")
    )


@pytest.mark.parametrize("form", ["json", "opml"])
def test_the_order_survives_a_file_in_a_new_account_and_in_the_old_one(
    shelf: Shelf, sign_in: SignIn, form: str
) -> None:
    shelf.move("丁", "top")
    taken = shelf.browser.get(f"/follows/export.{form}").content
    other = make.make_reader()
    for browser, reader in ((sign_in(other), other), (shelf.browser, shelf.reader)):
        shelf.move("丁", "bottom")
        browser.post("/follows/import/", {"file": SimpleUploadedFile("follows", taken)})
        assert [one.feed.name for one in queries.follows_of(reader)] == list("丁甲乙丙")


def test_a_file_moves_nothing_that_it_does_not_name(shelf: Shelf) -> None:
    rows = [{"kind": "topic", "key": shelf.feeds[name].key} for name in "丁乙"]
    content = json.dumps({"follows": rows}).encode()
    shelf.browser.post("/follows/import/", {"file": SimpleUploadedFile("f", content)})
    assert shelf.order == "甲丁丙乙"


def test_two_windows_lose_neither_a_move_nor_a_new_follow(shelf: Shelf) -> None:
    # Both windows were opened on 甲乙丙丁. One puts 丁 before 甲, and follows something new.
    shelf.move("丁", "beside", before="甲")
    actions.follow(shelf.reader, feed=make.make_topic("新"), at=NOON)
    # The other, which knows of neither, puts 丙 between 甲 and 乙.
    shelf.move("丙", "beside", before="乙", after="甲")
    assert shelf.order == "丁甲丙乙新"


def test_a_neighbour_that_was_ended_in_another_window_leaves_the_other_one(shelf: Shelf) -> None:
    actions.unfollow(shelf.reader, feed=shelf.feeds["乙"])
    shelf.move("丁", "beside", before="乙", after="甲")
    assert shelf.order == "甲丁丙"


def test_a_script_is_told_the_order_that_is_true_now(shelf: Shelf) -> None:
    shelf.move("丁", "top")
    said = {"feed": shelf.feeds["乙"].pk, "before": shelf.feeds["甲"].pk}
    answer = shelf.browser.post("/follows/order/beside/", said, **IN_PLACE)
    assert answer.json() == {"order": [shelf.feeds[name].pk for name in "丁乙甲丙"]}
    gone = shelf.browser.post("/follows/order/up/", {"feed": 10**9}, **IN_PLACE)
    assert gone.status_code == 404
    assert gone.json()["refused"].endswith("。")


def test_what_rests_keeps_its_place_and_what_is_muted_is_not_in_the_order(shelf: Shelf) -> None:
    shelf.browser.post("/follows/pause/", {"feed": shelf.feeds["乙"].pk})
    shelf.browser.post("/follows/mute/", {"feed": shelf.feeds["丙"].pk})
    shelf.move("丁", "up")
    assert shelf.order == "甲丁乙"
    page = shelf.browser.get("/follows/order/").content.decode()
    assert "休止中" in page
    assert f'id="follow-{shelf.feeds["丙"].pk}"' not in page


def test_nobody_moves_what_another_follows(shelf: Shelf, sign_in: SignIn) -> None:
    stranger = sign_in()
    for feed in (shelf.feeds["丙"].pk, "x", ""):
        assert stranger.post("/follows/order/top/", {"feed": feed}).status_code == 404
    assert shelf.order == "甲乙丙丁"


def test_a_file_keeps_what_rests_what_is_muted_and_how_it_is_told(
    shelf: Shelf, sign_in: SignIn
) -> None:
    actions.pause(shelf.reader, feed=shelf.feeds["乙"])
    actions.mute(shelf.reader, feed=shelf.feeds["丙"], at=NOON)
    actions.tell(shelf.reader, feed=shelf.feeds["丁"], how="at_once")
    actions.mute_keyword(shelf.reader, keyword="五輪 -冬季", at=NOON)
    taken = shelf.browser.get("/follows/export.json").content
    other = make.make_reader()
    browser = sign_in(other)
    page = browser.post("/follows/import/", {"file": SimpleUploadedFile("f", taken)})
    assert "ミュートは2件です" in page.content.decode()

    def states(reader: Any) -> list[tuple[str, str, str]]:
        every = [*queries.follows_of(reader), *queries.mutes_of(reader)]
        return [(one.feed.name, one.state, one.tell) for one in every]

    assert states(other) == states(shelf.reader)
    assert ("五輪 -冬季", "muted", "digest") in states(other)
    # What the reader muted or rested from meanwhile is not taken up again by an older file.
    actions.pause(other, feed=shelf.feeds["甲"])
    browser.post("/follows/import/", {"file": SimpleUploadedFile("f", taken)})
    assert ("甲", "paused", "digest") in states(other)


NUMBERS = st.lists(st.integers(0, 30), unique=True)


@given(NUMBERS, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_no_move_loses_or_doubles_a_follow(
    order: list[int], one: int, before: int, after: int
) -> None:
    found = rules.moved(order, one, before=before, after=after)
    assert sorted(found) == sorted(order)
    assert [each for each in found if each != one] == [each for each in order if each != one]


@given(NUMBERS, st.lists(st.integers(0, 40)))
def test_arranging_keeps_all_and_puts_the_named_into_their_sequence(
    order: list[int], wanted: list[int]
) -> None:
    found = rules.arranged(order, wanted)
    named = [one for one in dict.fromkeys(wanted) if one in order]
    assert sorted(found) == sorted(order)
    assert [one for one in found if one in named] == named
    assert [(n, one) for n, one in enumerate(found) if one not in named] == [
        (n, one) for n, one in enumerate(order) if one not in named
    ]
