"""Deeds that a noun names: who stands before it did it, whom it is turned at bore it."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2026, 5, 20)


def told(body: str) -> set[tuple[str, str, str]]:
    events = read(f"きょうの動き\n\n{body}\n", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリのペルーへの攻撃は3日目に入った。", ("ASSAULT", "CHL", "PER")),
        ("チリによるペルーの港の封鎖が続いている。", ("COERCE", "CHL", "PER")),
        ("ガーナのケニアに対する支援は3億ドルに上る。", ("AID", "GHA", "KEN")),
        ("チリ軍のペルーからの撤退は予定通り進んでいる。", ("RETREAT", "CHL", "PER")),
        ("チリの制裁でペルーの輸出は半分に減った。", ("SANCTION", "CHL", "PER")),
    ],
)
def test_who_did_a_deed_stands_before_whom_it_was_done_to(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ペルーに対する制裁が新たに科された。", ("SANCTION", "", "PER")),
        ("チリの求めで、ペルーは職員を派遣した。", ("REQUEST", "CHL", "PER")),
        ("ガーナはケニアからの批判を受け、計画を見直した。", ("ACCUSE", "KEN", "GHA")),
        ("チリは、ペルー外交官3人の追放と融資の停止で報復した。", ("SANCTION", "CHL", "PER")),
    ],
)
def test_a_deed_is_laid_on_whom_it_is_turned_at_or_who_acts_on_it(body, event):
    assert event in told(body)


def test_where_one_may_go_bears_nothing():
    assert ("CONCEDE", "", "CHL") not in told("許可を得ればチリへの出国も認められる。")


@pytest.mark.parametrize(
    "body",
    [
        "ケニアの警備艇が国境に近いガーナの村を砲撃した。",
        "ケニアの無人機が、首都に近いガーナの港を砲撃した。",
    ],
)
def test_what_is_of_a_party_acts_over_a_clause_that_says_where(body):
    assert ("ASSAULT", "KEN", "GHA") in told(body)


def test_a_country_called_what_it_is_to_another_is_not_dealt_with_by_that_one():
    assert ("ASSAULT", "USA", "PHL") not in told("米国の同盟国フィリピンへの攻撃が続いた。")


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ケニアは、チリによるペルーへの攻撃を非難した。", ("ACCUSE", "KEN", "CHL")),
        ("ケニアは、チリによるペルーの港の封鎖を批判した。", ("ACCUSE", "KEN", "CHL")),
        ("ケニアは、チリ軍のペルーからの撤退を歓迎した。", ("SUPPORT", "KEN", "CHL")),
        ("ケニアは、チリによるペルーへの制裁に反対した。", ("REJECT", "KEN", "CHL")),
        ("ケニアは、チリによるペルーへの砲撃をやめるよう求めた。", ("REQUEST", "KEN", "CHL")),
    ],
)
def test_what_is_said_of_a_deed_is_said_of_who_did_it(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("ケニアはペルーへの攻撃を非難した。", "ACCUSE"),
        ("ケニアはペルーに対する制裁を支持した。", "SUPPORT"),
        ("ケニアはペルーへの制裁に反対した。", "REJECT"),
    ],
)
def test_who_bore_a_deed_is_not_blamed_or_praised_for_it(body, type_):
    assert (type_, "KEN", "") in told(body)


def test_who_remembers_a_killing_did_not_do_it():
    body = "ケニアの大統領は、チリの首相の暗殺から10年を記念する式典に出席した。"
    assert ("ASSAULT", "KEN", "CHL") not in told(body)


def test_what_is_fought_against_is_no_deed_of_who_leads_the_fight():
    assert "ASSAULT" not in {t for t, _, _ in told("ケニアは米国主導のテロとの戦いに加わった。")}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        # whose measure it is, not on whom it is laid
        ("チリはペルーの対ブラジル関税を批判した。", ("ACCUSE", "CHL", "PER")),
        ("ガーナはケニアの対トルコ支援を非難した。", ("ACCUSE", "GHA", "KEN")),
        ("チリは、ペルーの反ブラジル姿勢を歓迎した。", ("SUPPORT", "CHL", "PER")),
        ("トルコはEUの対ロ追加制裁に反対し、協議を拒んだ。", ("REJECT", "TUR", "EU")),
        # where it is said of nobody else, on whom it is laid is who is spoken of
        ("チリの外相は対ペルー政策を批判した。", ("ACCUSE", "CHL", "PER")),
        # who uses what was given was given it
        ("日本の研究所は、オランダから提供された検体を調べた。", ("AID", "NLD", "JPN")),
        ("チリ軍は、ペルーから供与された砲をブラジルに引き渡した。", ("AID", "PER", "CHL")),
        (
            "チリ軍は、ペルーからケニアに供与された砲を調べた。",
            ("AID", "PER", "KEN"),
        ),
        # whose clause what is asked is
        ("ペルーの武官2人がチリ政府から出国するよう求められた。", ("REQUEST", "CHL", "PER")),
    ],
)
def test_whose_a_measure_is_who_was_given_and_who_was_asked(body, event):
    assert event in told(body)


def test_a_bill_of_the_one_land_is_voted_on_by_its_own():
    text = "チリ、国民投票は憲法草案を承認\n\nチリの選管は、草案が承認されたと25日発表した。\n\n住民の多い2県では3分の2の反対があり草案は否決された。\n"
    events = read(text, DAY).events
    assert ("REJECT", ("CHL",), ("CHL",)) in {(e.type, e.actor, e.recipient) for e in events}
