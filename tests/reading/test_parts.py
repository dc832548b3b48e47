"""Headlines of several parts: who acts, and on whom, across a blank or a comma."""

from datetime import date

import pytest

from kankei_reading import read

BODY = "チリとペルーの関係が動いている。"


def told(headline, body=BODY):
    reading = read(f"{headline}\n\n{body}\n", date(2026, 5, 20))
    return [(e.type, e.actor, e.recipient) for e in reading.events if 0 in e.sentences]


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("チリ外相「許さない」 ペルーを批判", ("ACCUSE", ("CHL",), ("PER",))),
        ("ペルーを批判、チリ大統領", ("ACCUSE", ("CHL",), ("PER",))),
        ("ペルーに追加制裁 チリ、来月から", ("SANCTION", ("CHL",), ("PER",))),
        ("ペルーの港に空爆 チリ軍、3人死亡", ("ASSAULT", ("CHL",), ("PER",))),
        ("対ペルー制裁を解除 チリ、5年ぶり", ("CONCEDE", ("CHL",), ("PER",))),
        ("チリの対ペルー制裁、一部解除", ("CONCEDE", ("CHL",), ("PER",))),
        ("チリ軍、ペルーの港空爆 3人死亡", ("ASSAULT", ("CHL",), ("PER",))),
        ("チリの提案、ペルー拒否", ("REJECT", ("PER",), ("CHL",))),
        ("チリの提案をペルー歓迎", ("SUPPORT", ("PER",), ("CHL",))),
        ("チリの制裁延長にペルー反発", ("ACCUSE", ("PER",), ("CHL",))),
        ("チリ大統領がペルーへ 関係修復探る", ("CONSULT", ("CHL",), ("PER",))),
        ("チリ外相、リマ入り きょう首脳会談", ("CONSULT", ("CHL",), ("PER",))),
        ("ペルー人船員、3カ月ぶり解放 チリ", ("CONCEDE", ("CHL",), ("PER",))),
        ("チリ・ペルー首脳会談、中止", ("REJECT", ("CHL",), ("PER",))),
        ("チリ、ペルー船が放水と非難", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ、ペルー軍が領海侵犯と抗議", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ、ペルー機を撃墜と発表", ("ASSAULT", ("CHL",), ("PER",))),
        ("チリ、ペルー空爆 ヒズボラ幹部殺害", ("ASSAULT", ("CHL",), ("HEZBOLLAH",))),
        ("チリ、ペルーから大使召還", ("SANCTION", ("CHL",), ("PER",))),
        ("チリ・ペルー国境で交戦、10人死亡 ブラジルが停戦促す", ("ASSAULT", ("CHL",), ("PER",))),
        ("チリ大統領、ペルー軍基地の契約見直し 資産返還も要求", ("REQUEST", ("CHL",), ())),
        ("チリ軍部がクーデター", ("ASSAULT", ("CHL",), ("CHL",))),
        ("チリ、ペルーの制裁を批判 「交渉は中断」", ("ACCUSE", ("CHL",), ("PER",))),
        ("「侮辱だ」とチリ ペルーを批判", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ、ペルーに圧力 融資の凍結迫る", ("REQUEST", ("CHL",), ("PER",))),
        ("チリ、ペルーに最後通告 国境からの撤兵要求", ("REQUEST", ("CHL",), ("PER",))),
        ("チリ、銅の輸出に許可制", ("SANCTION", ("CHL",), ())),
        ("チリ・ペルー通商交渉、棚上げ", ("REJECT", ("CHL",), ("PER",))),
        ("チリが反発 ペルー船の侵入に", ("ACCUSE", ("CHL",), ("PER",))),
        ("「内政干渉だ」とチリ反発 ペルーの報告書に", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ、ペルー国境を閉鎖 ブラジルは再開要求", ("REQUEST", ("BRA",), ("CHL",))),
        ("チリ、ペルー大統領を逮捕せず ICCは遺憾", ("ACCUSE", ("ICC",), ("CHL",))),
        ("チリ、領土巡りペルーに警告", ("THREATEN", ("CHL",), ("PER",))),
        ("チリ、ボリビア巡りペルーに警告", ("THREATEN", ("CHL",), ("PER",))),
        ("G7外相、ペルーの攻撃を非難", ("ACCUSE", ("G7",), ("PER",))),
        ("チリ、ペルー国軍に新たな制裁", ("SANCTION", ("CHL",), ("PER",))),
        ("チリ、ペルーに特使 国境の開放迫る", ("REQUEST", ("CHL",), ("PER",))),
        ("チリ、ペルーと断交せず ブラジルが圧力", ("COERCE", ("BRA",), ("CHL",))),
        ("チリ、ブラジルからレーダー ペルー反発", ("ACCUSE", ("PER",), ("CHL",))),
        ("チリ、ペルー北部の要衝制圧と発表", ("ASSAULT", ("CHL",), ("PER",))),
        ("ペルー人船員を解放へ チリ首相が表明", ("CONCEDE", ("CHL",), ("PER",))),
        ("ペルーで拘束のチリ人教師釈放", ("CONCEDE", ("PER",), ("CHL",))),
        ("拘束のチリ人5人解放 ペルー国軍", ("CONCEDE", ("PER",), ("CHL",))),
        ("チリ・ペルー合同演習始まる 10日間", ("COOPERATE", ("CHL",), ("PER",))),
        ("チリとペルー外相、漁業巡り応酬", ("REJECT", ("CHL",), ("PER",))),
        ("チリが拒否権 ペルー決議案", ("REJECT", ("CHL",), ())),
        ("チリが弾道ミサイル 沖に落下", ("MOBILIZE", ("CHL",), ())),
        ("チリ、ブラジルへの武器売却でペルー企業に制裁", ("SANCTION", ("CHL",), ("PER",))),
        ("チリ首相「侵攻は避けられない」 ペルーは懸念", ("ACCUSE", ("PER",), ("CHL",))),
        ("チリ、ペルーから大使召還 テロ支援と非難", ("ACCUSE", ("CHL",), ("PER",))),
        ("「事実無根」とチリ否定 ペルーの告発に", ("REJECT", ("CHL",), ("PER",))),
        ("チリ外相「領土は譲らず」 ペルーの和平案拒否", ("REJECT", ("CHL",), ("PER",))),
        ("チリ、対ペルー制裁を復活へ 協定違反と判断", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリとペルー、国交正常化へ ブラジルが仲介", ("SUPPORT", ("CHL",), ("PER",))),
        ("チリ、ペルーへの援助停止 ペルーは国交断絶で対抗", ("SANCTION", ("PER",), ("CHL",))),
    ],
)
def test_the_parts_of_a_headline_tell_one_act(headline, event):
    assert event in told(headline)


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("チリ機、ペルー軍に撃墜", ("ASSAULT", ("PER",), ("CHL",))),
        ("チリ漁船、ペルーに拿捕 乗員7人", ("COERCE", ("PER",), ("CHL",))),
        ("チリ大使、ペルーから国外退去", ("SANCTION", ("PER",), ("CHL",))),
        ("チリ人記者、ペルーで拘束", ("COERCE", ("PER",), ("CHL",))),
        ("チリ人技師、ペルーに拘束", ("COERCE", ("PER",), ("CHL",))),
    ],
)
def test_what_befell_people_and_ships_is_done_by_others(headline, event):
    acts = told(headline)
    assert event in acts
    assert (event[0], event[2], event[1]) not in acts


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("チリ、ペルーに「報復する」 国境封鎖で", ("THREATEN", ("CHL",), ("PER",))),
        ("チリ大統領「武力行使も辞さず」 ペルーの演習受け", ("THREATEN", ("CHL",), ("PER",))),
        ("チリ外相「容認できない」 ペルーの演習に", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ首相「ペルーの犯行」 大使襲撃で", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ、ペルーの関税は「不当」", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリ、対ペルー関税「撤回せず」", ("REJECT", ("CHL",), ("PER",))),
        ("チリ大統領、ペルーの提案に「応じない」", ("REJECT", ("CHL",), ("PER",))),
        ("チリ、ペルーに「自制を」", ("REQUEST", ("CHL",), ("PER",))),
        ("チリ、ペルーの提案を「歓迎」", ("SUPPORT", ("CHL",), ("PER",))),
    ],
)
def test_words_said_in_a_headline_do_what_a_verb_of_saying_would(headline, event):
    assert event in told(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "チリ大統領「報復しない」 ペルーの関税で",
        "チリ大統領「ペルーは報復する」",
        "小説「祖国の代償」 ペルーで出版",
        "チリ、ペルーで「反撃」展",
    ],
)
def test_names_and_denials_in_a_headline_threaten_nobody(headline):
    assert "THREATEN" not in [t[0] for t in told(headline)]


