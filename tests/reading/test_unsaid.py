"""Acts of which nothing beside them says whose they are."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)
COUP = ("タイで政変", "タイの首都バンコクで13日、軍が動いた。")
AT_ODDS = "チリとペルーの漁業\n\nチリ海軍は13日、ペルーの漁船を拿捕した。"


def told(*paragraphs):
    reading = read("\n\n".join(paragraphs) + "\n", DAY)
    last = len(reading.sentences) - 1
    return [(e.type, e.actor, e.recipient) for e in reading.events if last in e.sentences]


@pytest.mark.parametrize(
    "sentence",
    [
        "船長は容疑を否認している。",
        "14日夜の衝突で2人がけがをした。",
    ],
)
def test_among_two_countries_nobody_is_guessed(sentence):
    assert told(AT_ODDS, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("幹部は撤退を拒んだ。", ("REJECT", ("THA",), ("THA",))),
        ("判事らはクーデターを批判した。", ("ACCUSE", ("THA",), ("THA",))),
        ("新しい憲法の案が承認された。", ("SUPPORT", ("THA",), ("THA",))),
    ],
)
def test_in_an_article_of_one_land_both_sides_are_its_own(sentence, event):
    assert told(*COUP, sentence) == [event]


@pytest.mark.parametrize(
    "sentence",
    [
        "不足が懸念されている。",  # what is feared is a thing
        "部品の調達が滞り、作業は遅れている。",  # falls behind by itself
        "同社は契約を結ぶ交渉に入った。",  # companies
        "川では撃たれた人もいる。",  # some, some time
        "工場に配備する機械を選んだ。",  # which ones are meant
        "行事は延期された。",
    ],
)
def test_what_things_and_companies_do_or_may_come_about_is_nobody_s_act(sentence):
    assert told(*COUP, sentence) == []


def test_where_nobody_is_named_nothing_is_told():
    assert told("けさの動き", "首都で13日、武装集団が警察署を襲撃した。") == []


def test_a_noun_that_names_again_what_was_told_tells_nothing_new():
    assert told(*COUP, "軍は14日、議員らを拘束した。", "この拘束で町の人々は広場に集まった。") == []


def test_what_is_only_supplied_is_no_signal():
    text = "\n\n".join((*COUP, "ラオスは12日、タイに抗議した。", "幹部は撤退を拒んだ。"))
    assert all(s.span.start < text.index("幹部") for s in read(text, DAY).signals)


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("残念だ。大いに失望した。釈放することを希望する", {"ACCUSE", "REQUEST"}),
        ("皆の支えに感謝したい", set()),
        ("影響があったことは否定できない", set()),
        ("去年は反対した", set()),
    ],
)
def test_what_one_feels_and_wishes_in_so_many_words_is_done_by_saying_it(words, types):
    text = f"港の集まり\n\nケニアの外相は13日、「{words}」と述べた。\n"
    assert {e.type for e in read(text, DAY).events} == types
