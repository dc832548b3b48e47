"""Whose people and offices a sentence tells of that names but the city where it plays."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)
BEFORE = "チリとペルーが争う。チリの大統領は港を閉じた。"


def told(body: str) -> set[tuple[str, str, str]]:
    events = read(f"チリとペルー、国境で対立\n\n{BEFORE}{body}\n", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events}


def whose(body: str, word: str) -> set[str]:
    text = f"チリとペルー、国境で対立\n\n{BEFORE}{body}\n"
    actors = read(text, DAY).actors
    return {code for a in actors if a.span.of(text) == word for code in a.codes}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("学生約200人は20日、アクラの外務省前で抗議集会を開いた。", ("PROTEST", "GHA", "GHA")),
        ("怒った群衆がアクラのチリ大使館を襲った。", ("ASSAULT", "GHA", "CHL")),
        ("アクラ中心部の広場では退役兵や遺族ら数百人がチリを批判した。", ("ACCUSE", "GHA", "CHL")),
    ],
)
def test_a_crowd_is_of_the_land_of_the_city_where_it_stands(body, event):
    assert event in told(body)


def test_a_crowd_where_others_meet_is_of_no_land():
    assert not any(who == "CHE" for _, who, _ in told("ジュネーブでは学生がペルーを批判した。"))


def test_police_and_parties_are_those_of_the_city():
    assert whose("アクラの広場で警官隊が集会を散らした。", "警官隊") == {"GHA"}
    assert whose("アクラでは野党が集会を開いた。", "野党") == {"GHA"}


def test_whom_the_next_sentence_names_is_of_the_city_that_this_one_is_about():
    body = "アクラの広場では学生がペルーの旗を燃やした。ロマーノ上院議員は声明を非難した。"
    assert whose(body, "ロマーノ上院議員") == {"GHA"}


def test_parties_are_not_those_of_a_land_at_war_that_is_told_of_by_the_way():
    body = "チリとペルーはハイチ内戦でも争った。" + "チリとペルーは争う。" * 3
    assert whose(body + "一方のペルーは不況が続く。治安部隊は広場を囲んだ。", "治安部隊") == {"PER"}


def test_whom_somebody_only_speaks_of_has_no_ministers_in_the_sentence():
    body = "ペルーの国内には反対の声もある。学生は「チリの手先だ」と外相を責めた。"
    assert whose(body, "外相") == {"PER"}


def test_what_people_of_a_land_say_makes_it_a_party_and_what_lies_in_it_does_not():
    assert whose("ガーナ国内には慎重論もある。", "ガーナ") == {"GHA"}
    assert whose("ガーナ国内には6つの港がある。", "ガーナ") == set()


def test_who_scorns_and_then_urges_does_both():
    body = "ペルーの野党党首は計画を「降伏だ」とこき下ろし、外相を呼んで説明させるよう迫った。"
    assert {who for type_, who, _ in told(body) if type_ in {"ACCUSE", "REQUEST"}} == {"PER"}


def test_dissidents_are_no_armed_body():
    body = "チリは武装組織フーシと戦う。ペルーの資金で反体制派の放送局が開かれた。"
    assert "HOUTHI" not in whose(body, "反体制派")


def test_a_civil_war_is_not_between_the_two_who_fought_last():
    body = "チリはペルーの港を攻撃した。停戦が実現すれば、8年に及ぶ内戦の出口が開ける。"
    assert [t for t in told(body) if t[0] == "ASSAULT"] == [("ASSAULT", "CHL", "PER")]


@pytest.mark.parametrize(
    ("opening", "city", "whom"),
    [
        ("EUはチリに援助を送った。", "ブリュッセル", "EU"),
        ("NATOはチリに援助を送った。", "ブリュッセル", "NATO"),
        ("EUとベルギーはチリに援助を送った。", "ブリュッセル", "BEL"),
        ("IAEAはチリに援助を送った。", "ウィーン", "IAEA"),
        ("ペルーはチリに援助を送った。", "ジュネーブ", ""),
        ("ペルーはチリに援助を送った。", "アクラ", "GHA"),
    ],
)
def test_who_goes_to_a_city_where_others_meet_goes_to_see_the_body_that_sits_there(
    opening, city, whom
):
    text = f"チリの外交\n\n{opening}チリの首相は14日、{city}を訪れた。\n"
    visits = [e for e in read(text, DAY).events if e.type == "CONSULT"]
    assert {code for e in visits for code in e.recipient} == set(whom.split())


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリはアクラの商社2社を制裁対象に加えた。", ("SANCTION", "CHL", "GHA")),
        ("チリはアクラの銀行の資産を凍結した。", ("SANCTION", "CHL", "GHA")),
    ],
)
def test_a_firm_is_of_the_land_of_its_city(body, event):
    assert event in told(body)
