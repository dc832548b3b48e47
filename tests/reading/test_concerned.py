"""Whom an act concerns of which nothing but the article as a whole says to whom it is done."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event, Reading

DAY = date(2024, 5, 20)


def reading_of(headline: str, *body: str) -> Reading:
    return read("\n\n".join((headline, *body)), DAY)


def the(reading: Reading, type_: str) -> Event:
    return next(e for e in reading.events if e.type == type_)


ELECTION = (
    "マラウイ大統領選、結果巡り混乱 カナダは様子見",
    "マラウイの大統領選は投票から10日を経ても勝者が決まらない。",
    "マラウイの選挙管理委員会は票の数え直しを進めている。",
)


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        (
            "アフリカ連合は9日、「平穏な選挙だった」と評価した。",
            ("SUPPORT", ("AU",), ("MWI",)),
        ),
        ("米国務省は8日、援助の凍結もありうると警告した。", ("THREATEN", ("USA",), ("MWI",))),
        ("フランスの外相は10日、遺憾の意を表明した。", ("ACCUSE", ("FRA",), ("MWI",))),
    ],
)
def test_what_outsiders_say_naming_nobody_concerns_whom_the_article_is_about(sentence, act):
    event = the(reading_of(*ELECTION, sentence), act[0])
    assert (event.type, event.actor, event.recipient) == act


def test_whom_an_act_only_concerns_is_a_guess_and_says_so():
    event = the(reading_of(*ELECTION, "フランスの外相は10日、遺憾の意を表明した。"), "ACCUSE")
    assert event.because[-1] == "whom:about"
    stated = the(
        reading_of(*ELECTION, "フランスの外相は10日、マラウイに遺憾の意を表明した。"), "ACCUSE"
    )
    assert event.confidence < stated.confidence


def test_whom_an_act_only_concerns_makes_no_signal():
    reading = reading_of(*ELECTION, "フランスの外相は10日、遺憾の意を表明した。")
    assert not [signal for signal in reading.signals if set(signal.pair) == {"FRA", "MWI"}]


def test_an_article_about_two_alike_leaves_open_whom_of_them_an_outsider_means():
    reading = reading_of(
        "ザンビアとマラウイ、湖の境で対立",
        "ザンビアとマラウイは湖の境界を巡って対立している。",
        "マラウイとザンビアの漁民はどちらも漁を続ける。",
        "フランスの外相は10日、遺憾の意を表明した。",
    )
    assert the(reading, "ACCUSE").recipient == ()


def test_what_is_conceded_and_agreed_at_home_is_so_towards_one_s_own():
    reading = reading_of(
        "マラウイ南部で衝突",
        "マラウイ南部の町で3日、住民と警察が衝突した。",
        "マラウイのチリマ首相は5日、敗北宣言を行った。",
    )
    event = the(reading, "CONCEDE")
    assert (event.actor, event.recipient) == (("MWI",), ("MWI",))


def test_who_stands_between_in_an_article_of_one_land_does_so_there():
    reading = reading_of(
        "スリランカ北部で戦闘が続く",
        "スリランカ北部で3日、国軍と武装勢力が戦った。",
        "ノルウェーの仲介で8日には水門が開いた。",
    )
    event = the(reading, "CONSULT")
    assert (event.actor, event.recipient) == (("NOR",), ("LKA",))


def test_force_of_a_movement_is_not_thought_to_befall_its_own_land():
    reading = reading_of(
        "パレスチナで選挙、集計続く",
        "パレスチナの選挙は3日に投票が終わり、集計が続く。",
        "ハマスは5日、譲歩する考えを示した。",
    )
    assert not [e for e in reading.events if e.actor == ("HAMAS",) and "PSE" in e.recipient]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("野党は選挙の結果を認めていない。", "MWI"),
        ("フランスは選挙の結果を認めないと表明した。", "FRA"),
    ],
)
def test_the_outcome_of_a_vote_is_of_the_land_that_the_article_is_about(sentence, who):
    event = the(reading_of(*ELECTION, sentence), "REJECT")
    assert (event.actor, event.recipient) == ((who,), ("MWI",))


def test_an_inquiry_into_what_happened_has_nobody_in_view():
    reading = reading_of(
        "ネパール、首都で事件", "ネパールの首都で事件があった。その捜査が始まった。"
    )
    event = the(reading, "ACCUSE")
    assert (event.actor, event.recipient) == (("NPL",), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "ベネズエラが野党候補の登録を阻んだため、米国は緩和を打ち切った。",
        "抗議デモを力で抑え込んだベネズエラを米国は糾弾した。",
    ],
)
def test_whoever_puts_down_an_opposition_puts_down_its_own_though_another_stands_beside(sentence):
    reading = reading_of("米国とベネズエラ、再び対立", sentence)
    event = the(reading, "COERCE")
    assert (event.actor, event.recipient) == (("VEN",), ("VEN",))


@pytest.mark.parametrize(
    "sentence",
    [
        "カナダによると、日本は防災の強化に8億円を支援する。",
        "ブラジルの政府は法人税を免除し、日本も8億円を支援する。",
    ],
)
def test_a_gift_beside_which_others_are_named_is_not_thought_to_go_to_whom_the_article_is_about(
    sentence,
):
    reading = reading_of(
        "チリとペルー、国境で対立",
        "チリは3日、ペルーの大使を追放した。",
        "チリのバルガス外相は会見した。",
        "チリの国境の町では店が閉まっている。",
        sentence,
    )
    assert the(reading, "AID").recipient == ()
