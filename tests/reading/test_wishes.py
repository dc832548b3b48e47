"""What one wishes another to do, has done for oneself, or does in answer."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2026, 5, 20)


def told(body: str) -> set[tuple[str, str, str, str]]:
    events = read(f"きょうの動き\n\n{body}\n", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient), e.modality) for e in events}


@pytest.mark.parametrize(
    "body",
    [
        "ペルーはチリに部隊を引き揚げてほしいと伝えた。",
        "ペルーはチリに部隊を引き揚げてもらいたいと訴えた。",
        "ペルーの外相は「チリには部隊を引き揚げてほしい」と述べた。",
        "ペルーの外相は「チリは部隊を引き揚げるべきだ」と述べた。",
    ],
)
def test_to_wish_that_another_did_something_is_to_ask(body):
    assert ("REQUEST", "PER", "CHL", "actual") in told(body)
    assert not {t for t in told(body) if t[0] == "RETREAT" and t[1] == "PER"}


def test_where_one_should_go_back_to_is_not_who_should():
    found = told("チリの団体は、ペルーの昔の体制に戻ってほしいと述べた。")
    assert not {t for t in found if t[0] == "REQUEST" and t[2] == "PER"}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ケニアはガーナに資金を出してもらった。", ("AID", "GHA", "KEN", "actual")),
        ("チリはペルーの要求には応じられないと伝えた。", ("REJECT", "CHL", "PER", "actual")),
        ("チリは、ペルーに船を返すよう圧力をかけた。", ("COERCE", "CHL", "PER", "actual")),
        ("チリとペルーは互いに非難した。", ("ACCUSE", "CHL", "PER", "actual")),
        ("チリはペルーの決定に対抗し、輸出を止めた。", ("SANCTION", "CHL", "PER", "actual")),
        ("チリはペルーの拒否を受け、協議を打ち切った。", ("REJECT", "CHL", "PER", "actual")),
    ],
)
def test_who_and_whom_stand_where_the_verb_has_them(body, event):
    assert event in told(body)


def test_forces_are_drawn_back_by_whose_they_are():
    found = told("ケニアは、チリから米軍を撤退させる法案を批判した。")
    assert {t[1:3] for t in found if t[0] == "RETREAT"} == {("USA", "CHL")}


def test_who_admits_something_approves_of_nobody():
    assert not {t for t in told("ケニア政府は、船が越境したと認めた。") if t[0] == "SUPPORT"}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        (
            "チリとガーナは3日、合同演習をした。ペルーはチリに、実務者協議を開くよう提案した。",
            ("CONSULT", "CHL", "PER", "hypothetical"),
        ),
        (
            "ペルーはチリに、ガーナと和解するよう促した。",
            ("AGREE", "CHL", "GHA", "hypothetical"),
        ),
        (
            "国連はチリとペルーに、停戦協議を始めるよう求めた。",
            ("CONSULT", "CHL", "PER", "hypothetical"),
        ),
    ],
)
def test_whoever_asks_another_to_meet_is_to_be_met(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    "words",
    [
        "チリは約束を守らなければならない",
        "チリは国際法に従わねばならない",
        "チリは国境を力で変えてはならない",
        "チリは港を攻撃してはならない",
        "チリが対話を望むなら、拘束をやめるべきだ",
    ],
)
def test_what_another_must_do_is_asked_of_them(words):
    assert ("REQUEST", "PER", "CHL", "actual") in told(f"ペルーの首相は「{words}」と述べた。")


@pytest.mark.parametrize(
    "words",
    ["我々は備えなければならない", "条約を尊重すべきだ", "議会は予算を認めなければならない"],
)
def test_what_one_must_do_oneself_is_asked_of_nobody(words):
    assert told(f"ペルーの首相は「{words}」と述べた。") == set()


@pytest.mark.parametrize(
    ("body", "whom"),
    [
        ("国連はガーナへの支援の呼びかけを行った。", {""}),
        ("国連は、ガーナへの緊急支援の要請を出した。", {""}),
        ("国連は、ガーナへの支援をチリに要請した。", {"CHL"}),
        ("ペルーは、ガーナへの支援を呼びかけた。", {""}),
        # Whose the help is that is asked for is asked, and who asks for their own need.
        ("ペルーはガーナへの戦車供与の要請を繰り返した。", {"GHA"}),
        ("ガーナは国連からの支援の提供を求めた。", {"UN"}),
        ("国連はガーナに部隊の派遣を要請した。", {"GHA"}),
    ],
)
def test_for_whom_one_asks_help_is_not_whom_one_asks(body, whom):
    assert {act[2] for act in told(body) if act[0] == "REQUEST"} == whom
    assert not {act for act in told(body) if act[0] == "AID"}


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        # Of whom something is wanted by nobody in particular.
        ("ペルーに求められるのは、チリとの連携だ。", ("", "PER")),
        ("チリにはペルーとの対話が求められる。", ("", "CHL")),
        ("ペルー政府にはチリとの関係改善が求められています。", ("", "PER")),
        ("ペルーに求められる役割は、チリとガーナの橋渡しだ。", ("", "PER")),
        # Who asks, where one is asked for something.
        ("ペルーはチリに譲歩を求められた。", ("CHL", "PER")),
        ("チリに撤退を求められたペルーは拒んだ。", ("CHL", "PER")),
        # Who is not to lay it on is asked; on whom others should lay it is not.
        ("ペルーはチリに関税を課さないよう求めた。", ("PER", "CHL")),
        ("ペルー政府はチリに追加関税をかけないよう申し入れた。", ("PER", "CHL")),
        ("ペルーは国連に、チリに制裁を科すよう求めた。", ("PER", "UN")),
        ("ペルーはチリに制裁を科すよう求めた。", ("PER", "")),
        # Firms from abroad are those of no land by name.
        ("ペルーは外国企業に精錬所の建設を迫った。", ("PER", "")),
        ("ペルーは地域連合への加盟を申請した。", ("PER", "")),
    ],
)
def test_whom_is_asked_where_what_is_asked_for_stands_beside(body, asks):
    assert asks in {act[1:3] for act in told(body) if act[0] == "REQUEST"}


@pytest.mark.parametrize(
    ("body", "deed"),
    [
        ("ペルーは対チリ輸出を封じ、ガーナとケニアにも同じ規制を敷くよう持ちかけた。", "PER"),
        ("ペルーはガーナに対し、対チリ輸出を封じ、国境を閉じるよう求めた。", "GHA"),
    ],
)
def test_what_one_did_before_one_asked_is_no_part_of_what_is_asked(body, deed):
    assert ("SANCTION", deed, "CHL") in {act[:3] for act in told(body)}


def test_who_asks_others_not_to_take_a_cargo_is_not_whom_they_strike():
    sentence = "ペルーはガーナに対し、制裁対象の船が運ぶ貨物を受け入れないよう働きかけた。"
    found = {act[:3] for act in told(sentence)}
    assert ("REQUEST", "PER", "GHA") in found
    assert ("SANCTION", "GHA", "PER") not in found
