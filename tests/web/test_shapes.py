"""Lines that are drawn once and then only filled in: what is filled in stays what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        ("50%の壁 %(pk)s %s", "50%の壁 %(pk)s %s"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ pk }} \ue000pk\ue001", "{{ pk }} \ue000pk\ue001"),
        ("協議 & 「合意」", "協議 &amp; 「合意」"),
    ],
)
def test_no_headline_is_taken_for_a_part_of_the_line(
    headline: str, shown: str, sign_in: Callable[..., Client], clock: time_machine.Traveller
) -> None:
    reader, topic = make.make_reader(), make.make_topic(name=headline[:40])
    make.make_entry(topic, make.make_published(headline=headline))
    make.make_follow(reader, topic)
    page = sign_in(reader).get("/my/").content.decode()
    assert shown in page.replace("<wbr>", "")
    assert "<script>alert" not in page


def test_lines_are_drawn_for_each_language_and_state(
    sign_in: Callable[..., Client], clock: time_machine.Traveller
) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    first, second = make.make_published(), make.make_published(access="members")
    for article in (first, second):
        make.make_entry(topic, article)
    make.make_follow(reader, topic)
    make.make_save(reader, first)
    browser = sign_in(reader)
    japanese = browser.get("/my/").content.decode()
    english = browser.get("/my/", headers={"accept-language": "en"}).content.decode()
    for page, saved, save in ((japanese, "保存済み", "保存する"), (english, "Saved", "Save")):
        assert page.count(f">{saved}</button>") == 1
        assert page.count(f">{save}</button>") == 1
        assert page.count('class="member"') == 1
