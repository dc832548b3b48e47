"""What did not come about, was not answered or not let happen; and a headline's act told by other words."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2021, 6, 1)


def events_of(body: str, headline: str = "きょうの動き") -> list[Event]:
    return list(read(f"{headline}\n\n{body}\n", DAY).events)


def told(body: str) -> list[tuple[str, str, str]]:
    return [(e.type, "".join(e.actor), e.modality) for e in events_of(body)]


@pytest.mark.parametrize(
    ("body", "type_", "actor", "modality"),
    [
        ("チリとペルーの歩み寄りはなかった。", "AGREE", "CHL", "negated"),
        ("チリとペルーは電話協議を開いたが、合意はなかった。", "AGREE", "CHL", "negated"),
        ("チリからペルーへの批判があった。", "ACCUSE", "CHL", "actual"),
        ("チリはペルーの承認に至った。", "SUPPORT", "CHL", "actual"),
        ("チリはペルーの提案に回答を行っていない。", "REJECT", "CHL", "actual"),
        ("チリはペルーに返事をしていない。", "REJECT", "CHL", "actual"),
        ("チリはペルーへの関与を認めず、反論した。", "REJECT", "CHL", "actual"),
        ("チリはペルーの職員の立ち入りを認めていない。", "REJECT", "CHL", "actual"),
        ("チリはペルーの記者の出国を認めた。", "CONCEDE", "CHL", "actual"),
    ],
)
def test_what_is_lacking_refused_or_let_happen(body, type_, actor, modality):
    assert (type_, actor, modality) in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "チリでの処刑は5年ぶりで、ペルー人では3人目のことである。",
        "チリの攻撃に関する記事がペルーにある。",
    ],
)
def test_what_is_only_spoken_of_does_not_happen_by_a_verb_further_off(body):
    assert not [e for e in events_of(body) if "happen:ある" in e.because]


def test_an_act_of_the_headline_is_told_again_once_and_other_words_tell_another():
    body = (
        "チリとペルーは3日、漁業の協力で合意した。"
        "両国の首脳は首都で会った。"
        "チリとペルーはまた、密約を結んだ。"
    )
    agreed = [e for e in events_of(body, "チリとペルー、漁業協力で合意") if e.type == "AGREE"]
    assert [e.sentences for e in agreed] == [(0, 1), (3,)]


@pytest.mark.parametrize(
    ("body", "type_", "parties"),
    [
        ("チリとペルーの交流行事が中止となっている。", "REJECT", {"CHL", "PER"}),
        ("チリとペルーの首脳会談は延期になった。", "REJECT", {"CHL", "PER"}),
        ("チリによるペルーへの制裁は見送りとなった。", "CONCEDE", {"PER"}),
        ("チリによるペルーへの批判が続いた。", "ACCUSE", {"CHL", "PER"}),
        ("ノルウェー特使の仲介で、水門が開いた。", "CONSULT", {"NOR"}),
        ("米国による仲裁があった。", "CONSULT", {"USA"}),
    ],
)
def test_what_becomes_of_an_act_and_who_stands_between(body, type_, parties):
    assert [e for e in events_of(body) if e.type == type_ and {*e.actor, *e.recipient} == parties]


def test_what_happens_to_the_houses_of_an_article_s_one_land_its_own_decided():
    body = (
        "ネパールの下院は3日、議長の任期を延ばす草案を審議した。"
        "ネパールの与党は草案を支持した。"
        "ネパールの草案は賛成が足りず、否決された。"
    )
    rejected = [
        e for e in events_of(body, "ネパール下院、議長任期の草案を審議") if e.type == "REJECT"
    ]
    assert [(e.actor, e.recipient) for e in rejected] == [(("NPL",), ("NPL",))]


def test_nobody_becomes_an_act_by_becoming_president():
    assert not told("チリの首相は大統領になった。")


@pytest.mark.parametrize(
    ("body", "type_", "parties", "modality"),
    [
        ("チリとペルーは漁業の協力を続けることを確認した。", "AGREE", {"CHL", "PER"}, "actual"),
        (
            "チリは、ペルーとの対話は行わないとの考えを示した。",
            "CONSULT",
            {"CHL", "PER"},
            "negated",
        ),
        ("合意文書は、チリとペルーの間で署名された。", "COOPERATE", {"CHL", "PER"}, "actual"),
        ("チリの特使がペルー入りした。", "CONSULT", {"CHL", "PER"}, "actual"),
        ("チリとペルーは直行便の運航を始めた。", "COOPERATE", {"CHL", "PER"}, "actual"),
    ],
)
def test_what_two_settle_and_what_a_topic_right_before_a_verb_is(body, type_, parties, modality):
    found = [(e.type, {*e.actor, *e.recipient}, e.modality) for e in events_of(body)]
    assert (type_, parties, modality) in found


def test_a_finding_of_fact_is_no_agreement():
    assert "AGREE" not in [type_ for type_, *_ in told("チリとペルーは船が沈んだことを確認した。")]


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("チリとペルーの協定は、まとまる見通しが立っていない。", ("AGREE", "negated")),
        ("チリはペルーに警察官45人を派遣しており、引き揚げは見送った。", ("RETREAT", "negated")),
        ("チリはペルーに警察官45人を派遣しており、引き揚げは見送った。", ("MOBILIZE", "actual")),
    ],
)
def test_what_is_not_in_sight_or_was_passed_up_did_not_happen(body, act):
    assert act in [(e.type, e.modality) for e in events_of(body)]


@pytest.mark.parametrize(
    "body",
    [
        "チリの外相はペルーの要求に応じるつもりはないと述べた。",
        "チリはペルーの条件をのむ考えはないと伝えた。",
        "チリ政府には、ペルーの提案を受け入れる余地はない。",
        "チリがペルーの要求に応じる気配はない。",
        "チリにはペルーの提案を受け入れる様子がない。",
    ],
)
def test_to_say_that_one_will_not_is_to_refuse(body):
    assert ("REJECT", "CHL", "actual") in told(body)


def test_to_have_no_mind_to_do_harm_refuses_nobody_anything():
    assert "REJECT" not in [type_ for type_, *_ in told("チリはペルーに圧力をかける考えはない。")]


@pytest.mark.parametrize(
    "body",
    [
        "チリとペルーは武力を使わないことを申し合わせた。",
        "チリとペルーは国境を侵さないと約束した。",
        "チリはペルーに、記録をボリビアに渡さない保証を求めた。",
    ],
)
def test_harm_that_is_forsworn_is_nobodys_deed(body):
    assert {type_ for type_, *_ in told(body)} <= {"AGREE", "REQUEST"}


def test_goods_that_two_agree_not_to_sell_are_withheld():
    body = "チリとペルーは、ボリビアに武器を渡さないことで合意した。"
    assert "SANCTION" in {type_ for type_, *_ in told(body)}


@pytest.mark.parametrize(
    ("body", "type_", "modality"),
    [
        ("チリはペルーの提案を受け入れようとしない。", "REJECT", "actual"),
        ("チリはペルーとの協議に応じようとせず、黙っている。", "REJECT", "actual"),
        ("チリはペルーを助けようとはしなかった。", "AID", "negated"),
        ("チリは部隊を撤収しようとしない。", "RETREAT", "negated"),
        ("チリはペルーを批判しようとした。", "ACCUSE", "planned"),
        ("チリはペルーとの協議に応じようとしている。", "AGREE", "planned"),
    ],
)
def test_what_one_will_not_even_try_is_not_done(body, type_, modality):
    assert (type_, "CHL", modality) in told(body)


@pytest.mark.parametrize(
    ("body", "is_taken"),
    [
        ("チリはペルーに会談を申し入れた。ペルーは受ける意向を伝えた。", True),
        ("タイは会談を求めた。ケニアの首相は受ける用意があると述べた。", True),
        ("ペルーの大統領は治療を受ける意向を示した。", False),
        ("チリは取り調べを受ける考えを示した。", False),
    ],
)
def test_to_mean_to_take_what_was_offered_is_to_agree(body, is_taken):
    assert any("受ける" in e.because[0] and e.type == "AGREE" for e in events_of(body)) == is_taken


@pytest.mark.parametrize(
    "body",
    [
        "チリは、制裁は解除しないと表明した。",
        "対立は熱を帯び、ペルーはチリに勝ったと宣言した。",
    ],
)
def test_what_somebody_speaks_of_is_not_what_they_declare(body):
    assert {type_ for type_, *_ in told(body)} <= {"CONCEDE"}


@pytest.mark.parametrize(
    "kept_out",
    [
        "セルビアは対ロ制裁への参加を拒んだ。",
        "セルビアは対ロ制裁の延長に反対した。",
        "セルビアは対ロ制裁への参加に慎重だ。",
    ],
)
def test_who_keeps_out_of_what_others_do_to_a_third_turns_the_third_not_down(kept_out):
    reading = read(f"きょうの動き\n\n{kept_out}", DAY)
    assert not [e for e in reading.events if e.recipient == ("RUS",)]
    assert ("RUS", "SRB") not in {signal.pair for signal in reading.signals}
