"""Trade in headlines, and whose goods, money and ministries are told of."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(headline: str, *body: str) -> set[tuple[str, str, str]]:
    """What the last sentence tells."""
    reading = read("\n\n".join((headline, "".join(body))), DAY)
    last = len(reading.sentences) - 1
    return {
        (event.type, "+".join(event.actor), "+".join(event.recipient))
        for event in reading.events
        if last in event.sentences
    }


def one(sentence: str) -> set[tuple[str, str, str]]:
    return told("きょうの動き", sentence)


@pytest.mark.parametrize(
    ("headline", "deed"),
    [
        ("ペルー、チリに50億円の支援", ("AID", "PER", "CHL")),
        ("ペルー、チリの銀行に2億ドルの罰金", ("SANCTION", "PER", "CHL")),
        ("ペルー、チリ産大麦に80%の関税", ("SANCTION", "PER", "CHL")),
        ("ペルー、チリ3社に権益の売却命令", ("SANCTION", "PER", "CHL")),
    ],
)
def test_a_headline_may_end_in_how_much_of_what(headline, deed):
    reading = read(f"{headline}\n\nけさ発表した。", DAY)
    found = {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in reading.events}
    assert deed in found


def test_what_is_counted_in_a_headline_need_not_be_given():
    reading = read("ペルー、チリに3千人の移民\n\nけさ発表した。", DAY)
    assert not reading.events


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("ペルーはチリ産水産物の輸入再開で合意した。", ("AGREE", "PER", "CHL")),
        ("ペルーはチリ産リンゴの関税の引き下げで合意した。", ("AGREE", "PER", "CHL")),
    ],
)
def test_whose_goods_are_let_in_is_with_whom_it_is_agreed(sentence, deed):
    assert deed in one(sentence)


def test_who_paid_for_a_thing_was_not_paid_by_whom_it_is_told():
    assert not any(who == "PER" for _, who, _ in one("ペルーはチリ融資の鉄道で赤字に苦しむ。"))


@pytest.mark.parametrize(
    ("headline", "deed"),
    [
        ("ペルー産石炭の輸入再開　チリ、2年ぶり", ("CONCEDE", "CHL", "PER")),
        ("ペルーへの送電停止　チリ国営、代金未払い理由に", ("SANCTION", "CHL", "PER")),
        ("ペルー、チリに支援要請　ガーナは融資検討", ("AID", "GHA", "PER")),
    ],
)
def test_a_headline_may_name_the_measure_first_and_then_whose_it_is(headline, deed):
    reading = read(f"{headline}\n\nけさ発表した。", DAY)
    found = {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in reading.events}
    assert deed in found


def test_what_many_are_asked_is_asked_of_nobody_by_name():
    head = ("ケニア、チリの送電停止に反発", "チリはペルーへの送電を止めた。")
    found = told(*head, "ケニアは「脅迫だ」と反発し、加盟国に支払いに応じないよう求めた。")
    assert ("REQUEST", "KEN", "") in found


def test_a_ministry_is_whose_it_was_called_until_another_land_s_is_named():
    reading = read(
        "\n\n".join(
            (
                "ペルー、チリ製品を調査",
                "ペルー商務省はチリ製パネルの調査を始めた。",
                "チリの会社がケニアを経由して輸出している疑いがある。",
                "商務省はクロと認めれば追加関税を課す。",
                "チリ商務省は静観する。",
            )
        ),
        DAY,
    )
    assert {e.actor for e in reading.events if e.type == "SANCTION"} == {("PER",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "ペルー商務省はチリ産豚肉の調査を始めた。",
        "ペルーはチリ製の太陽光パネルについて反補助金調査を始めた。",
        "ペルーはチリ製の電気自動車を調査する。",
    ],
)
def test_whose_goods_are_looked_into_is_whom_it_is_laid_to(sentence):
    assert ("ACCUSE", "PER", "CHL") in one(sentence)


def test_a_memorandum_at_the_end_of_a_headline_is_signed():
    reading = read("チリとペルー、原発で覚書\n\nけさ発表した。", DAY)
    assert [(e.type, {*e.actor, *e.recipient}) for e in reading.events] == [
        ("COOPERATE", {"CHL", "PER"})
    ]
