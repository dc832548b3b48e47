"""Whom an act is done to: a neighbour across the border, the one gone to see, the one whose deed it is."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)


def events_of(headline: str, *body: str) -> tuple[Event, ...]:
    return read("\n\n".join((headline, *body)), DAY).events


def the(events: tuple[Event, ...], type_: str) -> Event:
    return next(e for e in events if e.type == type_)


@pytest.mark.parametrize(
    "sentence",
    [
        "隣のペルーは反発し、国境で演習を始めた。",
        "ペルーは国境沿いに兵士を増やした。",
        "ペルーは国境の検問所を閉じた。",
    ],
)
def test_at_a_border_a_neighbour_is_meant_and_not_whom_the_headline_begins_with(sentence):
    events = events_of(
        "フランス、チリに戦車36両を売却",
        "フランスは3日、チリに戦車36両を売る契約を結んだ。",
        sentence,
    )
    done = [e for e in events if e.type in ("MOBILIZE", "SANCTION")]
    assert [(e.actor, e.recipient) for e in done] == [(("PER",), ("CHL",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "米国は、インドが国境に部隊を集めたことに懸念を示した。",
        "国連は、ルワンダが国境に兵を集めたとの報告をまとめた。",
    ],
)
def test_whoever_watches_from_afar_is_not_whom_forces_at_a_border_face(sentence):
    assert the(events_of("きょうの動き", sentence), "MOBILIZE").recipient == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "ドイツの首相は北京を訪れ、ロシアに圧力をかけるよう促した。",
        "ドイツの首相は北京に赴き、ロシアとの交渉に応じるよう説得した。",
        "ドイツの首相は中国の首相に電話し、ロシア製ミサイルを手放すよう求めた。",
        "ドイツの首相は中国の首相との電話会談で、ロシアとの対話に応じるよう促した。",
    ],
)
def test_asked_is_whom_one_went_to_see_and_not_whom_the_wish_is_about(sentence):
    assert the(events_of("きょうの動き", sentence), "REQUEST").recipient == ("CHN",)


def test_who_is_told_to_do_something_is_asked_though_another_was_gone_to_see():
    asked = the(
        events_of("動き", "米国の長官はカイロを訪れ、ハマスに人質を解放するよう求めた。"), "REQUEST"
    )
    assert asked.recipient == ("HAMAS",)


def test_a_contract_is_signed_with_whom_one_went_to_see():
    signed = the(
        events_of("動き", "ケニアの大統領は北京を訪れ、鉄道の契約に署名した。"), "COOPERATE"
    )
    assert (signed.actor, signed.recipient) == (("KEN",), ("CHN",))


def test_whose_deed_does_harm_is_blamed_and_not_whom_it_serves():
    events = events_of(
        "きょうの動き", "米国は、インドの購入がロシアの戦費を支えていると批判し、関税を上乗せした。"
    )
    assert [(e.actor, e.recipient) for e in events] == [
        (("IND",), ("RUS",)),
        (("USA",), ("IND",)),
        (("USA",), ("IND",)),
    ]


def test_who_is_vexed_at_a_deed_did_not_do_it():
    events = events_of(
        "ペルー、国境を開放",
        "ペルーは3日、チリとの国境を開いた。",
        "相談もなく国境を開いたことにボリビアは不快感をあらわにし、ペルー側は「伝えてあった」と答えた。",
    )
    assert not [e for e in events if e.type == "CONCEDE" and "BOL" in e.actor]


def test_who_just_before_pressed_one_is_whom_it_breaks_with():
    events = events_of(
        "チリ、ペルーと会談",
        "チリとペルーの首相は3日、会談した。",
        "ボリビアの首相はチリを非難した。",
        "チリは条約を破棄した。",
    )
    assert {*the(events, "SANCTION").actor, *the(events, "SANCTION").recipient} == {"CHL", "BOL"}


@pytest.mark.parametrize(
    "sentence",
    [
        "カナダは両国を結ぶ鉄道の建設に3億ドルを拠出する。",
        "カナダは税関の整備に2億ドルを拠出する。",
    ],
)
def test_a_gift_to_what_two_do_together_is_to_both(sentence):
    events = events_of(
        "チリとペルー、国境を開放", "チリとペルーは3日、国境の開放で合意した。", sentence
    )
    assert {*the(events, "AID").recipient} == {"CHL", "PER"}


def test_doctors_go_to_where_an_explosion_was():
    events = events_of(
        "レバノンの港で爆発", "レバノンの港で3日、爆発があった。", "フランスは医師を現地に送った。"
    )
    assert the(events, "AID").recipient == ("LBN",)


def test_who_comes_next_in_a_headline_is_not_whom_the_deed_before_is_done_to():
    events = events_of(
        "チリ税関が停止 米が専門家派遣、ロシアは関与否定", "チリの税関が3日、停止した。"
    )
    assert "RUS" not in the(events, "AID").recipient


def test_a_state_of_emergency_is_declared_at_home():
    events = events_of("きょうの動き", "ペルーは国境に非常事態を敷き、チリも演習を始めた。")
    assert the(events, "COERCE").recipient == ("PER",)


@pytest.mark.parametrize(
    "sentence",
    [
        "ドイツの産業界はロシア産ガスの輸入を続けるよう政府に求めた。",
        "ドイツの農民団体は、米国産小麦の関税を下げないよう求めた。",
        "ドイツの輸出業者は、中国との交渉を急ぐよう訴えた。",
    ],
)
def test_trades_and_unions_turn_to_their_own_government(sentence):
    asked = the(events_of("きょうの動き", sentence), "REQUEST")
    assert (asked.actor, asked.recipient) == (("DEU",), ("DEU",))


def test_a_union_turns_to_another_land_where_it_says_so():
    asked = the(events_of("きょうの動き", "米国の農家は、中国に輸入の再開を求めた。"), "REQUEST")
    assert asked.recipient == ("CHN",)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("EUはロシア産原油を運ぶ「影の船団」20隻の入港を禁じる。", ("SANCTION", "EU", "RUS")),
        ("スペインはロシア産原油を積んだインドの船の入港を禁じた。", ("SANCTION", "ESP", "IND")),
        ("ベラルーシはリトアニア国籍を持つ旅行者を拘束した。", ("COERCE", "BLR", "LTU")),
        ("中国外務省は、米国が公表した報告書の内容を否定した。", ("REJECT", "CHN", "USA")),
    ],
)
def test_a_clause_says_whose_goods_people_and_papers_they_are(sentence, event):
    told = [(e.type, *e.actor, *e.recipient) for e in events_of("きょうの動き", sentence)]
    assert told == [event]


@pytest.mark.parametrize(
    "sentence",
    [
        "ベトナムは国営紙に、中国を批判しないよう指示した。",
        "ベトナムは国営企業に中国産の鋼材を買わないよう指示した。",
    ],
)
def test_firms_and_papers_of_the_state_are_told_what_to_do_at_home(sentence):
    asked = the(events_of("きょうの動き", sentence), "REQUEST")
    assert (asked.actor, asked.recipient) == (("VNM",), ("VNM",))


def test_arms_for_nobody_named_go_to_whom_the_article_says_was_invaded():
    events = events_of(
        "ロシア、ウクライナに侵攻",
        "ロシアは3日、ウクライナに侵攻した。",
        "ドイツは防空システムを提供すると発表した。",
    )
    assert the(events, "AID").recipient == ("UKR",)


def test_forces_face_whose_deed_they_answer():
    events = events_of("きょうの動き", "ロシアの攻撃に備え、スウェーデンは島に部隊を送った。")
    moved = the(events, "MOBILIZE")
    assert (moved.actor, moved.recipient) == (("SWE",), ("RUS",))


@pytest.mark.parametrize(
    "words",
    ["ペルーに誤った信号を送る", "ペルーに対し、時間を与えるだけだ", "ペルーに褒美を渡した"],
)
def test_who_gives_another_too_much_is_blamed_and_not_the_other(words):
    events = events_of(
        "チリ、ペルーへの制裁を解除",
        "チリは3日、ペルーへの制裁を解除した。",
        f"ケニアの外相は「{words}」と批判した。",
    )
    assert the(events, "ACCUSE").recipient == ("CHL",)


def test_who_only_drafts_what_others_do_gets_nothing_by_it():
    body = "ケニアは、チリが港を開く代わりにペルーが制裁を解除する案を示した。"
    assert the(events_of("きょうの動き", body), "CONCEDE").recipient == ()


def test_who_gives_in_an_article_is_no_taker_of_what_others_give():
    events = events_of(
        "豪首相、フィジーに巡視船供与",
        "オーストラリアの首相は3日、フィジーに巡視船を供与した。",
        "ニュージーランドは豪州の決定を評価した。",
        "日本は10億円の無償資金協力を検討している。",
    )
    assert [e.recipient for e in events if e.actor == ("JPN",)] == [()]


@pytest.mark.parametrize(
    "headline",
    [
        "タイ首相、中東4カ国を歴訪 チリは反発",
        "タイ首相、東南アジアを訪問 チリは警戒",
        "タイ首相、太平洋諸国を訪問 チリは警戒",
    ],
)
def test_who_tours_lands_without_a_name_does_not_visit_whoever_frowns_at_it(headline):
    found = events_of(headline, "首相は5日、出発した。")
    assert the(found, "CONSULT").recipient == ()
