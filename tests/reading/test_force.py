"""Acts of force and pressure as papers tell them: by light verbs, by nouns, by what somebody suffers."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(sentence: str) -> set[tuple[str, str, str]]:
    reading = read(f"各地の動き\n\n{sentence}\n", DAY)
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in reading.events}


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "ケニアの漁船は16日、タイの国境警備隊から銃撃を受け、拿捕された。",
            {("ASSAULT", "THA", "KEN"), ("COERCE", "THA", "KEN")},
        ),
        ("ケニア航空はタイから飛行禁止措置を受けている。", {("SANCTION", "THA", "KEN")}),
        ("タイとペルーの両政府は同じ攻撃を受けた。", {("ASSAULT", "", "THA+PER")}),
        (
            "ケニアの記者はタイ軍に拉致され、殺害された。",
            {("COERCE", "THA", "KEN"), ("ASSAULT", "THA", "KEN")},
        ),
    ],
)
def test_who_suffers_an_act_is_whom_it_is_done_to_though_a_light_verb_tells_it(sentence, events):
    assert told(sentence) == events


def test_what_leads_on_with_the_same_verb_is_no_suffering():
    assert told("決定を受けて、ケニアはタイを批判した。") == {("ACCUSE", "KEN", "THA")}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("タイ政府はケニアの航空会社に飛行禁止措置をとった。", ("SANCTION", "THA", "KEN")),
        (
            "タイ政府はケニアの航空会社に対し飛行を禁止する処分を下した。",
            ("SANCTION", "THA", "KEN"),
        ),
        ("タイ軍はケニアの町に砲撃作戦を行った。", ("ASSAULT", "THA", "KEN")),
    ],
)
def test_a_compound_that_only_adds_measure_or_operation_tells_the_act_inside_it(sentence, event):
    assert event in told(sentence)


def test_an_attack_by_nobody_known_befalls_the_country_where_it_happens():
    assert told("ペルーの港で16日に起きた砲撃事件について、タイ政府が声明を出した。") == {
        ("ASSAULT", "", "PER")
    }
    assert told("ペルーの港で16日、会議が起きた。") == set()


def test_an_attack_of_which_officials_speak_befalls_their_own_country():
    assert told("ケニアの当局者によれば、14日に指導者への攻撃があった。") == {
        ("ASSAULT", "", "KEN")
    }


def test_who_is_arrested_somewhere_is_arrested_by_the_police_of_the_place():
    assert told("ケニア人記者はタイの首都バンコクで逮捕された。") == {("COERCE", "THA", "KEN")}
    # Armed groups hold people too.
    assert told("ケニア人記者はタイの首都バンコクで拘束された。") == {("COERCE", "", "KEN")}


def test_who_is_told_off_or_taken_to_court_suffers_it_but_what_is_feared_does_not():
    told_off = "タイの会議で、ペルーのガルシア総裁は友人を助けたと非難されていた。"
    assert [(e[0], e[2]) for e in told(told_off)] == [("ACCUSE", "PER")]
    assert told("タイの会議で、ペルーの影響が懸念されている。") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "デモ隊と治安部隊の衝突により3人が死亡した。",
        "政府軍と反政府勢力の戦闘が続いた。",
        "デモ隊は警察と衝突した。",
    ],
)
def test_two_of_one_country_fight_within_it(sentence):
    lead = "ケニアの首都ナイロビで16日、騒ぎがあった。"
    reading = read(f"ケニアの首都で騒ぎ\n\n{lead}\n\n{sentence}\n", DAY)
    assert [(e.actor, e.recipient) for e in reading.events if e.type == "ASSAULT"] == [
        (("KEN",), ("KEN",))
    ]


def test_whoever_acts_on_the_news_of_a_murder_did_not_do_it():
    acts = told("ケニアの大統領の暗殺を受け、タイは犯人を非難した。")
    assert ("ASSAULT", "THA", "KEN") not in acts
    assert "ACCUSE" in {type_ for type_, _, _ in acts}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("ノルウェーはペルーに責任があるとした。", ("ACCUSE", "NOR", "PER")),
        ("ペルー軍はタイの村への攻撃に加担した。", ("ASSAULT", "PER", "THA")),
        ("ノルウェー政府はテロ警戒度を引き上げた。", ("MOBILIZE", "NOR", "")),
        ("タイ当局はペルー人入植者の移動を妨げた。", ("COERCE", "THA", "PER")),
    ],
)
def test_blame_help_with_a_deed_and_hindrance_are_told_by_set_phrases(sentence, event):
    assert event in told(sentence)


@pytest.mark.parametrize(
    ("headline", "sentence", "events"),
    [
        ("ケニアで連続テロ11件、400人が死傷", "調べが続く。", [("ASSAULT", (), ("KEN",))]),
        ("ケニアで騒ぎ", "銃撃により3人が死亡した。", [("ASSAULT", (), ("KEN",))]),
        ("ケニアで騒ぎ", "議会はテロへの備えを話し合った。", []),
        ("ケニアで騒ぎ", "襲撃の後、町は静かになった。", []),
    ],
)
def test_force_by_nobody_known_is_told_by_a_noun_where_somebody_is_hurt_by_it(
    headline, sentence, events
):
    reading = read(f"{headline}\n\nケニアの首都ナイロビで集会があった。\n\n{sentence}\n", DAY)
    assert [(e.type, e.actor, e.recipient) for e in reading.events if e.type == "ASSAULT"] == events


def test_an_attack_that_only_its_noun_tells_is_told_if_it_says_whose():
    assert told("ペルーでは、タイ空軍の空爆への不安が語られた。") >= {("ASSAULT", "THA", "")}


def test_what_is_feared_for_blames_nobody_at_home():
    lead = "ケニアの首都ナイロビで16日、集会があった。"
    reading = read(f"ケニアで集会\n\n{lead}\n\n政府の準備不足が懸念されている。\n", DAY)
    assert [e for e in reading.events if e.type == "ACCUSE"] == []
    reading = read(f"ケニアで集会\n\n{lead}\n\n政府は準備不足だと非難されている。\n", DAY)
    assert [e.recipient for e in reading.events if e.type == "ACCUSE"] == [("KEN",)]


@pytest.mark.parametrize(
    "decree", ["非常事態を宣言した", "非常事態宣言を発令した", "戒厳令を布告した"]
)
def test_a_state_rules_its_own_by_decree_unless_it_is_said_whom(decree):
    aid = "タイは援助を発表した。"
    assert ("COERCE", "KEN", "KEN") in told(f"ケニア政府は{decree}。{aid}")
    assert ("COERCE", "KEN", "KEN") in told(f"ケニア政府が{decree}ことが、タイの発表で分かった。")
    assert ("COERCE", "KEN", "TZA") in told(f"ケニア軍はタンザニアの町に{decree}。{aid}")


def test_a_call_at_a_port_is_on_the_land_of_that_port():
    assert told("英空母が8月に釜山へ寄港した。") == {("MOBILIZE", "GBR", "KOR")}
    assert told("英空母が8月に寄港した。") == {("MOBILIZE", "GBR", "")}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("ケニア駐留タイ軍が撤収を始めた。", ("RETREAT", "THA", "KEN")),
        ("タイの首相はケニア駐留タイ軍を撤退させると述べた。", ("RETREAT", "THA", "KEN")),
        ("日本政府は南スーダン派遣部隊の撤収を決めた。", ("RETREAT", "JPN", "SSD")),
        ("ケニア派遣タイ軍部隊が攻撃された。", ("ASSAULT", "", "THA")),
        ("タイ軍駐留部隊がケニアから撤退した。", ("RETREAT", "THA", "KEN")),
    ],
)
def test_where_forces_are_stationed_is_not_whose_they_are(sentence, event):
    assert told(sentence) == {event}
