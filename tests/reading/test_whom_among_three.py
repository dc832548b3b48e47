"""Whom an act is about in a story of three, where its sentence leaves that open."""

from datetime import date

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)


def events_of(headline: str, *body: str) -> tuple[Event, ...]:
    return read("\n\n".join((headline, *body)), DAY).events


def the(events: tuple[Event, ...], type_: str) -> Event:
    return next(e for e in events if e.type == type_)


def test_who_stands_between_two_is_not_the_one_that_either_turns_against():
    events = events_of(
        "ペルー、漁場争いで仲裁 チリは歩み寄り、アルゼンチンは慎重",
        "チリとアルゼンチンが権利を争う漁場を巡り、ペルーが仲裁に乗り出した。",
        "アルゼンチンは2018年に国際司法裁判所に提訴した。",
    )
    between = the(events, "CONSULT")
    assert between.actor == ("PER",)
    assert set(between.recipient) == {"CHL", "ARG"}
    assert the(events, "ACCUSE").recipient == ("CHL",)


def test_what_is_denied_was_said_by_who_laid_it_to_ones_charge():
    events = events_of(
        "タイ、ラオスとカンボジアの対話を促す",
        "タイはラオスにカンボジアとの対話を促した。",
        "ラオスはカンボジアを協定違反だと非難する。",
        "カンボジア側は一貫して否定している。",
    )
    assert the(events, "REJECT").recipient == ("LAO",)


def test_what_nobody_said_is_denied_to_nobody():
    events = events_of(
        "イタリア、モロッコ人の説教師を送還",
        "イタリアは3日、モロッコ人の説教師を送還した。",
        "モロッコは関与を否定した。",
    )
    assert the(events, "REJECT").recipient == ()


def test_a_plan_to_do_something_is_thanked_as_the_deed_is():
    events = events_of(
        "豪、インドネシアに巡視船を供与 中国をけん制",
        "オーストラリアは3日、インドネシアに巡視船を供与すると発表した。",
        "中国は警戒する。",
        "インドネシアのアンワル国防相は供与の方針を歓迎した。",
    )
    assert the(events, "SUPPORT").recipient == ("AUS",)


def test_force_is_done_to_nobody_for_standing_in_the_headline():
    events = events_of(
        "米、ベネズエラ産原油の取引を認める 中国は歓迎",
        "米国は3日、ベネズエラ産原油の取引を認めた。",
        "ベネズエラの南部では2日、軍が村を襲撃した。",
    )
    assert all(e.recipient != ("USA",) for e in events if e.type == "ASSAULT")


def test_who_joins_in_says_it_to_the_same_one():
    events = events_of(
        "インド、ネパールの地図に抗議",
        "スリランカは3日、ネパールを非難した。",
        "ブータンの外相も「受け入れられない」と非難した。",
    )
    assert {e.recipient for e in events if e.actor == ("BTN",)} == {("NPL",)}


def test_what_two_do_alike_needs_no_third():
    events = events_of(
        "ケニアとウガンダ、捕虜を交換へ",
        "ケニアとウガンダの国防相が3日、会談した。",
        "両国は15日までに地雷原の地図を引き渡す。",
    )
    given = [e for e in events if e.type == "CONCEDE"]
    assert [{*e.actor, *e.recipient} for e in given] == [{"KEN", "UGA"}]


def test_what_stands_behind_an_act_is_not_whom_it_is_done_to():
    events = events_of(
        "ケニア、ウガンダと協議再開へ",
        "ケニアはウガンダへの制裁を見送ると伝えた。",
        "ケニアが歩み寄る背景にはエチオピアの存在がある。",
    )
    assert the(events, "AGREE").recipient == ("UGA",)


def test_what_stands_behind_an_act_says_nothing_of_how_the_two_get_on():
    reading = read(
        "ケニア、ウガンダと協議再開へ\n\nケニアはウガンダへの制裁を見送ると伝えた。\n\n"
        "ケニアが歩み寄る背景にはエチオピアの存在がある。",
        DAY,
    )
    assert [relation.pair for relation in reading.relations] == [("KEN", "UGA")]


def test_two_armies_named_as_one_word_move_together_and_nobody_else():
    events = events_of(
        "ケニア、ウガンダと協議再開へ",
        "ケニアとウガンダは協議を再開する。",
        "中ロ両軍は10月、海上で合同の哨戒飛行を実施した。",
    )
    flight = the(events, "COOPERATE")
    assert {*flight.actor, *flight.recipient} == {"CHN", "RUS"}


def sides(sentence: str, type_: str) -> tuple[set[str], set[str], bool]:
    told = the(events_of("きょうの動き", sentence), type_)
    return set(told.actor), set(told.recipient), told.reciprocal


def test_who_hosts_two_that_come_to_no_terms_is_not_one_of_them():
    both = {"SOM", "ETH"}
    for told in (
        "トルコはソマリアとエチオピアの外相を招いたが、合意に至らなかった。",
        "トルコはソマリアとエチオピアの仲介を買って出たが、溝は埋まらなかった。",
    ):
        actor, recipient, _ = sides(told, "AGREE")
        assert actor | recipient == both
    actor, recipient, _ = sides(
        "トルコはソマリアとエチオピアの外相を招き、協力で一致した。", "AGREE"
    )
    assert "TUR" in actor | recipient


def test_what_two_armies_strike_together_is_not_each_other():
    for told in (
        "米英両軍は、ミサイル発射台を破壊した。",
        "ケニアとウガンダの両軍は、反政府勢力の拠点を攻撃した。",
    ):
        assert not sides(told, "ASSAULT")[2]
    assert sides("印パ両軍は、国境の集落を砲撃した。", "ASSAULT")[2]


def test_what_two_states_give_or_welcome_is_not_for_each_other():
    assert not sides("日豪両政府は、復興に3億ドルを拠出した。", "AID")[2]
    assert not sides("日韓両国は、停戦を歓迎した。", "SUPPORT")[2]


def test_a_hijacked_ship_is_not_taken_by_its_own_state():
    assert (
        sides("イタリア船籍のタグボートが、ソマリア沖でハイジャックされた。", "COERCE")[0] == set()
    )
