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


def went(body: str) -> set[tuple[str, str]]:
    """Who went to whom."""
    found = read(f"きょうの動き\n\n{body}\n", DAY).events
    return {("+".join(e.actor), "+".join(e.recipient)) for e in found if e.type == "CONSULT"}


@pytest.mark.parametrize(
    ("body", "visit"),
    [
        ("トルコ大統領の8年ぶりのエジプト訪問が実現した。", ("TUR", "EGY")),
        ("仏大統領の訪日は2018年以来だ。", ("FRA", "JPN")),
        ("モンゴルの首相は訪日中、宇都宮の工場を見て回った。", ("MNG", "JPN")),
        ("豪首相の訪韓を前に、両国は協定の文言を詰めている。", ("AUS", "KOR")),
        ("独首相の訪印には、企業の幹部30人が同行した。", ("DEU", "IND")),
        ("セルビア首相のモスクワ訪問に、EUの各国は反発した。", ("SRB", "RUS")),
        ("ヨルダン国王は、アンマンを訪問中のカナダ首相に継続を求めた。", ("CAN", "JOR")),
        ("スウェーデンの国防相は、訪問先のヘルシンキで演習を提案した。", ("SWE", "FIN")),
        ("インドの首相は就任後初の訪問国としてブータンを選んだ。", ("IND", "BTN")),
    ],
)
def test_a_visit_may_be_told_by_nouns_alone(body, visit):
    assert visit in went(body)


@pytest.mark.parametrize(
    "body",
    [
        "日本人の観光客が多く訪れるタイの島で、爆発があった。",
        "韓国の俳優が台北を訪れ、ファンと交流した。",
        "訪日外国人は前年より1割増えた。",
    ],
)
def test_who_travels_for_their_own_sake_visits_no_state(body):
    assert not went(body)


def test_what_does_not_change_about_a_visit_does_not_undo_it():
    found = read("動き\n\n韓国政府は、大統領の来月の訪中に変更はないと強調した。\n", DAY).events
    assert [e.modality for e in found if e.type == "CONSULT"] == ["planned"]
