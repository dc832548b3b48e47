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


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("女性は面会を許可された。", ("CONCEDE", (), ("KEN",))),
        ("動議は否決された。", ("REJECT", (), ("KEN",))),
        ("店主らは背任の罪に問われた。", ("ACCUSE", (), ("KEN",))),
        ("高い賠償金が請求された。", ("REQUEST", (), ("KEN",))),
        ("役所の前に装甲車が集結している。", ("MOBILIZE", ("KEN",), ())),
    ],
)
def test_what_is_granted_denied_or_moved_in_one_land_is_told_though_nobody_does_it(sentence, event):
    lead = "ケニアの首都ナイロビで15日、大規模な騒ぎが起きた。"
    found = events_of(f"{lead}\n\n{sentence}", "ケニアで騒ぎ")
    assert event in [(e.type, e.actor, e.recipient) for e in found]


def test_what_a_company_sends_or_puts_off_in_one_land_is_no_act_of_its_state():
    lead = "ケニアの首都ナイロビで15日、大規模な騒ぎが起きた。"
    for sentence in ("行事は延期された。", "店が市内に展開している。", "時刻表は公開された。"):
        assert events_of(f"{lead}\n\n{sentence}", "ケニアで騒ぎ") == []


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("チェコ代表の提案は拒否された。", ("REJECT", (), ("CZE",))),
        ("チェコ政府は招待されなかった。", ("CONSULT", (), ("CZE",))),
    ],
)
def test_what_a_party_undergoes_by_nobody_known_is_told(sentence, event):
    found = events_of(f"会議が終わった。\n\n{sentence}", "ポーランドとチェコ")
    assert [(e.type, e.actor, e.recipient) for e in found] == [event]


def test_whoever_speaks_and_appeals_for_something_to_be_done_asks_for_it():
    found = events_of("ケニア政府は「もう終わりだ」と、工事の中止を訴えた。", "ケニアの工事")
    assert [(e.type, e.actor) for e in found] == [("REQUEST", ("KEN",))]


def test_a_turn_of_affairs_moves_no_forces():
    assert events_of("ケニア政府の捜査が急展開した。", "ケニアの捜査") == []
    found = events_of("ケニア軍は国境に部隊を展開した。", "ケニアの国境")
    assert [e.type for e in found] == ["MOBILIZE"]


def test_closing_a_place_to_people_is_force_and_forbidding_goods_a_measure():
    found = events_of("ケニア警察は現場への立ち入りを規制した。", "ケニアの事件")
    assert [e.type for e in found] == ["COERCE"]
    found = events_of("ケニア政府はタイ製品の持ち込みを禁止した。", "ケニアとタイ")
    assert [e.type for e in found] == ["SANCTION"]


@pytest.mark.parametrize(
    "sentence",
    [
        "大手のハリス・フーズは昨年、仕入れ先との取引関係を打ち切った。",
        "国際野球連盟は14日に対策を話し合う。",
    ],
)
def test_what_a_firm_or_a_union_by_name_does_the_two_do_not(sentence: str):
    before = "タイとラオスの会社が協議を始めた。"
    assert not any(e.recipient for e in events_of(before + sentence, "タイとラオスの会社が協議"))
