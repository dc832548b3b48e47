"""Acts whose sentence names no party: the article's own frame says whose affair they are."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)
AT_HOME = "ケニアの首都ナイロビで15日、大規模な騒ぎが起きた。ケニア政府が発表した。"
TWO = "タイとラオス、水の配分なお決まらず"


def events_of(body: str, headline: str) -> list[Event]:
    """The events of the last sentence."""
    reading = read(f"{headline}\n\n{body}\n", DAY)
    return [e for e in reading.events if len(reading.sentences) - 1 in e.sentences]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("武装集団は警察署を襲撃した。", ("ASSAULT", (), ("KEN",))),
        ("警察はデモ隊を弾圧した。", ("COERCE", ("KEN",), ("KEN",))),
        ("野党は政府を批判した。", ("ACCUSE", ("KEN",), ("KEN",))),
    ],
)
def test_where_an_article_is_about_one_country_what_happens_in_it_is_its_own(sentence, event):
    found = events_of(f"{AT_HOME}\n\n{sentence}", "ケニアで騒ぎ")
    assert event in [(e.type, e.actor, e.recipient) for e in found]


def test_the_two_of_the_headline_talk_where_a_sentence_names_nobody():
    found = events_of("両国の代表が集まった。\n\n来月、再び協議する。", TWO)
    assert [(e.type, {*e.actor, *e.recipient}) for e in found] == [("CONSULT", {"THA", "LAO"})]


def test_what_is_done_by_nobody_known_among_several_countries_is_left_out():
    body = "タイとラオスとベトナムの代表が集まった。\n\n武装集団は警察署を襲撃した。"
    assert events_of(body, "タイとラオスの水、ベトナムも注視") == []


def test_whoever_the_clause_is_about_does_the_act_that_its_noun_names():
    found = events_of("ポーランド外務省はチェコへの不快感をあらわにした。", "ポーランドとチェコ")
    assert [(e.type, e.actor, e.recipient) for e in found] == [("ACCUSE", ("POL",), ("CZE",))]
    found = events_of(
        "ポーランド外務省はこの件で不快感をあらわにした。", "ポーランド、チェコと応酬"
    )
    assert [(e.type, e.actor) for e in found] == [("ACCUSE", ("POL",))]


def test_what_only_says_which_ones_are_meant_befalls_nobody():
    body = (
        "停戦の延長で往来が戻りつつある紅海の航路=図・関係新報\n\n"
        "【マスカット=久世真尋】イエメン暫定政府と親イラン武装組織フーシは19日、停戦を延長することで合意した。仲介したオマーンの"
        "外相がマスカットで発表した。\n\n"
        "合意には、双方が拘束する捕虜140人の解放も盛り込まれた。"
    )
    reading = read(f"紅海の停戦、60日延長で合意 オマーンが仲介\n\n{body}\n", DAY)
    assert [e for e in reading.events if e.type == "AGREE"]
    assert not [e for e in reading.events if e.type == "COERCE"]