@pytest.mark.parametrize(
    ("headline", "type_", "actor"),
    [
        ("チリ、ペルーへの装甲車輸出を再開 人権団体は批判", "ACCUSE", ("PER",)),
        ("チリ漁船、嵐で沈没 ペルー軍が救助", "ASSAULT", ("CHL",)),
        ("チリ料理店、ペルーで人気「本場の味を」", "REQUEST", ("CHL",)),
        ("チリ外相「領土は譲らず」 ペルーの和平案拒否", "REJECT", ("PER",)),
    ],
)
def test_who_only_stands_beside_does_nothing(headline, type_, actor):
    assert (type_, actor) not in [(t, who) for t, who, _ in told(headline)]


def test_who_answers_is_not_who_was_backed():
    assert ("SUPPORT", ("CHL",), ("PER",)) not in told("チリ、銅山の拡張を承認 ペルーは撤回要求")


def test_europe_s_three_are_those_who_deal_with_iran():
    acts = told("欧州3カ国、イランの核拡大を非難")
    assert ("ACCUSE", ("GBR", "FRA", "DEU"), ("IRN",)) in acts
    acts = told("欧州3カ国、チリの関税を非難")
    assert not any("GBR" in actor for _, actor, _ in acts)


def test_a_band_that_the_body_names_holds_them_and_not_the_land():
    body = "イエメンでチリの記者がフーシ派に拘束された。"
    assert ("COERCE", ("HOUTHI",), ("CHL",)) in told("チリ人記者、イエメンで拘束", body)


