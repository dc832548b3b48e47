"""Signals: which pairs a sentence tells of as getting better or worse."""

from datetime import date
from pathlib import Path

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)
TIES = [
    line.split("\t")
    for line in (Path(__file__).parent / "tables" / "ties.tsv").read_text("utf-8").splitlines()[1:]
]


def signs(body: str) -> set[tuple[str, str, int]]:
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    return {(*s.pair, s.sign) for s in reading.signals}


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本とフランスは会談した。", 1),
        ("日本はフランスを批判した。", -1),
        ("日本はフランスへの制裁を解除した。", 1),
        ("日本はフランスと合意しなかった。", -1),
        ("日本とフランスの関係が悪化している。", -1),
        ("日本とフランスの関係悪化に歯止めがかかった。", 1),
        ("日本とフランスの溝が深い。", -1),
        ("日本とフランスの緊張緩和が進む。", 1),
        ("日本とフランスの貿易額は過去最高となった。", 1),
        ("日本とフランスは足並みをそろえた。", 1),
        ("日本の漁船の行方に、フランスは神経をとがらせている。", -1),
        ("日本とフランスに、背を向け合う余裕はない。", 1),
        ("日本とフランスの友好は揺るがない。", 1),
        ("日本はフランスとの取引を認める免許を取り消した。", -1),
        ("日本とフランスの貿易額は2割減った。", -1),
        ("日本の漁船の行方に、フランスは神経を尖らせている。", -1),
        ("日本とフランスの間は冷え切っている。", -1),
        ("日本はフランスとの関係の修復を急ぐ。", 1),
        ("日本とフランスは海賊に共闘する。", 1),
    ],
)
def test_a_sentence_tells_a_pair_good_or_bad(body, sign):
    assert signs(body) == {("FRA", "JPN", sign)}


def test_two_who_move_forces_together_are_on_good_terms():
    assert ("CHN", "RUS", 1) in signs("中国とロシアは日本海に艦隊を派遣した。")


def test_a_plain_request_says_nothing_of_the_relation():
    assert signs("日本はフランスに協力を求めた。") == set()


def test_a_hostile_demand_is_bad_for_the_relation():
    assert signs("日本はフランスに撤退を迫った。") == {("FRA", "JPN", -1)}


def test_what_one_asks_others_to_do_to_a_third_shows_where_one_stands():
    assert ("CHN", "PRK", 1) in signs("中国は、北朝鮮への制裁を緩めるよう各国に求めた。")


def test_a_pair_is_in_alphabetical_order_and_cites_words_of_its_sentence():
    body = "フランスは日本を批判した。"
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    (signal,) = reading.signals
    assert signal.pair == ("FRA", "JPN")
    assert signal.span.of(f"きょうの動き\n\n{body}") == "批判した"


def test_three_that_act_together_are_three_pairs():
    assert signs("日本と米国、韓国は共同訓練を行った。") == {
        ("JPN", "USA", 1),
        ("JPN", "KOR", 1),
        ("KOR", "USA", 1),
    }


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("ロシアは拘束した米国の記者を釈放した。", {("RUS", "USA", 1)}),
        ("日本は禁じていたフランス産牛肉の輸入を解禁した。", {("FRA", "JPN", 1)}),
        ("トルコは予定していたスウェーデンとの協議を取り消した。", {("SWE", "TUR", -1)}),
    ],
)
def test_what_a_sentence_undoes_is_no_signal_beside_what_undoes_it(body, told):
    assert signs(body) == told


def test_who_brings_two_others_together_does_both_and_them_good():
    assert signs("トルコはロシアとウクライナの交渉を仲介した。") == {
        ("RUS", "TUR", 1),
        ("TUR", "UKR", 1),
        ("RUS", "UKR", 1),
    }


def test_force_is_not_guessed_to_strike_the_mediator():
    body = "スリランカでは、ノルウェーの仲介でスリランカ軍が停戦していた。\n\nスリランカ軍は20日、町を制圧した。"
    assert ("LKA", "NOR", -1) not in signs(body)


