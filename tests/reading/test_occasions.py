"""Talks at which something else is done, and visits told by where somebody is: invented sentences."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2021, 5, 20)


def told(body: str, headline: str = "きょうの動き") -> set[tuple[str, tuple[str, ...]]]:
    """What was done, and all who took part."""
    found = read(f"{headline}\n\n{body}\n", DAY).events
    return {(e.type, tuple(sorted(e.actor + e.recipient))) for e in found}


@pytest.mark.parametrize(
    ("body", "two"),
    [
        ("チリの外相は9日、ボゴタで開いた次官級協議で、ペルー側に撤廃を求めた。", ("CHL", "PER")),
        ("11日に開いた外相会談で、トルコはギリシャに自制を要求した。", ("GRC", "TUR")),
        ("9日に開かれた協議では、チリの補佐官がペルーを批判した。", ("CHL", "PER")),
        ("ポーランドの首相は10日の電話でウクライナの大統領に自制を求めた。", ("POL", "UKR")),
        ("コロンビアの外相は会談の席上、ベネズエラの外相に延期を促した。", ("COL", "VEN")),
        (
            "会談ではチリ側が放水に抗議し、ペルー側は「適法だ」と反論した。",
            ("CHL", "PER"),
        ),
    ],
)
def test_talks_are_between_those_of_whom_what_is_done_there_tells(body, two):
    assert ("CONSULT", two) in told(body)


@pytest.mark.parametrize(
    ("body", "two"),
    [
        (
            "日本の首相は3日、英国の首相と会談した。会談では中国の海洋進出を批判した。",
            ("CHN", "JPN"),
        ),
        ("G7は外相会合で、ロシアの侵攻を非難した。", ("G7", "RUS")),
        ("フランスの首相は党首会談で、アルジェリアへの支援を訴えた。", ("DZA", "FRA")),
        ("トルコの大統領は電話で記者に、ギリシャを批判した。", ("GRC", "TUR")),
        ("ケニアの大統領は閣議で、ウガンダからの輸入を禁じた。", ("KEN", "UGA")),
    ],
)
def test_whom_one_only_speaks_of_there_one_does_not_meet(body, two):
    assert ("CONSULT", two) not in told(body)
