"""Threats told by what one would do, fights told by nouns, and people in the streets."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(text: str, type_: str) -> set[tuple[str, str]]:
    headline, _, body = text.rpartition("|")
    reading = read(f"{headline or '各地の動き'}\n\n{body}\n", DAY)
    return {("+".join(e.actor), "+".join(e.recipient)) for e in reading.events if e.type == type_}


@pytest.mark.parametrize(
    ("sentence", "threats"),
    [
        (
            "ペルーの大統領は、チリが港を開かなければ関税を課すと表明した。",
            {("PER", "CHL")},
        ),
        ("ケニア政府は、タイへの援助を打ち切るとほのめかした。", {("KEN", "THA")}),
        (
            "オランダの首相は、ペルーが応じないなら銅の輸入を見直すとにおわせた。",
            {("NLD", "PER")},
        ),
        (
            "欧州連合(EU)は、英国が協定を守らなければ関税をかける用意があると述べました。",
            {("EU", "GBR")},
        ),
        ("ペルーの大統領は、チリが港を開けば援助を増やすと表明した。", set()),
        ("ペルーの大統領は、チリに関税を課すと表明した。", set()),
        ("ペルーの大統領は、チリがケニアに侵攻する可能性に触れた。", set()),
        ("ペルーの首相は、法案が通らなければ議会を解散すると述べた。", set()),
        ("ペルーの首相は、雨が降らなければコメの輸出を止めると述べた。", set()),
    ],
)
def test_who_says_what_harm_hangs_on_another_threatens(sentence, threats):
    assert told(sentence, "THREATEN") == threats


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("タイとラオスの国境地帯で起きた武力衝突で、兵士6人が死亡した。", {"THA", "LAO"}),
        ("チリとペルーは昨年の武力衝突で80人を超す死者を出した。", {"CHL", "PER"}),
        ("ケニアの首都ナイロビで民兵同士の撃ち合いがあり、市民2人が死亡した。", {"KEN"}),
        ("ケニアの内戦ではこれまでに3万人が命を落とした。", {"KEN"}),
        ("ケニア、選挙に不安|首都では野党支持者と警察との衝突で4人が命を落とした。", {"KEN"}),
        ("チリとペルーの漁業交渉は、主張がぶつかって進まない。", set()),
    ],
)
def test_a_fight_is_between_those_at_whose_border_or_in_whose_land_it_is(sentence, sides):
    both = [{*e.actor, *e.recipient} for e in read_fights(sentence)]
    assert both == ([sides] if sides else [])
    assert all(e.actor and e.recipient for e in read_fights(sentence))


def read_fights(text: str):
    headline, _, body = text.rpartition("|")
    reading = read(f"{headline or '各地の動き'}\n\n{body}\n", DAY)
    return [e for e in reading.events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("sentence", "marches"),
    [
        ("ケニアの首都で、タイ軍の駐留に抗議して市民が行進した。", {("KEN", "THA")}),
        ("ケニア各地でタイ軍の砲撃に抗議する市民が領事館を囲んだ。", {("KEN", "THA")}),
        ("ケニア当局は選挙の不正を訴えるデモを力で抑え込んだ。", {("KEN", "KEN")}),
        ("ケニア政府は領海侵入についてタイに抗議した。", set()),
        ("タイはケニアのデモを裏で操った。", set()),
    ],
)
def test_people_march_against_whom_they_protest_and_where_they_are_put_down(sentence, marches):
    assert told(sentence, "PROTEST") == marches


def test_gangs_carry_people_off_and_not_the_state():
    sentence = "ケニア北西部の寄宿学校から生徒280人が連れ去られた。"
    assert told(sentence, "COERCE") == {("", "KEN")}


def test_forces_that_leave_a_land_are_not_its_own():
    assert told("ケニアから最後のペルーの部隊が去った。", "RETREAT") == {("PER", "KEN")}


def test_who_is_aboard_a_ship_and_whose_works_a_firm_has_is_of_its_land():
    sentence = "ペルー側の船に乗った男らがケニアの漁民を殴った。"
    assert told(sentence, "ASSAULT") == {("PER", "KEN")}
    sentence = "ケニアはペルー企業が握る銅山の権益を召し上げた。"
    assert told(sentence, "SANCTION") | told(sentence, "COERCE") == {("KEN", "PER")}


def test_a_threat_that_one_hears_of_is_only_claimed():
    reading = read("各地の動き\n\nチリの漁民はペルー人を銃で威嚇し、船を奪ったという。\n", DAY)
    assert {e.modality for e in reading.events} == {"alleged"}