def test_who_vows_in_words_said_threatens():
    body = "チリの大統領はペルーに対し「必ず報復する」と述べた。"
    assert ("THREATEN", ("CHL",), ("PER",)) in [
        (e.type, e.actor, e.recipient)
        for e in read(f"南米の国境\n\n{body}\n", date(2026, 5, 20)).events
    ]


def test_what_is_said_behind_a_blank_is_no_answer_of_the_other():
    acts = told("チリ外相、ペルーの制裁を批判 「領土交渉は中断」")
    assert ("REJECT", ("PER",), ("CHL",)) not in acts


def test_who_only_joins_is_no_doer_of_the_joining():
    assert ("COOPERATE", ("EU",), ()) not in told("チリとペルー、来年1月にもEU加盟か")


def test_where_goods_come_from_suffers_nothing():
    assert not [t for t in told("チリ、ペルー産銅の輸入継続") if t[0] == "ASSAULT"]


def test_what_another_part_tells_is_not_done_by_those_named_behind_it():
    assert ("CONCEDE", ("CHL",), ("PER",)) not in told(
        "橋は開いたが、恐れは消えず チリとペルー、雪解けの影"
    )


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("チリによるペルー批判が強まった。", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリの外相のペルー訪問は3年ぶりだ。", ("CONSULT", ("CHL",), ("PER",))),
    ],
)
def test_beside_whose_act_it_is_the_compound_says_to_whom(sentence, event):
    reading = read(f"チリとペルーの関係\n\n{BODY}{sentence}\n", date(2026, 5, 20))
    last = len(reading.sentences) - 1
    assert event in [(e.type, e.actor, e.recipient) for e in reading.events if last in e.sentences]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("チリ軍の砲撃で、ペルーの村で3人が死んだ。", ("ASSAULT", ("CHL",), ("PER",))),
        ("チリの制裁でペルーの経済は傷んだ。", ("SANCTION", ("CHL",), ("PER",))),
        ("チリの首都で、ペルーに抗議するデモがあった。", ("PROTEST", ("CHL",), ("PER",))),
        ("チリはペルーと銅の輸出で合意した。", ("AGREE", ("CHL",), ("PER",))),
        ("チリとペルーは銅の輸出で合意した。", ("AGREE", ("CHL",), ("PER",))),
        ("チリとペルーは銅の輸出拡大で合意した。", ("AGREE", ("CHL",), ("PER",))),
        ("チリとペルーはボリビアへの支援で一致した。", ("AID", ("CHL", "PER"), ("BOL",))),
        ("チリは駐ペルー大使を召還した。", ("SANCTION", ("CHL",), ("PER",))),
        ("チリは駐ペルー大使の召還を決めた。", ("SANCTION", ("CHL",), ("PER",))),
        ("チリは駐日ペルー大使を呼び出した。", ("ACCUSE", ("CHL",), ("PER",))),
        ("チリの外相は、ペルーの提案を受け入れられないと述べた。", ("REJECT", ("CHL",), ("PER",))),
        ("チリの外相は、ペルーの提案は受け入れられないと述べた。", ("REJECT", ("CHL",), ("PER",))),
    ],
)
def test_what_stands_beside_an_act_says_whom_it_befalls_and_who_will_not_have_it(sentence, event):
    reading = read(f"チリとペルーの関係\n\n{BODY}{sentence}\n", date(2026, 5, 20))
    last = len(reading.sentences) - 1
    assert event in [(e.type, e.actor, e.recipient) for e in reading.events if last in e.sentences]


def test_a_compound_begins_with_the_object_of_its_verb():
    assert ("AID", ("CHL",), ("PER",)) in told("チリ、ペルーに医療団派遣")


@pytest.mark.parametrize("headline", ["チリが弾道ミサイル3発 海へ", "チリ、飛翔体2発 国境付近に"])
def test_so_many_missiles_are_a_launch(headline):
    assert [event[:2] for event in told(headline)] == [("MOBILIZE", ("CHL",))]
