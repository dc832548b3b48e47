"""Who is meant by those who seized power, hold it for a time, or held it: 軍政, 暫定政府, 前首相."""

from datetime import date

from kankei_reading import read

DAY = date(2024, 5, 30)


def codes_of(reading, text, words):
    start = text.rindex(words)
    return [a.codes for a in reading.actors if a.span.start <= start < a.span.end]


def test_soldiers_who_rule_are_those_of_the_land_that_they_seized():
    text = (
        "米軍去るニジェール\n\nニジェールを握る軍事政権が、ロシアに身を寄せている。\n\n"
        "米国はフランスとは違い、対話を続けた。軍政は大使に退去を命じた。\n"
    )
    assert codes_of(read(text, DAY), text, "軍政") == [("NER",)]


def test_an_interim_government_stays_that_of_the_land_it_was_named_with():
    text = (
        "インドへ逃れた前首相の送還要求\n\nバングラデシュの暫定政府は23日、ナスリーン前首相の引き渡しを求めた。\n\n"
        "インドは保護を要請している。これに対し暫定政府の報道官は反発した。\n"
    )
    assert codes_of(read(text, DAY), text, "暫定政府") == [("BGD",)]


def test_who_held_an_office_is_of_the_land_where_it_was_held():
    text = (
        "インドへ逃れた前首相の送還要求\n\nバングラデシュの暫定政府は23日、ナスリーン前首相の引き渡しを求めた。\n\n"
        "インドの空軍基地は静かだ。前首相は軍用機で着いた。\n"
    )
    assert codes_of(read(text, DAY), text, "前首相") == [("BGD",)]


def test_tons_of_rice_are_no_america():
    text = "インドとバングラデシュの貿易\n\nインドは昨年末には米5万トンの輸出を認めた。\n"
    assert not [a for a in read(text, DAY).actors if a.codes == ("USA",)]


def test_what_happens_on_a_deed_is_done_by_whom_the_main_clause_is_about():
    text = (
        "チリとペルーの関係\n\nチリ国境警備隊が今月上旬、国境の5カ所で柵を建て始めると、ペルーは1975年の合意に"
        "反するとして工事を止めさせ、12日にはチリ大使を呼んで懸念を伝えた。\n"
    )
    told = [(e.type, e.actor, e.recipient) for e in read(text, DAY).events]
    assert ("ACCUSE", ("PER",), ("CHL",)) in told
    assert ("ACCUSE", ("CHL",), ("PER",)) not in told


def test_a_premier_is_of_the_land_that_the_sentence_before_opens_with():
    text = (
        "ロシアに見切り 欧州に活路\n\n旧ソ連のアルメニアが、安全を委ねてきたロシアに見切りをつけ、欧州に活路を求めている。"
        "ガスパリャン首相は12日の議会で、ロシア主導の条約機構への参加を凍結したと表明した。\n"
    )
    people = read(text, DAY).people
    assert [(p.name, p.of) for p in people] == [("ガスパリャン", "ARM")]
