"""Arrests and sentences abroad: by whom, where the sentence says only where; and what is imposed on whom."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(sentence: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    events = read("記者団は3日、空港で待つ\n\n" + sentence, DAY).events
    return [(e.type, e.actor, e.recipient) for e in events]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("タイで日本人の男が3日、逮捕された。", ("COERCE", ("THA",), ("JPN",))),
        ("ケニアで英国人の記者2人が起訴された。", ("ACCUSE", ("KEN",), ("GBR",))),
        ("英国人の男はケニアの裁判所で死刑判決を受けた。", ("COERCE", ("KEN",), ("GBR",))),
        (
            "ケニアで英国人の牧師に懲役10年の判決が言い渡された。",
            ("COERCE", ("KEN",), ("GBR",)),
        ),
        ("日本で中国人2人が逮捕された。", ("COERCE", ("JPN",), ("CHN",))),
    ],
)
def test_who_is_arrested_or_sentenced_in_a_land_is_so_by_its_state(sentence: str, act: object):
    assert told(sentence) == [act]


def test_who_is_held_abroad_is_not_held_by_ones_own():
    # Armed men may have done it: nobody is said to.
    assert told("日本人の記者がイランで拘束された。") == [("COERCE", (), ("JPN",))]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("ケニアに制裁が科された。", ("SANCTION", (), ("KEN",))),
        ("米国によってケニアに制裁が科された。", ("SANCTION", ("USA",), ("KEN",))),
        ("ウクライナに戦車が供与された。", ("AID", (), ("UKR",))),
    ],
)
def test_what_is_imposed_or_given_goes_to_whom_the_verb_has_it(sentence: str, act: object):
    assert told(sentence) == [act]


def test_a_man_of_a_country_is_of_that_country():
    assert told("日本人の男性が死刑を言い渡された。") == [("COERCE", (), ("JPN",))]


def test_who_is_charged_in_a_story_of_one_land_is_charged_by_its_courts():
    text = "ケニアで政変\n\nケニアの議会は解散した。モロッコ人の記者は先月起訴された。"
    found = [e for e in read(text, date(2021, 5, 20)).events if e.type == "ACCUSE"]
    assert [(e.actor, e.recipient) for e in found] == [(("KEN",), ("MAR",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "ペルーに駐在するロシアの武官が5日、国外退去を命じられた。",
        "在リマのロシア大使館員3人が5日、国外に追放された。",
    ],
)
def test_who_serves_in_a_land_is_sent_away_by_it(sentence: str):
    assert [who for type_, who, whom in told(sentence) if whom == ("RUS",)] == [("PER",)]


@pytest.mark.parametrize(
    ("headline", "act"),
    [
        ("日本人男性がケニアで拘束", ("COERCE", ("KEN",), ("JPN",))),
        ("英国人記者がタイで一時拘束", ("COERCE", ("THA",), ("GBR",))),
        ("邦人2人がケニアで逮捕", ("COERCE", ("KEN",), ("JPN",))),
        ("英国人活動家がタイで起訴へ", ("ACCUSE", ("THA",), ("GBR",))),
        ("英国人男性がタイで死刑執行", ("COERCE", ("THA",), ("GBR",))),
        ("フランス人技師がケニアで殺害", ("ASSAULT", (), ("FRA",))),
        ("タイ軍がケニア人記者を拘束", ("COERCE", ("THA",), ("KEN",))),
        ("タイ人の男がケニア人女性殺害", ("ASSAULT", ("THA",), ("KEN",))),
    ],
)
def test_a_bare_noun_says_what_befell_a_person_that_is_its_subject(headline: str, act: object):
    events = read(headline + "\n\n各地の動きを伝える。", DAY).events
    assert [(e.type, e.actor, e.recipient) for e in events] == [act]
