"""Every row of the predicate lexicon does what it says: its own example is read as it promises."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.lexicon.predicates import TYPES, predicates
from kankei_reading.types import Event

DAY = date(2024, 5, 1)
LEXICON = predicates()


def events_of(sentence: str) -> tuple[Event, ...]:
    """Read `sentence` as the body of an article, under a headline that says nothing."""
    reading = read(f"きょうの動き\n\n{sentence}\n", DAY)
    return tuple(e for e in reading.events if e.span.start > 0)


def is_read(sentence: str, type_: str, promise: str, modality: str = "actual") -> bool:
    """Whether the sentence yields `promise`: `JPN>FRA`, or `JPN=FRA` when both do it together."""
    for event in events_of(sentence):
        if event.type != type_ or event.modality != modality:
            continue
        if "=" in promise:
            if {*event.actor, *event.recipient} == set(promise.split("=")):
                return True
            continue
        actor, recipient = promise.split(">")
        if event.actor == (actor,) and event.recipient == ((recipient,) if recipient else ()):
            return True
    return False


@pytest.mark.parametrize("type_", TYPES)
def test_each_row_s_example_is_read_as_the_row_says(type_):
    rows = [row for row in LEXICON.rows if row.type == type_]
    wrong = [
        f"{row.word}: {row.example} → {row.reads}"
        for row in rows
        if not is_read(row.example, row.type, *row.reads.split(" "))
    ]
    assert rows
    assert not wrong


def test_each_operator_s_example_is_read_as_the_row_says():
    wrong = []
    for operator in LEXICON.operators.values():
        type_, promise, *modality = operator.reads.split(" ")
        if not is_read(operator.example, type_, promise, *modality):
            wrong.append(f"{operator.word}: {operator.example} → {operator.reads}")
    assert not wrong


def test_the_lexicon_is_large_and_no_word_stands_twice_for_different_acts():
    assert len(LEXICON.rows) + len(LEXICON.operators) >= 800
    plain = [(row.word, row.is_negative) for row in LEXICON.rows if not row.case]
    assert len(plain) == len(set(plain))


@pytest.mark.parametrize(
    ("sentence", "type_", "promise"),
    [
        ("日本はフランスへの制裁を発動した。", "SANCTION", "JPN>FRA"),
        ("日本はフランスへの制裁を解除した。", "CONCEDE", "JPN>FRA"),
        ("日本はフランスへの制裁の発動を見送った。", "CONCEDE", "JPN>FRA"),
        ("日本はフランスとの協議を再開した。", "CONSULT", "JPN=FRA"),
        ("日本はフランスとの協議を打ち切った。", "REJECT", "JPN>FRA"),
        ("日本はフランスへの攻撃をやめた。", "RETREAT", "JPN>FRA"),
        ("日本はフランスの攻撃を受けた。", "ASSAULT", "FRA>JPN"),
    ],
)
def test_the_object_decides_what_a_verb_means(sentence, type_, promise):
    assert is_read(sentence, type_, promise) or is_read(sentence, type_, promise.replace(">", "="))


@pytest.mark.parametrize(
    ("sentence", "type_", "promise"),
    [
        ("フランスはイランの口座の凍結を決めた。", "SANCTION", "FRA>IRN"),
        ("チリは予備役の招集も始めた。", "MOBILIZE", "CHL>"),
        ("ペルーはチリの大使館の閉鎖を発表した。", "SANCTION", "PER>CHL"),
        ("ガーナはトルコの口座の凍結をやめた。", "CONCEDE", "GHA>TUR"),
        ("ガーナはトルコの口座の凍結の解除を決めた。", "CONCEDE", "GHA>TUR"),
    ],
)
def test_a_verb_s_noun_takes_its_object_in_the_genitive(sentence, type_, promise):
    assert {event.type for event in events_of(sentence)} == {type_}
    assert is_read(sentence, type_, promise)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("チリはペルーへの滞っていた支援を再開した。", "SANCTION"),
        ("チリとペルーは途絶えていた対話を再開した。", "REJECT"),
    ],
)
def test_what_had_ceased_and_goes_on_is_told_once(sentence, type_):
    assert events_of(sentence)
    assert type_ not in {event.type for event in events_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "台風はフィリピンの島に上陸した。",
        "チリの男は路上に車を止めた。",
        "震源はペルーの首都から30キロ離れている。",
        "チリの代表はペルーの町でトンネルを掘った。",
        "ガーナの裁判所は手話通訳を手配した。",
    ],
)
def test_everyday_verbs_with_everyday_objects_tell_nothing(sentence):
    assert not events_of(sentence)
