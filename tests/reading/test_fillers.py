"""What fills the cases of a verb, told in other ways than by its own particle in its own clause."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 1)


def told(sentence: str) -> set[tuple[str, str, str]]:
    reading = read(f"きょうの動き\n\n{sentence}\n", DAY)
    return {
        (e.type, "+".join(e.actor), "+".join(e.recipient))
        for e in reading.events
        if e.span.start > 0
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "ペルーの特使は昨年から4回ミンスクに通い、議員に詩集を配った。",
        "ペルーの特使は成田をたち、ミンスクに通い詰めた。",
    ],
)
def test_the_subject_of_the_clause_before_or_after_is_that_of_this_one(sentence):
    assert ("CONSULT", "PER", "BLR") in told(sentence)


@pytest.mark.parametrize("only", ["だけを", "さえ", "まで"])
def test_only_this_and_even_this_is_what_is_done(only):
    assert ("AID", "PER", "GHA") in told(f"ペルーはガーナに武器{only}渡した。")


def test_where_to_is_not_what():
    assert told("ペルーの船はガーナの港まで来た。") == set()


def test_a_noun_made_of_a_verb_tells_its_act_with_what_stands_before_it():
    assert ("COOPERATE", "PER", "GHA") in told("ペルーはガーナとの直行便の開設を発表した。")


def test_what_is_done_so_at_home_too_needs_its_other_side():
    assert told("日本の首相は経済の立て直しに取り組む。") == set()


def test_a_noun_made_of_a_verb_goes_on_like_one_before_a_comma():
    events = told("ペルーはガーナとの関係を2段階引き上げ、港を見て回った。")
    assert ("COOPERATE", "PER", "GHA") in events


def test_an_everyday_word_goes_on_with_whom_its_doer_dealt_with_in_the_sentence():
    assert ("COOPERATE", "PER", "GHA") in told("ペルーはガーナと会談し、鉄道に10億ドルを投じた。")
