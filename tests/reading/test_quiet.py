"""Signals: what is told, and says nothing of how the two get on."""

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
    "body",
    [
        "ペルーは、チリが武装勢力をかくまっていると主張した。",
        "ペルーはチリに対し、武器の通過を黙認していると批判した。",
        "ペルー政府は、反乱軍に武器を渡しているとして、チリへの反発を強める。",
    ],
)
def test_a_good_deed_that_one_only_holds_against_the_other_is_none(body):
    assert ("CHL", "PER", 1) not in signs(body)


def test_a_good_deed_that_a_third_one_claims_is_told_of_the_two():
    told = signs("チリはペルーに戦闘機を供与したとボリビア軍は主張する。")
    assert ("CHL", "PER", 1) in told


@pytest.mark.parametrize(
    "body",
    [
        "チリは国連安全保障理事会に提訴した。",
        "チリは世界貿易機関(WTO)に権利を通知した。",
        "チリの首相は国連総会に出席する。",
    ],
)
def test_who_turns_to_a_house_of_states_is_neither_for_nor_against_it(body):
    assert signs(body) == set()


def test_who_meets_such_a_house_as_an_equal_is_on_terms_with_it():
    told = signs("チリと東南アジア諸国連合(ASEAN)は4日、港で外相会議を開いた。")
    assert ("ASEAN", "CHL", 1) in told


def test_a_court_named_alone_takes_nobody_s_place():
    body = "チリはペルーを批判した。チリはペルーに反発した。世界貿易機関(WTO)への提訴も表明した。"
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    assert [s.rule for s in reading.signals][-1] == "ACCUSE:提訴"


def test_who_blames_such_a_house_is_against_it():
    assert ("CHL", "UN", -1) in signs("チリは国連を批判した。")


def test_a_court_that_a_quarrel_is_brought_to_has_no_part_in_it():
    told = signs("チリは「受け入れられない」との声明を出し、世界貿易機関(WTO)に提訴する方針だ。")
    assert told == set()


def test_to_be_a_member_is_a_state_and_to_become_one_a_step():
    assert signs("ペルーは石油輸出国機構(OPEC)に加盟する産油国だ。") == set()
    assert ("EU", "SRB", 1) in signs("セルビアは欧州連合(EU)に加盟した。")


def test_talks_that_are_only_where_something_else_is_done_say_nothing():
    body = "チリの外相は会談で、ペルーの船の事件を取り上げた。"
    assert ("CHL", "PER", 1) not in signs(body)


def test_a_visit_that_brings_a_hard_demand_is_no_kindness():
    assert signs("チリの次官はペルーを訪れ、ペルーに輸出の全面禁止を迫った。") == {
        ("CHL", "PER", -1)
    }
    assert ("CHL", "PER", 1) in signs("チリの次官はペルーを訪れ、契約の履行を求めた。")


def test_a_deed_told_only_to_be_denied_is_none():
    told = signs("ペルーは、停戦をチリが仲介したとする説明を否定した。")
    assert ("CHL", "PER", 1) not in told


def test_a_mere_if_that_does_not_say_whom_it_would_strike_tells_nothing():
    told = signs("チリ政府は、ペルーが制裁に踏み切れば原油は行き場を失うとみる。")
    assert told == set()


def test_to_deny_what_others_think_one_did_under_pressure_is_no_refusal():
    told = signs("チリは、ペルーの圧力に屈したとの見方を「自らの判断だ」と打ち消した。")
    assert told == set()


def test_to_deny_what_others_think_one_did_is_no_deed_undone():
    assert signs("チリは、ペルーへの支援をやめたとの観測を打ち消した。") == set()


def test_a_duty_or_tariff_named_to_be_lifted_is_good():
    told = signs("チリは、ペルーの企業に課してきた使用義務を全廃すると説明した。")
    assert told == {("CHL", "PER", 1)}


def test_what_was_agreed_on_and_is_now_put_off_is_no_agreement():
    told = signs("チリとペルーは、9月に開催で一致したばかりの投資協議を延期した。")
    assert ("CHL", "PER", 1) not in told


def test_a_quarrel_that_one_makes_less_is_good():
    assert signs("チリは、ペルーとの対立の火種を減らそうとしている。") == {("CHL", "PER", 1)}


def test_whom_one_draws_near_to_stands_before_the_word():
    assert signs("チリはペルーに接近して対抗した。") == {("CHL", "PER", 1)}


def test_whom_one_falls_in_with_is_not_whom_the_measure_strikes():
    assert ("CHL", "PER", 1) in signs("チリは輸出管理でペルーに同調した。")


def test_an_invasion_that_goes_by_its_victim_is_its_invader_s():
    told = signs("ウクライナ侵攻の余波で部品の納入が滞り、チリは昨秋、違約金をペルーに請求した。")
    assert ("RUS", "UKR", -1) in told
    assert not [pair for pair in told if pair[:2] in {("CHL", "UKR"), ("PER", "UKR")}]


def test_whoever_stands_against_two_who_are_named_together_sets_them_not_at_odds():
    body = "タイとインドは協定に調印し、チリ・ペルーの覚書に対抗した。"
    assert ("CHL", "PER", -1) not in signs(body)


def test_an_act_of_a_sentence_that_names_others_is_not_thought_to_be_of_those_told_of_before():
    body = (
        "チリはペルーと会談した。チリはペルーを評価した。チリはペルーに反発した。"
        "タイとインドは港で会った。タイは批判した。"
    )
    assert not [pair for pair in signs(body) if pair[:2] == ("PER", "THA")]


STORY = "チリはペルーと会談した。チリはペルーを批判した。チリはペルーに反発した。"


def test_one_old_deed_of_others_is_background_and_gives_no_verdict():
    assert ("BOL", "ECU") not in verdicts(f"{STORY}ボリビアは2010年にエクアドルを訪問した。")
    assert verdicts(f"{STORY}ボリビアは2010年にエクアドルへの制裁を発動した。")[("BOL", "ECU")] == (
        "worsening"
    )


def test_one_word_on_two_neighbours_gives_no_verdict_unless_shots_fell():
    assert ("BOL", "ECU") not in verdicts(f"{STORY}ボリビアとエクアドルの友情は続く。")


def test_where_good_and_bad_are_told_the_opening_needs_less_to_decide():
    good = "チリはペルーと会談した。チリはペルーと合意した。チリはペルーを歓迎した。"
    rest = "荷は増えている。街は沸いた。" * 4
    bad = "チリはペルーを批判した。チリはペルーに反発した。"
    assert verdicts(f"{good}{rest}{bad}")[("CHL", "PER")] == "improving"


@pytest.mark.parametrize(
    "body",
    [
        "ペルーはチリに制裁を科すべきではない。",
        "ペルーはチリへの輸出を止めてはならない。",
        "ペルーはチリへの扉を閉ざすべきではありません。",
    ],
)
def test_what_must_not_be_done_says_nothing_of_the_two(body):
    assert signs(body) == set()


def test_what_should_be_done_is_no_friendlier_for_being_a_wish():
    assert signs("ペルーはチリに制裁を科すべきだ。") == {("CHL", "PER", -1)}


def test_where_three_do_not_agree_two_of_them_may_be_of_one_mind():
    assert signs("チリはペルー、ガーナの両国と折り合わなかった。") == {
        ("CHL", "PER", -1),
        ("CHL", "GHA", -1),
    }
