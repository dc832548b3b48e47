"""Who does what to whom in other voices: what is suffered, brought about, done on the strength of something."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(body: str) -> list[tuple[str, str, str]]:
    events = read(f"きょうの動き\n\n{body}\n", DAY).events
    return [(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events]


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリは、ペルーから激しい抗議を受けた。", ("ACCUSE", "PER", "CHL")),
        ("チリはペルーを厳しい言葉で非難した。", ("ACCUSE", "CHL", "PER")),
        ("チリはペルーに新しい制裁を科した。", ("SANCTION", "CHL", "PER")),
        ("チリの銀行が審査を厳しくした。", ("SANCTION", "CHL", "")),
    ],
)
def test_an_adjective_takes_none_of_the_parties_before_it(body, event):
    assert event in told(body)


def test_what_is_near_a_land_or_hard_on_it_takes_it():
    assert told("チリの大統領はペルーに厳しい姿勢を示した。") != [("ACCUSE", "CHL", "")]
    assert ("ASSAULT", "PER", "CHL") in told("ペルーはチリに近い村を砲撃した。")


@pytest.mark.parametrize(
    "body",
    [
        "トーゴの加盟はガーナの反対で見送られた。",
        "トーゴの加盟はガーナの反対で認められなかった。",
    ],
)
def test_what_comes_to_nothing_by_the_no_of_one_is_turned_down_by_that_one(body):
    assert told(body) == [("REJECT", "GHA", "TGO")]


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリの施設は、ペルー軍に攻撃され、全焼した。", ("ASSAULT", "PER", "CHL")),
        ("チリ政府の発表は、ペルーの反発を招いた。", ("ACCUSE", "PER", "CHL")),
        (
            "ペルー政府は、チリに拘束された製薬会社のペルー人社員の早期解放を求めた。",
            ("COERCE", "CHL", "PER"),
        ),
        ("チリ軍の砲撃を受け、ペルー北部の村で3人が死亡した。", ("ASSAULT", "CHL", "PER")),
    ],
)
def test_whose_the_thing_is_or_the_land_that_suffers(body, event):
    assert event in told(body)


def test_whose_forces_are_made_to_leave_leave():
    assert told("チリの軍政はペルー軍を撤退させた。") == [("RETREAT", "PER", "CHL")]
    assert told("チリは軍を撤退させた。") == [("RETREAT", "CHL", "")]


def test_whom_one_sues_stands_before_aite_dotte():
    body = "ガンビアはミャンマーを相手取り、国際司法裁判所に提訴した。"
    assert told(body) == [("ACCUSE", "GMB", "MMR")]


def test_for_what_reason_is_not_upon_whom():
    body = "カナダは、チリへの侵攻を理由に、ペルーの閣僚の資産を凍結した。"
    assert [e for e in told(body) if e[0] == "SANCTION"] == [("SANCTION", "CAN", "PER")]


def test_whoever_is_punished_for_a_deed_did_it():
    body = "チリの軍政は、内政に干渉したことを理由にペルー大使の国外退去を命じた。"
    assert told(body) == [("COERCE", "PER", "CHL"), ("SANCTION", "CHL", "PER")]


@pytest.mark.parametrize(
    "body",
    [
        "チリは国連に、食料の搬入を認めるよう求められた。",
        "チリは国連に食料の搬入を認めるよう求められた。",
        "チリは国連から食料の搬入を認めるよう求められている。",
    ],
)
def test_a_wish_in_the_passive_is_put_to_its_subject(body):
    assert ("REQUEST", "UN", "CHL") in told(body)
    assert ("CONCEDE", "CHL", "UN") in told(body)


def test_who_was_made_a_hostage_held_nobody():
    body = "ハマスは、人質にしていたタイ人労働者10人を解放した。"
    assert told(body) == [("COERCE", "HAMAS", "THA"), ("CONCEDE", "HAMAS", "THA")]


def test_what_is_said_of_an_attack_is_said_of_who_made_it():
    body = "チリによるペルーの学校への攻撃に対し、国連の事務総長は強い非難を表明した。"
    assert ("ACCUSE", "UN", "CHL") in told(body)


def test_a_clause_may_stand_before_whom_the_deed_befell():
    body = "ヨルダンは、チリ軍が行ったペルーの病院への攻撃を強く非難した。"
    assert told(body) == [("ASSAULT", "CHL", "PER"), ("ACCUSE", "JOR", "CHL")]
    resumed = "チリは、凍結していたペルーへの査証の発給を再開した。"
    assert ("SANCTION", "CHL", "PER") not in told(resumed)


def test_who_had_seized_somebody_lets_them_go():
    body = "チリ当局に3年間拘束されていたペルー人の牧師が釈放された。"
    assert ("CONCEDE", "CHL", "PER") in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ペルーの登録の推薦は、チリの反発で見送られた。", ("REJECT", "CHL", "PER")),
        ("国連の制裁決議案は、チリの拒否権行使で廃案になった。", ("REJECT", "CHL", "UN")),
        ("ペルーの外相は、チリへの入国を拒まれた。", ("REJECT", "CHL", "PER")),
    ],
)
def test_by_whom_it_was_kept_from_being(body, event):
    assert told(body) == [event]


def test_to_whom_one_tells_a_plan_is_whom_it_concerns():
    assert told("チリはペルーに、加盟を認めない方針を伝えた。") == [("REJECT", "CHL", "PER")]


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリが供与した戦闘機が、ペルーの空軍基地に到着した。", ("AID", "CHL", "PER")),
        ("ペルー軍は、チリが供与した無人機で陣地を攻撃した。", ("AID", "CHL", "PER")),
        ("チリが供与した戦車を、ペルーの民兵が奪った。", ("AID", "CHL", "")),
    ],
)
def test_what_was_given_was_given_to_who_uses_it(body, event):
    assert event in told(body)


def test_who_is_made_to_say_something_says_it():
    body = "チリはペルーに政策への支持を表明させた。"
    assert told(body) == [("SUPPORT", "PER", "CHL")]
    body = "チリはペルーに国境警備の強化を約束させた。"
    assert told(body) == [("REQUEST", "CHL", "PER")]


def test_who_lets_somebody_go_holds_them_and_who_asks_for_it_does_not():
    held = ("COERCE", "CHL", "PER")
    assert held in told("チリは、拘束しているペルー人6人を釈放する方針だ。")
    assert held in told("ペルーは、拘束しているペルー人6人を釈放するようチリに求めた。")
    assert ("COERCE", "PER", "PER") not in told("ペルーは、拘束している6人の釈放を求めた。")


@pytest.mark.parametrize(
    ("body", "event"),
    [
        (
            "チリ政府は、記者の暗殺を計画したとして、ペルー軍の幹部7人に制裁を科した。",
            ("ASSAULT", "PER", "CHL"),
        ),
        ("チリ政府は、ミサイルが水域に落下したとして、ペルーに抗議した。", ("MOBILIZE", "PER", "")),
    ],
)
def test_whoever_is_punished_or_protested_to_for_it_did_it(body, event):
    assert event in told(body)


def test_by_whom_one_is_said_to_have_done_wrong_may_stand_before_what_is_said():
    body = "チリ軍は、ペルーの外相から人道に対する罪に当たると批判されている。"
    assert told(body) == [("ACCUSE", "PER", "CHL")]


def test_what_one_asks_for_one_does_not_give():
    body = "ペルーはチリへの戦車供与の要請を繰り返した。"
    assert told(body) == [("REQUEST", "PER", "CHL")]


def test_what_one_says_in_vain_one_says_to_who_does_it_all_the_same():
    body = "チリの抗議にもかかわらず、ペルーは調査船の活動を続けると表明した。"
    assert told(body) == [("ACCUSE", "CHL", "PER")]
    body = "ペルーが反対したにもかかわらず、チリはダムを建設した。"
    assert ("REJECT", "PER", "CHL") in told(body)


def test_at_whose_request_one_sends_troops_one_sends_them_to():
    body = "ペルー政府の要請を受け、チリは北部に兵士1000人を派遣した。"
    assert ("MOBILIZE", "CHL", "PER") in told(body)


def test_what_was_asked_was_asked_of_who_answers_it():
    body = "チリは、ペルーから再三求められている対ロ制裁に加わっていない。"
    assert ("REQUEST", "PER", "CHL") in told(body)


def test_a_protest_not_heeded_is_its_own_makers():
    body = "チリの抗議をよそに、ペルーは調査船の活動を続けた。"
    assert told(body) == [("ACCUSE", "CHL", "PER")]


def test_who_acts_on_the_news_of_an_attack_did_not_make_it():
    body = "チリへの侵攻をきっかけに、ペルーは徴兵制を復活させた。"
    assert not [e for e in told(body) if e[0] == "ASSAULT"]


def test_strangers_are_arrested_by_the_police_of_the_town():
    body = "チリ国籍の女性がテヘランの空港で逮捕され、チリ政府は釈放を求めた。"
    assert told(body)[0] == ("COERCE", "IRN", "CHL")


def test_a_verb_takes_one_object():
    body = "チリは、ペルーの外交官15人をスパイ行為を働いたとして追放した。"
    assert told(body) == [("SANCTION", "CHL", "PER")]


def test_from_what_one_flees_takes_nobody_in():
    assert told("チリ軍の攻撃を逃れ、ペルーの市民が山に入った。") == [("ASSAULT", "CHL", "")]


@pytest.mark.parametrize(
    "body",
    [
        "チリは、ペルーから要求されている港の使用の延長に応じていない。",
        "チリは、ペルーに要求されている座礁船の撤去を拒んだ。",
    ],
)
def test_what_was_asked_may_stand_behind_what_it_is_of(body):
    assert ("REQUEST", "PER", "CHL") in told(body)


def test_words_of_what_somebody_did_take_no_object():
    body = "チリは、ペルーの外交官70人を情報活動に関わったとして追放した。"
    assert told(body) == [("SANCTION", "CHL", "PER")]


def test_what_one_makes_another_accept_one_does_not_do():
    body = "チリはペルーに、政治犯の釈放を受け入れさせた。"
    assert told(body) == [("REQUEST", "CHL", "PER")]


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("合意を破れば、チリはペルー産の銅に関税をかけられる。", ("CHL", "PER")),
        ("チリはペルー製の布に追加関税を課せられるが、見送った。", ("CHL", "PER")),
        ("チリはペルーに関税をかけられる。", ("PER", "CHL")),
    ],
)
def test_nobody_does_anything_by_goods_so_one_can_do_it_to_them(body, who):
    assert ("SANCTION", *who) in told(body)


def test_who_acts_upon_what_another_did_is_no_doer_of_it():
    body = "チリは報復を始めた。ペルーの銀行に制裁金を科すと、ペルーの外相は訪問を延期した。"
    assert ("SANCTION", "CHL", "PER") in told(body)
    assert ("SANCTION", "PER", "CHL") not in told(body)