def test_what_a_scholar_warns_of_is_nothing_that_the_country_does():
    body = "ドイツの研究所のベルガー研究員は、ロシアの対応を批判した。"
    assert signs(body) == set()
    assert signs("ドイツのケスラー首相は、ロシアの対応を批判した。") == {("DEU", "RUS", -1)}


def test_to_admit_a_deed_is_no_support():
    body = "ロシアは、ウクライナの輸送機を撃墜したことを認めた。"
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    assert "SUPPORT" not in {event.type for event in reading.events}
    assert ("RUS", "UKR", 1) not in signs(body)
    assert ("RUS", "UKR", 1) in signs("ロシアはウクライナの独立を認めた。")


def test_what_one_thinks_another_should_do_is_nothing_good_yet():
    assert signs("米国は、北朝鮮は人権を尊重するべきだと述べた。") == set()


def test_forces_that_keep_a_peace_threaten_nobody():
    assert ("ISR", "ITA", -1) not in signs("イタリアはイスラエルに対し平和維持部隊を派遣した。")
    assert ("IND", "PAK", -1) in signs("インドはパキスタンに対し部隊を派遣した。")


def test_not_to_be_a_member_is_no_step_away():
    assert signs("アイスランドは欧州連合に加盟していない。") == set()


def test_talks_called_off_are_bad_where_no_act_is_told():
    assert signs("日本とフランスの間の直行便運航が中断している。") == {("FRA", "JPN", -1)}


def test_a_good_thing_named_for_what_harms_it_is_bad():
    assert ("ALB", "EU", 1) not in signs("アルバニアの欧州連合加盟交渉に打撃となる可能性がある。")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("米国の国務長官は3日、イスラエルの首相との電話協議で攻撃の停止を求めた。", set()),
        (
            "米国の国務長官は3日、イスラエルの首相との電話協議で攻撃を批判した。",
            {("ISR", "USA", -1)},
        ),
        ("米国の国務長官は3日、イスラエルの首相と電話で協議した。", {("ISR", "USA", 1)}),
    ],
)
def test_talks_that_only_carry_a_demand_say_nothing_of_their_own(body, told):
    assert signs(body) == told


def test_to_agree_on_a_measure_against_a_third_is_bad_for_the_third():
    assert ("G7", "RUS", -1) in signs("G7は、ロシアへの追加制裁で足並みをそろえた。")


def test_a_body_named_for_getting_on_says_nothing_of_who_meets_there():
    assert signs("日本の試練は経済協力開発機構の会合で、フランスも見守る。") == set()
    assert signs("日本の試練は経済協力で、フランスも見守る。") == {("FRA", "JPN", 1)}


def test_to_add_to_troops_that_a_partner_houses_is_no_threat_to_the_partner():
    assert signs("日本はフランスに常駐させる部隊を増強する計画を進める。") == set()
    assert ("FRA", "JPN", -1) in signs(
        "日本はフランスに部隊を向けた。フランスに対し、日本は部隊を増強した。"
    )


def test_what_a_but_adds_about_the_same_two_counts_as_well():
    body = "日本とフランスは会談したが、歩み寄りはなかった。"
    assert signs(body) == {("FRA", "JPN", 1), ("FRA", "JPN", -1)}


def test_what_is_said_not_to_be_wanted_is_not_bad():
    assert signs("日本とフランスは関税合戦は望んでいない。") == {("FRA", "JPN", 1)}


def test_a_sentence_that_ends_well_is_good_though_it_began_with_a_quarrel():
    assert signs("制裁に苦しむフランスに、日本は和解の糸口を探った。") == {("FRA", "JPN", 1)}


def test_whose_quarrel_it_is_stands_right_before_the_word():
    told = signs("日本とフランスの溝の底は、タイからも見える。")
    assert ("FRA", "JPN", -1) in told
    assert not [pair for pair in told if "THA" in pair]


def test_two_who_are_named_far_from_a_word_have_no_quarrel_by_it():
    assert signs("日本とフランスの選手のそばで、タイの客が怒りをあらわにした。") == set()


