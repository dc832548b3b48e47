"""Whom an act answers: who offered, said or did what it speaks of; and when nobody is meant."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)


def events_of(headline: str, *body: str) -> tuple[Event, ...]:
    return read("\n\n".join((headline, *body)), DAY).events


def last(events: tuple[Event, ...], type_: str) -> Event:
    return [e for e in events if e.type == type_][-1]


def told(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return event.actor, event.recipient


def test_an_offer_is_taken_or_turned_down_towards_whoever_made_it():
    events = events_of(
        "ペルーとチリ、漁場巡り協議 カナダが仲介",
        "ペルーとチリは3日、漁場の境界を巡り協議した。",
        "カナダはペルーに、境界を専門家に委ねる案を受け入れるよう求めた。",
        "ペルーのロハス外相は案を評価した。",
    )
    assert told(last(events, "SUPPORT")) == (("PER",), ("CAN",))


def test_a_meeting_is_put_off_towards_whom_one_was_to_meet():
    events = events_of(
        "フランス、チリに巡視船売却 ペルーは反発",
        "フランスはチリに巡視船2隻を売却する契約に署名した。",
        "ペルーは強く反発した。",
        "ペルーとチリの外相は来月に会談する予定だ。",
        "ペルーは会談を延期する可能性がある。",
    )
    assert told(last(events, "REJECT")) == (("PER",), ("CHL",))


def test_what_is_denied_was_said_by_who_spoke_just_before_or_by_nobody():
    said = "タイは、ラオスが兵を越境させたと非難した。"
    about_thailand = events_of("国境の兵士、増えたのか", said, "ラオスは否定した。")
    assert told(last(about_thailand, "REJECT")) == (("LAO",), ("THA",))
    rumour = events_of("国境の兵士、増えたのか", said, "ラオスは増派の観測を否定した。")
    assert told(last(rumour, "REJECT")) == (("LAO",), ())


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("チリは海洋裁判の判決を受け入れていない。", "REJECT"),
        ("チリは回廊の構想に反対した。", "REJECT"),
    ],
)
def test_a_thing_that_is_nobody_s_is_turned_down_towards_nobody(sentence, type_):
    events = events_of("チリ、ペルーに抗議", "チリはペルーに抗議した。", sentence)
    assert last(events, type_).recipient == ()


def test_those_whom_a_headline_lists_are_one_side_to_everybody_else():
    events = events_of(
        "タイとラオス、停戦で合意 カナダは後押し",
        "タイとラオスは3日、停戦で合意した。",
        "カナダは歓迎した。",
    )
    assert sorted(last(events, "SUPPORT").recipient) == ["LAO", "THA"]


def test_in_a_story_of_two_at_odds_forces_are_moved_and_drawn_back_from_the_other():
    events = events_of(
        "ペルー、チリの漁船を拿捕",
        "ペルーの海軍は3日、チリの漁船を拿捕した。",
        "チリの海軍は巡視船2隻を派遣した。",
        "ペルーの海軍は艦艇を引き揚げた。",
    )
    assert told(last(events, "MOBILIZE")) == (("CHL",), ("PER",))
    assert told(last(events, "RETREAT")) == (("PER",), ("CHL",))


def test_who_blames_an_attack_blames_the_attacker_not_whom_it_names():
    events = events_of(
        "ペルー軍、チリに侵攻",
        "ペルー軍は3日、チリに侵攻した。",
        "フランスはチリ侵攻を非難した。",
    )
    assert told(last(events, "ACCUSE")) == (("FRA",), ("PER",))
    spoken_of = events_of("各国の反応", "カナダはチリ攻撃に反対した。")
    assert not [e for e in spoken_of if e.type == "ASSAULT"]
    assert last(spoken_of, "REJECT").recipient == ()


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("エジプトは外相をモガディシオに急派した。", ("CONSULT", "EGY", "SOM")),
        (
            "チリについて世界銀行が論じた。ペルーは、チリについて「危うい」と診断し、節約を求めた。",
            ("REQUEST", "PER", "CHL"),
        ),
    ],
)
def test_a_city_and_whom_the_clause_before_is_about_say_whom(sentence, event):
    found = last(events_of("きょうの動き", sentence), event[0])
    assert (found.type, *found.actor, *found.recipient) == event


def test_a_body_s_rule_and_regard_for_somebody_are_nobody_s_slot():
    events = events_of(
        "カナダ、ペルーの輸出規制に抗議",
        "カナダはペルーの輸出規制に抗議した。",
        "カナダは世界貿易機関(WTO)の規則に沿った運用を促した。",
    )
    assert last(events, "REQUEST").recipient == ("PER",)


def test_who_joins_in_a_measure_takes_it_against_the_same_one():
    events = events_of(
        "米、ベネズエラに制裁",
        "米国は3日、ベネズエラに制裁を科した。",
        "カナダは米国の制裁に加わった。",
    )
    assert told(last(events, "SANCTION")) == (("CAN",), ("VEN",))


def test_a_measure_that_names_nobody_is_against_whom_the_headline_names():
    events = events_of(
        "ベラルーシ、漁船を拿捕 隣国は反発",
        "ベラルーシは3日、隣国の漁船を拿捕した。",
        "日本は昨年、制裁を見送った。",
    )
    assert told(last(events, "CONCEDE")) == (("JPN",), ("BLR",))


def test_a_state_puts_down_its_own_who_dissent():
    events = events_of(
        "米、ニカラグアに制裁",
        "米国は3日、ニカラグアに制裁を科した。",
        "ニカラグアは2021年、野党候補7人を逮捕した。",
    )
    assert told(last(events, "COERCE")) == (("NIC",), ("NIC",))


def test_who_watches_for_all_the_world_suffers_nothing_of_what_is_seen():
    events = events_of(
        "ルワンダとコンゴ、国境で対立",
        "国連の専門家は報告書で、ルワンダ軍が兵士を越境させたと結論づけた。",
    )
    assert all("UN" not in e.recipient for e in events if e.actor == ("RWA",))


REQUESTED = "韓国のチェ統一相は5日、中国とロシアに決議の順守を求めた。"


@pytest.mark.parametrize(
    "answer",
    ["中国は取り合わなかった。", "中国は取り合わず、ロシア外務省は「干渉だ」と反発した。"],
)
def test_those_who_were_both_asked_answer_whoever_asked_not_each_other(answer):
    events = read(f"中ロ、新協定へ\n\n{REQUESTED}{answer}", DAY).events
    answers = [e for e in events if e.type in ("REJECT", "ACCUSE")]
    assert answers
    assert {e.recipient for e in answers} == {("KOR",)}


def test_who_accuses_after_being_struck_means_whoever_struck():
    body = (
        "カナダは3日、フランスを批判した。フランスは4日、カナダを非難した。カナダは5日、反発した。"
    )
    events = read(f"各国の動き\n\n{body}", DAY).events
    assert [e.recipient for e in events if e.type == "ACCUSE"][-1] == ("FRA",)


def test_what_is_sent_at_somebody_s_wish_is_sent_to_them():
    body = "ラトビアはポーランドの求めに応じ、国境警備の応援に兵士60人を派遣すると決めた。"
    events = read(f"各国の動き\n\n{body}", DAY).events
    assert (("LVA",), ("POL",)) in {(e.actor, e.recipient) for e in events}


def test_who_falls_in_with_what_was_told_just_before_falls_in_with_its_doer():
    body = "欧州連合(EU)はケニアに票の数え直しを勧告した。カナダも同調した。"
    events = read(f"ケニア大統領選、混乱\n\n{body}", DAY).events
    assert (("CAN",), ("EU",)) in {(e.actor, e.recipient) for e in events}


def test_what_one_does_not_give_way_in_is_what_the_other_spoke_of_before_the_but():
    body = "5つの島の領有をチリは主張するが、フランスは返還に応じていない。"
    events = read(f"各国の動き\n\n{body}", DAY).events
    assert (("FRA",), ("CHL",)) in {(e.actor, e.recipient) for e in events if e.type == "REJECT"}


def test_the_two_sides_of_a_war_within_one_land_are_that_land():
    events = read(
        "スーダンで戦闘続く\n\nスーダンの首都で3日、国軍と準軍事組織が戦った。"
        "エジプトの外相は4日、戦闘をやめるよう双方に呼びかけた。",
        DAY,
    ).events
    assert (("EGY",), ("SDN",)) in {(e.actor, e.recipient) for e in events if e.type == "REQUEST"}


def test_by_good_offices_one_of_two_yields_and_so_the_two_are_served():
    body = "米国の仲立ちで、ベラルーシが記者ら14人を釈放し、ポーランドが検問所を再開した。"
    events = read(f"各国の動き\n\n{body}", DAY).events
    offices = next(e for e in events if e.type == "CONSULT")
    assert (offices.actor, set(offices.recipient)) == (("USA",), {"BLR", "POL"})


def test_who_welcomes_that_two_come_closer_welcomes_both():
    body = "サウジアラビアとイランは3日、国交を回復することで合意した。中国外務省は歩み寄りを歓迎した。"
    events = read(f"中東で新しい動き\n\n{body}", DAY).events
    welcome = next(e for e in events if e.type == "SUPPORT" and e.actor == ("CHN",))
    assert set(welcome.recipient) == {"SAU", "IRN"}


def test_a_ministry_that_asks_its_towns_asks_its_own():
    body = "日本の経済産業省は8日、自治体に備蓄の点検を呼びかけた。中国は3日、日本を批判した。"
    events = read(f"日中、対立\n\n{body}", DAY).events
    assert (("JPN",), ("JPN",)) in {(e.actor, e.recipient) for e in events if e.type == "REQUEST"}


@pytest.mark.parametrize(
    ("deed", "blame", "doer"),
    [
        ("イランは弾道ミサイルを撃った。", "日本は発射を非難した。", "IRN"),
        ("トルコ軍がシリアの村を砲撃した。", "ヨルダンは攻撃を非難した。", "TUR"),
        ("トルコ軍がシリアの村を砲撃した。", "ヨルダンは蛮行だと糾弾した。", "TUR"),
        ("チリはペルーからの輸入を禁じた。", "ガーナはこの措置を批判した。", "CHL"),
    ],
)
def test_a_deed_is_blamed_by_another_word_than_it_was_told_by(deed, blame, doer):
    assert last(events_of("各国の動き", deed + blame), "ACCUSE").recipient == (doer,)


@pytest.mark.parametrize(
    "name", ["仲介役のエジプト", "調停役を務めるエジプト", "仲介を担うエジプト", "仲介国エジプト"]
)
def test_a_go_between_is_known_by_the_part_alone(name):
    body = f"{name}は苦しい。ハマスは仲介役の交代を求め、代わりにトルコを推す。"
    request = last(events_of("イスラエルとハマス、協議続く", body), "REQUEST")
    assert told(request) == (("HAMAS",), ("EGY",))


def test_whose_paper_it_is_is_turned_down_whatever_is_said_of_it():
    body = "フランスが用意した声明案にケニアが「内政に立ち入り過ぎている」と異を唱えた。"
    assert told(last(events_of("各国の動き", body), "REJECT")) == (("KEN",), ("FRA",))


def test_to_say_that_all_should_do_something_asks_nobody_by_name():
    body = "チリ外務省は会見で「各国は緊張を高める行動を慎むべきだ」と主張した。"
    assert told(last(events_of("各国の動き", body), "REQUEST")) == (("CHL",), ())


def test_a_launch_that_another_announces_was_one():
    events = events_of("各国の動き", "日本の防衛省は、イランがミサイルを撃ったと発表した。")
    assert last(events, "MOBILIZE").modality == "actual"


def test_who_only_flees_is_taken_in_by_nobody_yet():
    events = events_of("各国の動き", "国境には戦火を恐れてケニアへ逃れる人の列ができた。")
    assert [e for e in events if e.type == "AID"] == []


@pytest.mark.parametrize(
    "charge",
    ["国連の事務所は「行き過ぎた取り締まりを懸念する」と述べた。", "国連は懸念を示した。"],
)
def test_who_answers_back_does_so_to_whoever_spoke_against_somebody_just_before(charge):
    events = events_of(
        "ペルー、選挙で混乱",
        "ペルーの大統領選は混乱した。チリの大統領は祝意を表した。",
        f"治安部隊は19日、抗議デモに催涙弾を撃ち込んだ。{charge}政府の報道官を兼ねるバンダ情報相は反発した。",
    )
    assert told(events[-1]) == (("PER",), ("UN",))


@pytest.mark.parametrize(
    "sentence",
    [
        "リマに飛んだフランス外相は、レーダー3基の売却で合意した。",
        "フランスの国防相は3日にリマを訪れ、小麦の販売で合意した。",
        "3日にペルーを訪問したフランスの大統領は、共同開発で合意した。",
    ],
)
def test_a_guest_agrees_with_whom_the_sentence_has_him_visit(sentence):
    agreed = last(events_of("フランスの外交", sentence), "AGREE")
    assert told(agreed) == (("FRA",), ("PER",))
    assert agreed.reciprocal


def test_whose_rules_a_deed_breaks_did_not_do_it():
    body = "タイの外相は「国連の決議に反する暴挙で、断じて容認できない」と述べた。"
    blame = last(events_of("各国の動き", body), "ACCUSE")
    assert told(blame) == (("THA",), ())


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリは、ペルーが示した改定案を受け入れる意向だ。", ("AGREE", "CHL", "PER")),
        ("チリは、ペルーが求める水の放流に応じる方針だ。", ("AGREE", "CHL", "PER")),
        ("チリは、ペルーとの捕虜の交換に前向きな姿勢をみせた。", ("AGREE", "CHL", "PER")),
        ("チリは、ペルーに譲歩の姿勢を見せた。", ("CONCEDE", "CHL", "PER")),
        ("タイとインドの協議は、合意のないまま終わった。", ("AGREE", "THA", "IND")),
        ("チリは、ペルー産の銅を購入する用意があると述べた。", ("COOPERATE", "CHL", "PER")),
    ],
)
def test_what_another_asked_or_offered_is_granted_or_taken(body, event):
    found = read(f"各国の動き\n\n{body}\n", date(2024, 5, 20)).events
    assert event in {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in found}


@pytest.mark.parametrize(
    "body",
    ["チリは、ペルーの提案に慎重な姿勢を示した。", "チリの首相は、増税に前向きな姿勢を示した。"],
)
def test_who_is_wary_or_speaks_of_home_agrees_with_nobody(body):
    found = read(f"各国の動き\n\n{body}\n", date(2024, 5, 20)).events
    assert ("AGREE", ("PER",)) not in {(e.type, e.recipient) for e in found}


@pytest.mark.parametrize("rumour", ["観測", "見方"])
def test_what_nobody_in_particular_said_is_denied_to_nobody_whoever_it_names(rumour: str):
    events = events_of(
        "ペルー、チリに制裁",
        "ペルーは3日、チリに制裁を科した。",
        f"ペルーの報道官は、ラオスとの取引を縮小するとの{rumour}を否定した。",
    )
    assert told(last(events, "REJECT")) == (("PER",), ())
