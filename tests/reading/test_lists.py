"""Things in a list: whose the first is, the others are; and who is no thing in a list."""

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
        ("ケニアの学校や病院がガーナ軍に爆撃された。", ("ASSAULT", "GHA", "KEN")),
        ("ガーナは、ケニアの政治家や企業に制裁を科した。", ("SANCTION", "GHA", "KEN")),
        ("ガーナ軍はケニアの基地と港を爆撃した。", ("ASSAULT", "GHA", "KEN")),
        ("ガーナの海軍は、ケニアの漁船3隻と船員24人を拿捕した。", ("COERCE", "GHA", "KEN")),
        ("ガーナ軍は、ケニアの学校、病院、発電所を砲撃した。", ("ASSAULT", "GHA", "KEN")),
        ("ガーナはケニアの石油と石炭の輸入を禁じた。", ("SANCTION", "GHA", "KEN")),
    ],
)
def test_whose_the_first_of_a_list_is_the_others_are(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "ガーナ軍は、ケニア北部にある基地を爆撃した。",
        "ガーナの戦闘機2機が、ケニア北部にある石油の備蓄基地を爆撃した。",
    ],
)
def test_what_lies_in_a_land_is_struck_at_its_cost(body):
    assert ("ASSAULT", "GHA", "KEN") in told(body)


def test_what_says_when_begins_no_list():
    assert ("COERCE", "GHA", "") in told("ケニアの攻撃後、港、空港をガーナ軍が封鎖した。")


def test_storms_in_a_list_attack_nobody():
    assert not {t for t, _, _ in told("嵐とトルネードがケニアの都市を襲った。")}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ペルーはラオスのほか、ガーナにも食料を供与した。", ("AID", "PER", "LAO+GHA")),
        ("ペルーはラオスに加えてガーナを批判した。", ("ACCUSE", "PER", "LAO+GHA")),
        ("ペルーの首相は、ラオスを含め5カ国に制裁を科した。", ("SANCTION", "PER", "LAO")),
        ("ペルーはラオスだけでなく、ガーナも批判した。", ("ACCUSE", "PER", "LAO+GHA")),
        ("ペルーはもとより、ラオスもガーナを批判した。", ("ACCUSE", "PER+LAO", "GHA")),
        ("ペルー、ラオスなど5カ国がガーナを批判した。", ("ACCUSE", "PER+LAO", "GHA")),
        ("ペルーはラオスなどとガーナを批判した。", ("ACCUSE", "PER+LAO", "GHA")),
        ("ペルーはラオスだけではなく、ガーナも批判した。", ("ACCUSE", "PER", "LAO+GHA")),
        ("ペルーはラオスではなく、ガーナを批判した。", ("ACCUSE", "PER", "GHA")),
    ],
)
def test_who_is_added_is_listed(body, event):
    assert event in told(body)


def test_one_meets_the_minister_of_a_country_too():
    assert ("CONSULT", "GHA", "KEN") in told("ガーナの首相はケニアの外相とも会談した。")


@pytest.mark.parametrize(
    ("headline", "body", "who"),
    [
        (
            "中国漁船団、沿岸4カ国が共同監視へ",
            "ペルーとエクアドル、コロンビア、チリの4カ国は8日、会合を開いた。",
            {"PER", "ECU", "COL", "CHL"},
        ),
        (
            "中国漁船団、沿岸4カ国が共同監視へ",
            "夜の海は明るい。漁師は眠らない。港は静かだ。海は広い。船は多い。"
            "ペルーとエクアドル、コロンビア、チリの4カ国は8日、会合を開いた。",
            {"PER", "ECU", "COL", "CHL"},
        ),
        (
            "米国の制裁、欧州3カ国が批判",
            "英国、フランス、ドイツは8日、米国の制裁を批判した。",
            {"GBR", "FRA", "DEU"},
        ),
        ("米国の制裁、欧州3カ国が批判", "英国は8日、米国の制裁を批判した。", set()),
    ],
)
def test_whom_a_headline_counts_are_those_that_the_text_names_so(headline, body, who):
    text = f"{headline}\n\n{body}\n"
    counted = [a for a in read(text, date(2024, 5, 20)).actors if a.span.of(text).endswith("カ国")]
    assert {code for a in counted[:1] for code in a.codes} == who
