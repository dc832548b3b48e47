"""Whose people are held, where later sentences only say 人質, 2人 or 3人."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)
LEAD = "イランで先月拘束されたペルー人記者とチリ人医師が4日、刑務所に移された。"


def told(*sentences):
    text = "\n\n".join(["きょうの動き", *sentences]) + "\n"
    return {(e.type, e.actor, frozenset(e.recipient)) for e in read(text, DAY).events}


def test_all_who_are_listed_are_held():
    assert ("COERCE", (), frozenset(("PER", "CHL"))) in told(LEAD)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("イラン当局は2人を再び拘束した。", ("COERCE", ("IRN",), ("PER", "CHL"))),
        ("トルコ軍の部隊が2人を救出した。", ("AID", ("TUR",), ("PER", "CHL"))),
        ("2人はイランに釈放された。", ("CONCEDE", ("IRN",), ("PER", "CHL"))),
    ],
)
def test_a_bare_number_is_those_who_are_held(sentence, expected):
    type_, who, whom = expected
    assert (type_, who, frozenset(whom)) in told(LEAD, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # of another number, of other people, some of many
        "イラン当局は3人を釈放した。",
        "イラン当局は警官2人を釈放した。",
        "イラン当局は病を抱える2人を釈放した。",
        # what they say they say for themselves
        "2人はイランを非難した。",
    ],
)
def test_others_are_not_taken_for_them(sentence):
    held = {"PER", "CHL"}
    assert not any(held & {*who, *whom} for _, who, whom in told(LEAD, sentence) if who)


def test_nobody_blames_those_who_are_held():
    acts = told(LEAD, "ペルー政府は2人の拘束を非難した。")
    assert ("ACCUSE", ("PER",), frozenset(("CHL",))) not in acts


def test_whose_the_hostages_are_stands_before_them():
    acts = told("フランスとチリの人質2人が4日、ケニアから帰国した。", "ケニア軍は2人を保護した。")
    assert ("CONCEDE", ("KEN",), frozenset(("FRA", "CHL"))) in acts
