"""Signals: what turns the sign of an act around, or leaves it none."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def signs(body: str) -> set[tuple[str, str, int]]:
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    return {(*s.pair, s.sign) for s in reading.signals}


def verdicts(body: str) -> dict[tuple[str, str], str]:
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    return {r.pair: r.direction for r in reading.relations}


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("米英は対ロで結束した。", ("GBR", "USA")),
        ("豪州とカナダは対中で連携を強めた。", ("AUS", "CAN")),
        ("チリとペルーの両政府は対ボリビア政策で協調する。", ("CHL", "PER")),
    ],
)
def test_over_whom_several_agree_is_no_friend_of_theirs(body, pair):
    assert verdicts(body) == {pair: "improving"}


@pytest.mark.parametrize(
    "headline",
    [
        "米韓、北朝鮮念頭に連携強化",
        "米韓、北朝鮮を念頭に連携強化",
        "米韓、北朝鮮にらみ防衛協力",
        "米韓、北朝鮮けん制へ連携",
        "米韓、北朝鮮の抑止へ共同訓練",
        "米韓、北朝鮮に対抗し技術協力",
        "米韓、北朝鮮に備え合同訓練",
    ],
)
def test_against_whom_two_join_in_a_headline_is_no_friend_of_theirs(headline):
    found = {r.pair: r.direction for r in read(f"{headline}\n\n港は静かだ。\n", DAY).relations}
    assert found.pop(("KOR", "USA")) == "improving"
    assert set(found.values()) <= {"worsening"}


def test_both_are_the_two_that_a_headline_opens_with_as_one_word():
    text = "日豪、準同盟へ 中国念頭に協定\n\n日本と豪州は署名した。豪州は昨秋、米英と合意した。\n\n中国は反発する。報道官は「狙い撃ちだ」と両国を批判した。"
    blamed = {e.recipient for e in read(text, DAY).events if e.type == "ACCUSE"}
    assert ("JPN", "AUS") in blamed


@pytest.mark.parametrize(
    "body",
    [
        "チリとペルーの会談が流れる可能性もある。",
        "チリとペルーの協議は合意のないまま終わった。",
        "チリとペルーが10年交渉する規範は、まとまる見通しが立っていない。",
        "チリは、ペルーへの援助のうち2億ドルの支出を止めた。",
        "チリはペルー向けの部品供給を許可制にすると発表した。",
        "チリは、ペルーとの合意に反するとして抗議した。",
        "チリは、ペルーからの輸入を認める合意を延長しないと発表した。",
        "チリはペルーの野党指導者を支援した。",
        "チリはペルーの与党を支持し、ペルーの新政権を承認しない構えだ。",
    ],
)
def test_a_good_thing_named_for_its_end_is_bad(body):
    assert signs(body) == {("CHL", "PER", -1)}


@pytest.mark.parametrize(
    "body",
    [
        "チリ政府は、ペルーからの輸入品に課す相互関税を36%から19%に引き下げると発表した。",
        "チリとペルーの両軍合同の掃討作戦が行われた。",
        "チリは、野党候補が勝ったペルーの選挙を歓迎した。",
        "チリはペルーとの協議の見通しを明るいとみて、協議を開いた。",
    ],
)
def test_a_bad_thing_made_less_or_aimed_elsewhere_is_good(body):
    assert signs(body) == {("CHL", "PER", 1)}


def test_a_warship_that_calls_at_a_port_is_a_guest():
    assert signs("米海軍の原子力空母も17日に釜山へ入る。") == {("KOR", "USA", 1)}


@pytest.mark.parametrize(
    "body",
    [
        "チリは警察官30人をペルーに派遣した。",
        "チリは軍事顧問をペルーへ送り込む。",
        "カナダが実効支配するこの島について、チリは自治案を認めた。",
    ],
)
def test_who_is_sent_to_help_or_holds_a_land_does_the_other_no_harm(body):
    assert not [sign for *_, sign in signs(body) if sign < 0]


@pytest.mark.parametrize(
    "body",
    [
        "チリが打診した合同訓練にはペルーが首を縦に振らなかった。",
        "チリが提案した協定をペルー政府は断った。",
    ],
)
def test_an_offer_that_is_told_as_turned_down_is_no_good_sign(body):
    assert signs(body) == {("CHL", "PER", -1)}


def test_what_two_fought_before_says_only_which_two_are_meant():
    body = "国境で銃火を交えてきたチリとペルーも、5月から合同で川を測量している。"
    assert signs(body) == {("CHL", "PER", -1), ("CHL", "PER", 1)}
    assert verdicts(body) != {("CHL", "PER"): "worsening"}


@pytest.mark.parametrize(
    "body",
    [
        "ペルー海軍はチリ主催の多国間演習に加わる。",
        "チリ軍は来月、ペルー主催の合同訓練に加わった。",
    ],
)
def test_who_joins_another_s_exercise_works_with_it(body):
    assert signs(body) == {("CHL", "PER", 1)}


@pytest.mark.parametrize(
    "body",
    [
        "チリ軍は、ペルー国境に近い砂漠で2人を引き取った。",
        "チリ軍は、ペルーに面する港で物資を引き渡した。",
        "20年の停戦で駐留を始めたチリの部隊は、ペルーに残る。",
    ],
)
def test_a_place_near_a_land_and_a_truce_of_old_say_nothing_of_it(body):
    assert ("CHL", "PER", 1) not in signs(body)


def test_crime_that_two_fight_together_is_no_quarrel():
    assert signs("チリはペルーの麻薬組織を取り締まるため、ペルーと協力した。") == {
        ("CHL", "PER", 1)
    }


@pytest.mark.parametrize(
    "headline",
    [
        "チリ、原油輸出を倍増 ペルーと10年契約、カナダが港湾整備に融資",
        "チリ、鉄道を延伸 ペルーと合意、カナダが資金供与",
        "チリ、輸出を倍増 ペルーとは契約、カナダは静観",
    ],
)
def test_who_opens_a_headline_deals_with_whom_its_next_part_names(headline):
    reading = read(f"{headline}\n\n港は静かだ。\n", DAY)
    assert [s.pair for s in reading.signals] == [("CHL", "PER")]


def test_a_headline_s_so_many_countries_are_dealt_with_once_the_text_names_them():
    reading = read(
        "チリ首相、アフリカ3カ国を歴訪\n\nチリの首相は3日、ケニア、ガーナ、チャドの歴訪に出発した。\n",
        DAY,
    )
    assert {s.pair for s in reading.signals} == {("CHL", "KEN"), ("CHL", "GHA"), ("CHL", "TCD")}


@pytest.mark.parametrize("kept", ["第三国の影響を受けない", "他国に左右されない", "外圧に動じない"])
def test_a_bond_that_nothing_touches_is_good(kept):
    assert signs(f"チリとペルーの信頼は{kept}。") == {("CHL", "PER", 1)}


def test_the_good_deed_for_which_another_is_punished_says_nothing_of_those_two():
    body = "ガーナは、ペルーへの武器売却に関わったとしてチリの企業の資産を凍結した。"
    assert signs(body) == {("CHL", "GHA", -1)}
