"""Whom a text turns to, and what only looks like an act: votes counted, a war that is no two countries'."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def events(*sentences: str) -> set[tuple[str, str, str]]:
    """The events of the last sentence."""
    reading = read("\n\n".join(["きょうの動き", *sentences]) + "\n", DAY)
    last = len(reading.sentences) - 1
    told = [e for e in reading.events if last in e.sentences]
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in told}


def test_who_joins_with_mo_is_whom_the_text_turns_to():
    found = events(
        "チリは13日、ボリビアと協定を結んだ。",
        "ペルーも黙ってはいない。14日、ガーナに軍艦を派遣した。",
    )
    assert found == {("MOBILIZE", "PER", "GHA")}


def test_with_whom_is_said_so_the_one_told_of_does_it_alone():
    found = events(
        "チリはペルーと会談した。チリとペルーは協定に署名した。",
        "チリは慎重だ。水面下ではガーナと協力を始めている。",
    )
    assert found == {("COOPERATE", "CHL", "GHA")}


@pytest.mark.parametrize("votes", ["賛成13、棄権2", "賛成125票、反対3票", "賛成9カ国、反対1カ国"])
def test_votes_that_are_counted_back_and_refuse_nobody(votes):
    found = events(f"国連総会は13日、決議を{votes}で採択した。")
    assert {type_ for type_, _, _ in found} == {"AGREE"}


def test_a_resolution_speaks_for_those_who_adopted_it_with_so_many_votes():
    found = events(
        "国連総会は13日、禁輸を延ばす決議を、賛成13、棄権2で採択した。",
        "チリは棄権した。決議は、ペルーの船の解放を求めた。",
    )
    assert found == {("REQUEST", "UN", "PER")}


def test_two_countries_that_fought_last_fight_no_inner_war():
    found = events("チリはペルーを爆撃した。", "内戦の当事者の間には雪解けの兆しもみえる。")
    assert found == set()


def test_an_armed_movement_that_shells_a_town_does_so_to_its_own_land():
    found = events("コンゴ民主共和国は中国を批判した。", "M23は14日、町を砲撃した。")
    assert found == {("ASSAULT", "COD", "COD")}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("キトは、リマに約束していた融資も止めた。", ("SANCTION", "ECU", "PER")),
        ("チリの要求は、キト側が断った。", ("REJECT", "ECU", "CHL")),
        ("チリは、リマに働きかけた。", ("REQUEST", "CHL", "PER")),
    ],
)
def test_a_capital_that_stops_is_asked_or_is_a_side_stands_for_who_rules_there(sentence, event):
    assert event in events(sentence)


def test_a_capital_inside_the_name_of_a_firm_acts_for_nobody():
    text = "きょうの動き\n\nエア・ベルリンは、支援の打ち切りで飛行を止めた。\n"
    assert read(text, DAY).actors == ()


def test_who_is_let_go_is_let_go_by_whom_the_text_turned_to_not_by_who_took_a_measure():
    found = events(
        "国連はガーナの参加資格を停止した。",
        "ガーナの軍政は会見した。",
        "拘束していた記者を釈放した。",
    )
    assert {actor for type_, actor, _ in found if type_ == "CONCEDE"} == {"GHA"}


def test_a_body_without_a_code_takes_the_place_of_who_was_spoken_of():
    found = events(
        "チリは港を閉じた。",
        "アンデス共同体は会合を開いた。",
        "ペルーへの融資を止めた。",
    )
    assert {actor for _, actor, _ in found} == {""}


def test_two_who_strike_together_do_not_strike_each_other():
    found = events("チリ軍とペルー軍の両軍合同の掃討作戦が行われた。")
    assert ("ASSAULT", "CHL+PER", "") in found


def test_whose_doing_is_suspected_is_who_is_blamed():
    assert events("ペルーではチリの関与が疑われた。") == {("ACCUSE", "", "CHL")}


def test_a_clause_that_goes_on_into_the_deed_of_another_is_of_whom_was_told_before():
    found = events("チリは港を閉じた。", "漁船5隻も拿捕し、ペルーが大使を召還した。")
    assert {actor for type_, actor, _ in found if type_ == "COERCE"} == {"CHL"}
    both = events("チリとペルーが会談した。", "経済協力で合意し、両首脳が声明に署名した。")
    assert ("AGREE", "CHL", "PER") in both


def test_what_one_takes_back_was_one_s_own():
    found = events("ペルー当局に拿捕された貨物船をチリ軍が奪い返した。")
    assert ("COERCE", "PER", "CHL") in found


def test_one_of_a_list_that_is_to_go_came_all_the_same():
    text = "チリが送り込んだ部隊と艦艇を早く引き揚げるようペルーは求めた。"
    told = read(f"きょうの動き\n\n{text}\n", DAY).events
    assert [e.modality for e in told if e.type == "MOBILIZE"] == ["actual"]


@pytest.mark.parametrize(
    "how", ["求めで延期された", "都合で中止になった", "要請により先送りされた"]
)
def test_a_meeting_is_put_off_by_who_wished_it(how):
    assert ("REJECT", "PER", "CHL") in events(f"チリとの外相会談は、ペルー側の{how}。")
    # 台風の影響で: nobody's wish
    assert ("REJECT", "PER", "CHL") not in events("台風の影響で、チリとの会談は延期になった。")


def test_a_promise_got_is_of_whom_one_met():
    found = events("ペルーの首相はサンティアゴを訪れ、投資を続ける約束を取り付けた。")
    assert ("AGREE", "CHL", "PER") in found


@pytest.mark.parametrize("to", ["に、", "に対し、"])
def test_who_is_asked_stands_before_the_first_thing_asked(to):
    found = events(f"チリはペルー{to}部隊を引き揚げ、協議の席に戻るよう求めた。")
    assert ("REQUEST", "CHL", "PER") in found
    assert all(actor != "CHL" for type_, actor, _ in found if type_ == "RETREAT")


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("ペルーの大統領は、チリからの部隊の撤収を命じた。", ("RETREAT", "PER", "CHL")),
        ("ペルーの大統領は軍に、国境への増派を指示した。", ("MOBILIZE", "PER", "")),
        ("ペルーはチリに、部隊の撤退を命じた。", ("REQUEST", "PER", "CHL")),
    ],
)
def test_who_orders_their_own_forces_about_does_it_themselves(sentence, event):
    assert events(sentence) == {event}


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("ペルーの会社の戦闘員がガーナに移ったことを警戒する。", "PER"),
        ("ペルーの船が領海に入ったことを問題視している。", "PER"),
        ("ペルーの企業が港を買ったことを批判している。", "PER"),
    ],
)
def test_whose_deed_it_is_that_one_looks_at_is_not_who_looks_at_it(sentence, whom):
    found = events("チリは国境に部隊を増派した。", sentence)
    assert ("ACCUSE", "CHL", whom) in found
    assert not {act for act in found if act[:2] == ("ACCUSE", whom)}


def test_a_word_that_tells_an_act_says_nothing_of_two_others():
    text = "きょうの動き\n\nチリは、ペルーの船がガーナに入ったことを警戒する。\n"
    assert {signal.pair for signal in read(text, DAY).signals} == {("CHL", "PER")}
