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