def test_with_whom_the_topic_deals_are_both_its_partners():
    told = signs("タイは日仏との蜜月を誇る。")
    assert told == {("JPN", "THA", 1), ("FRA", "THA", 1)}


PEACE = "日本とフランスは停戦で合意した。日本とフランスは文書に署名した。"


def test_who_brings_two_together_is_good_to_both():
    told = signs("日本とフランスの争いを、タイが仲介した。")
    assert {("JPN", "THA", 1), ("FRA", "THA", 1)} <= told


def test_who_is_only_called_the_mediator_tells_nothing():
    told = signs(f"{PEACE}仲介したタイの外相は涙を見せた。")
    assert not [pair for pair in told if "THA" in pair]


def test_by_whose_good_offices_two_come_together_is_good_to_both_unnamed_ones():
    told = signs(f"{PEACE}タイの仲介で実現した。")
    assert {("JPN", "THA", 1), ("FRA", "THA", 1)} <= told


def test_good_offices_in_vain_are_no_signal():
    told = signs(f"{PEACE}タイの仲介で始まった会合は決裂した。")
    assert not [pair for pair in told if "THA" in pair]


def test_who_is_named_alone_stands_beside_the_one_that_the_article_is_about():
    body = (
        "日本はフランスを批判した。日本はタイを批判した。日本はドイツを批判した。"
        "インドとの蜜月だけが頼りだ。"
    )
    assert ("IND", "JPN", 1) in signs(body)


def test_in_an_article_that_tells_no_dealings_nobody_stands_beside_another():
    assert signs("日本の選手が勝った。日本は沸いた。タイの選手は判定に激怒した。") == set()


def test_what_two_did_together_and_do_again_is_good():
    told = signs("日本とフランスを結ぶ航空便が、10日ぶりに再開された。")
    assert told == {("FRA", "JPN", 1)}


def test_a_letter_says_of_itself_nothing():
    assert signs("日本はフランスに書簡を送った。") == set()


def test_who_answers_a_reporter_gives_way_to_nobody():
    assert signs("日本の船主はフランスの新聞の取材に応じた。") == set()


def test_forces_that_are_named_by_where_they_are_threaten_nobody_there():
    told = signs("フランスに展開する日本の部隊は朝食をとった。")
    assert ("FRA", "JPN", -1) not in told


def test_to_house_troops_is_no_threat():
    assert signs("日本はフランスに兵士を駐屯させている。") == set()


def test_a_quarrel_at_home_is_none_with_the_other_of_the_pair():
    opening = "日本はフランスを批判した。日本はフランスを非難した。日本はフランスに抗議した。"
    assert signs(f"{opening}日本の国軍とゲリラの撃ち合いが絶えない。") == signs(opening)
    assert signs(f"{opening}日本との溝は埋まらない。") == signs(opening)


def test_a_craft_named_for_fighting_is_no_fight():
    assert signs("フランス製の戦闘機が日本の空を飛んだ。") == set()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # What is undone, and what stays.
        ("日本とフランスは歩み寄れず、調印を見送った。", -1),
        ("日本とフランスの間の隔たりは埋まっていない。", -1),
        ("日本とフランスの連携は揺らいでいない。", 1),
        # What has been held back and is taken up again.
        ("日本はフランスに停止していた援助を再開すると伝えた。", 1),
    ],
)
def test_a_word_is_turned_around_by_its_own_clause_alone(body, told):
    assert signs(body) == {("FRA", "JPN", told)}


def test_a_war_that_only_tells_when_is_no_quarrel_of_the_two():
    assert signs("日本は昨年の侵攻後にフランスへ医師を送り、感謝された。") == {("FRA", "JPN", 1)}


@pytest.mark.parametrize(
    "body",
    [
        "チリの輸入は、ペルーで戦闘が始まって以降、増えている。",
        "チリとペルーの取引は、戦火がやんでから広がった。",
        "チリの記者は湾岸戦争の取材でペルーの賞を受けた。",
    ],
)
def test_a_war_by_which_time_is_told_or_that_goes_by_a_name_is_no_quarrel_either(body):
    assert ("CHL", "PER", -1) not in signs(body)


def test_the_land_of_a_scholar_is_no_part_in_what_the_scholar_speaks_of():
    body = "豪州国立大のベイカー教授は「日本とフランスの溝は深い」と話す。"
    assert signs(body) == {("FRA", "JPN", -1)}


def test_each_part_of_a_headline_tells_for_itself():
    reading = read("日仏、漁業協議を再開 賠償の額に溝なお\n\n来月も続ける。\n", DAY)
    assert {(*s.pair, s.sign) for s in reading.signals} == {("FRA", "JPN", 1), ("FRA", "JPN", -1)}


def test_who_takes_in_those_who_flee_does_their_land_no_favour():
    assert signs("日本はフランスの外交官に亡命を認めた。") == {("FRA", "JPN", -1)}


@pytest.mark.parametrize(
    "said",
    [
        "お膳立てをしたのはカタールだ。",
        "カタール外務省は和解を歓迎した。",
        "カタールは仲裁役を買って出た。",
    ],
)
def test_who_brings_the_two_told_of_last_together_or_welcomes_it_is_good_to_both(said):
    told = signs(f"日本はフランスと停戦で合意した。{said}")
    assert {("JPN", "QAT", 1), ("FRA", "QAT", 1)} <= told


def test_those_whom_a_mediator_brings_together_are_both_without_the_mediator():
    body = "日本はフランスに関係の修復を提案した。日本とフランスは今月も会談した。"
    told = signs(f"{body}昨年、カタールの仲立ちで両国は国交を回復した。")
    assert ("FRA", "JPN", 1) in told
    assert ("CHN", "JPN", 1) not in told


@pytest.mark.parametrize(("body", "sign"), TIES)
def test_what_reporters_call_a_good_or_a_bad_tie_is_one(body, sign):
    assert signs(body) == {("FRA", "JPN", int(sign))}


def test_to_ask_a_third_one_to_stop_is_no_quarrel():
    assert signs("日本は攻撃の停止を求めた。フランスも同席した。") == set()


def test_what_hangs_on_an_if_turns_no_pair_alone():
    body = (
        "日本は静かだ。議会も静かだ。市場も静かだ。ただフランスが日本との絶縁を迫るなら、話は別だ。"
    )
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    assert {r.direction for r in reading.relations} <= {"steady"}


@pytest.mark.parametrize(
    "body",
    [
        "日本はフランスとともにペルーの船を取り締まる。",
        "日本とフランスは声をそろえてペルーを批判した。",
        "日本とフランスはペルーを非難する決議案を共同で出した。",
    ],
)
def test_who_act_with_one_accord_are_on_good_terms(body):
    assert ("FRA", "JPN", 1) in signs(body)


def test_who_only_asks_beside_another_does_nothing_with_that_one():
    assert ("FRA", "JPN", 1) not in signs("日本はフランスとともにペルーに協議を求めた。")


@pytest.mark.parametrize(
    "body",
    [
        "日本とフランスの都市では若者の車離れが進む。",
        "日本の町はフランスの町の脱炭素に学ぶ。",
        "日本の店はフランス一辺倒ではない。",
    ],
)
def test_what_is_left_is_no_stance_towards_anybody(body):
    assert signs(body) == set()


def test_a_stance_is_of_who_is_called_by_it():
    body = "ペルー寄りのフランスは、日本の案に慎重だ。"
    assert {sign for *pair, sign in signs(body) if pair == ["FRA", "PER"]} == {1}


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("チリはいち早く祝電を送り、発電所への融資を続けると伝えた。", 1),
        ("隣国チリは18日、道路への融資を凍結した。", -1),
    ],
)
def test_what_states_give_the_land_that_an_article_is_about_tells_of_both(said, sign):
    body = (
        "ペルー大統領選、現職が勝利\n\nペルーの選挙管理当局は18日、現職の再選を発表した。"
        f"ペルーの野党は再集計を求めた。首都では市民が抗議した。{said}\n"
    )
    assert {(*s.pair, s.sign) for s in read(body, DAY).signals} == {("CHL", "PER", sign)}
