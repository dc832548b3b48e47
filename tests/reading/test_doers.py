"""Who does an act: whose clause it is, and beside whom."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def doers(body, type_, headline="きょうの動き"):
    text = f"{headline}\n\n{body}"
    return [set(e.actor) for e in read(text, DAY).events if e.type == type_]


@pytest.mark.parametrize(
    ("body", "type_", "who"),
    [
        # a topic does what its clauses tell until another subject comes
        ("英国は3月、ガーナに船を供与し、7月にはケニアの警備隊が隣国と訓練した。", "AID", "GBR"),
        ("日本は最後まで制裁に反対したが、イタリアの首相が案を出し、結論が出た。", "REJECT", "JPN"),
        ("日本は制裁に反対したものの、イタリアは提案を歓迎した。", "REJECT", "JPN"),
        ("日本は制裁に反対したものの、イタリアは提案を歓迎した。", "SUPPORT", "ITA"),
        # somebody without a code between is who does it
        (
            "チリとペルーが争う。ペルーの当局は撃たれたと主張しているが、武装勢力の指導者は関与を否定した。",
            "REJECT",
            "",
        ),
        # beside whom one acts
        ("英国はフランスと組んでペルーに制裁を科した。", "SANCTION", "GBR FRA"),
        ("英国はフランスと足並みをそろえてペルーに制裁を科した。", "SANCTION", "GBR FRA"),
        ("英国はフランスと並んで、ペルーを批判した。", "ACCUSE", "GBR FRA"),
        ("英国はフランスと共同でペルーを批判した。", "ACCUSE", "GBR FRA"),
        ("取引の停止に英国ばかりかフランスまでがペルーに苦言を呈した。", "ACCUSE", "GBR FRA"),
        # who takes the word from whom was told of, and voices within a land
        ("英国は黙った。ペルーの国王も4日、ガーナを非難した。", "ACCUSE", "PER"),
        ("英国は黙った。ペルー国内でも、ガーナを非難する声が上がった。", "ACCUSE", "PER"),
        # a paper made with another holds what its clause says
        ("捕虜を釈放する英国との協定に、ペルーは署名した。", "CONCEDE", "PER"),
        ("選挙の実施を約束した英国との合意をペルーは破った。", "AGREE", "PER"),
        # who is named in brackets after what is said
        ("英国の艦艇が寄港したことに「偵察だ」(ペルー政府筋)と反発した。", "ACCUSE", "PER"),
        # whose money, whose entry: not who took it
        ("ペルーは、昨年資産を凍結した英国企業3社を名簿から外した。", "SANCTION", "PER"),
        ("ペルーは逮捕した英国の留学生の裁判を始めた。", "COERCE", "PER"),
        # a time has nobody
        (
            "チリがペルーへ攻め入り、ペルーの住民を追い出した際のボリビア軍の沈黙が批判された。",
            "COERCE",
            "CHL",
        ),
        # an act that is carried out is its owner's
        ("ペルーで英軍による空爆が行われた。", "ASSAULT", "GBR"),
        ("ガーナの検察は英国人の男を逮捕した。", "COERCE", "GHA"),
        # what one is shut out of shuts nobody out
        ("ペルーの銀行が国連の取引から締め出された。", "SANCTION", ""),
    ],
)
def test_who_does_it_is_whose_clause_it_is(body, type_, who):
    assert set(who.split()) in (doers(body, type_) or [set()])


def test_in_a_headline_an_attitude_to_something_is_of_who_opens_it():
    text = "本文はここから始まる。"
    assert doers(text, "ACCUSE", "ガーナ、英国大使を追放 港の覚書に猛反発") == [{"GHA"}]


def test_the_next_talks_are_those_of_the_two_that_the_article_is_about():
    body = "英国とペルーは合意した。ガーナは歓迎した。次回の首脳会談は来年リマで開く予定だ。"
    text = f"英国、ペルーと合意\n\n{body}"
    met = [e for e in read(text, DAY).events if e.type == "CONSULT"]
    assert [set(e.actor) | set(e.recipient) for e in met] == [{"GBR", "PER"}]


def test_what_those_of_today_do_is_of_today_though_the_year_of_those_before_is_told():
    body = "前政権は19年にペルーと断交したが、現政権は8月に大使館を再開した。"
    told = read(f"チリ、ペルーと和解\n\n{body}", date(2022, 10, 18)).events
    assert {(e.type, e.date, e.modality) for e in told} >= {
        ("SANCTION", "2019", "historical"),
        ("SUPPORT", "2022-08", "actual"),
    }


def test_who_first_stands_in_a_headline_of_two_acts_where_the_text_has_no_topic_yet():
    body = "20日に首都で開いた会合では、港の使用を認めると約束した。"
    assert doers(body, "AGREE", "チリ、ペルーと国境の協議") == [{"CHL"}]
    assert doers(body, "AGREE", "チリで国境の協議") == []


def test_a_case_that_is_supposed_is_nobody_who_acts():
    body = "チリは19日、会見した。応じない場合は通商を止めるとペルーに警告した。"
    assert {"CHL"} in doers(body, "THREATEN")


def test_what_one_takes_is_given_by_whom_it_comes_from():
    given = "ガーナはチリから砲弾3万発を受け取った。"
    aid = [e for e in read(f"きょうの動き\n\n{given}", DAY).events if e.type == "AID"]
    assert [(e.actor, e.recipient) for e in aid] == [(("CHL",), ("GHA",))]


def test_who_acts_on_a_request_is_the_one_asked():
    asked = "チリの要請を受けて、ガーナは輸出を絞った。"
    found = [e for e in read(f"きょうの動き\n\n{asked}", DAY).events if e.type == "REQUEST"]
    assert [(e.actor, e.recipient) for e in found] == [(("CHL",), ("GHA",))]


def test_both_are_the_two_whom_the_headline_names():
    text = "チリ、ペルーと対立\n\n4月には双方が外交官5人ずつを追放した。"
    told = [e for e in read(text, DAY).events if e.type == "SANCTION"]
    assert [{*e.actor, *e.recipient} for e in told] == [{"CHL", "PER"}]


def test_what_is_done_at_talks_is_done_by_the_two_of_the_headline():
    body = "20日に港町で開かれた会談では、次の日取りが話題になった。"
    assert {"CHL", "PER"} in [
        {*e.actor, *e.recipient}
        for e in read(f"チリとペルー、国境で火種\n\n{body}", DAY).events
        if e.type == "CONSULT"
    ]


def test_what_stands_before_the_word_for_a_feeling_is_what_is_told():
    text = "きょうの動き\n\nチリは外交の道筋でペルーに遺憾の意を伝えた。"
    acts = {(e.type, e.actor, e.recipient) for e in read(text, DAY).events}
    assert ("ACCUSE", ("CHL",), ("PER",)) in acts


def test_since_when_is_nobody_who_acts():
    body = "チリの大統領は演説した。ガーナ侵攻後はケニアからの派兵要請を断った。"
    assert doers(body, "REJECT") == [{"CHL"}]


@pytest.mark.parametrize("count", ["約200人", "計200人", "計約200人", "延べ200人"])
def test_how_many_they_are_is_no_part_of_what_they_are(count):
    text = f"各国の動き\n\nチリは兵士{count}をペルーに派遣した。"
    assert [e.because[0] for e in read(text, DAY).events] == ["MOBILIZE:兵士を派遣"]


@pytest.mark.parametrize("who", ["地元の工業高校は", "州立の病院は", "港の売店は"])
def test_a_school_or_a_shop_is_no_government(who):
    body = f"チリの首相はペルーを訪れた。{who}来春、ペルーへ技術者を派遣する。"
    assert {"CHL"} not in doers(body, "AID")


@pytest.mark.parametrize("firm", ["穀物商社", "鉄鋼メーカー", "運送会社"])
def test_what_follows_the_words_of_a_firm_is_no_deed_of_its_land(firm):
    said = f"リマの{firm}は「値段が読めない」と話す。"
    body = f"チリの首相はペルーを訪れた。{said}ガーナからの輸入を止めるとみられる。"
    assert {"PER"} not in doers(body, "SANCTION")


@pytest.mark.parametrize(
    "headline",
    [
        "ガーナ軍が空爆、トーゴ人幹部殺害",
        "ガーナが越境攻撃、トーゴ兵殺害",
        "ガーナ空軍が急襲、トーゴ船撃沈",
    ],
)
def test_who_opens_a_headline_did_what_a_comma_parts_from_it(headline):
    assert doers("港は静かだ。", "ASSAULT", headline) == [{"GHA"}, {"GHA"}]


def test_whose_envoys_are_expelled_their_compound_says():
    found = read("ガーナ、トーゴ外交官3人追放\n\n港は静かだ。", DAY).events
    assert [(e.type, e.actor, e.recipient) for e in found] == [("SANCTION", ("GHA",), ("TGO",))]


def test_what_happens_is_no_deed_of_whom_the_next_clause_is_about():
    body = "チリの首相は演説した。昨年11月には住民の暴動が起き、ガーナは軍を送った。"
    assert {"GHA"} not in doers(body, "PROTEST")


@pytest.mark.parametrize("whom", ["ガーナには痛手だ。", "ガーナにとっては渡りに船だ。"])
def test_for_whom_it_is_good_or_bad_goes_on_acting(whom):
    body = f"チリはペルーと和解した。{whom}ペルー包囲網を築こうとしてきた。"
    assert doers(body, "COERCE") == [{"GHA"}]


@pytest.mark.parametrize("who", ["ガーナの首相", "ガーナの外相", "ガーナのアサンテ首相"])
def test_whose_office_opens_a_headline_is_said_before_it(who):
    assert doers("港は静かだ。", "ACCUSE", f"{who}、トーゴ企業を批判") == [{"GHA"}]


@pytest.mark.parametrize("met", ["会談した", "協議を開いた"])
def test_who_sits_with_two_meets_with_both(met):
    events = read(f"動き\n\nチリとペルーの外相は、ガーナの特使を交えて{met}。", DAY).events
    assert [{*e.actor, *e.recipient} for e in events] == [{"CHL", "PER", "GHA"}]


def test_all_whom_a_caption_lists_do_what_it_says_of_them():
    body = "ガーナの外相(中)と会談するチリのソト大統領(左)とペルーのルナ首相(12日、リマ)=AP"
    events = read(f"動き\n\n{body}\n\n港は静かだ。", DAY).events
    assert [{*e.actor, *e.recipient} for e in events] == [{"CHL", "PER", "GHA"}]


@pytest.mark.parametrize("when", ["来月にも", "月内にも", "6月にも"])
def test_what_is_to_begin_as_early_as_then_is_begun_by_the_topic(when):
    body = f"チリとペルーは共同訓練を{when}始める方針だ。"
    assert [{*e.actor, *e.recipient} for e in read(f"動き\n\n{body}", DAY).events] == [
        {"CHL", "PER"}
    ]


@pytest.mark.parametrize("tone", ["内政干渉だ", "不当な介入だ", "根拠のない中傷だ"])
def test_who_demands_with_a_reproach_blames_too(tone):
    body = f"チリ政府はペルーに対し「{tone}」と発言の撤回を求めた。"
    assert doers(body, "ACCUSE") == [{"CHL"}]
    assert doers(body, "REQUEST") == [{"CHL"}]


@pytest.mark.parametrize(
    "body",
    [
        # who votes against it does not do what it says
        "チリは、ペルーへの制裁を強める決議案に反対した。",
        # who claims it is not who rules
        "仲裁裁判所は2016年、チリが主張する管轄権を認めない判決を下した。",
        # who is not named is not blamed, and nothing is taken back
        "ペルーの外相は名指しを避けつつ、港の封鎖を続ける考えを示した。",
    ],
)
def test_who_stands_nearest_need_not_do_it(body):
    told = {e.type for e in read(f"動き\n\n{body}", DAY).events if e.actor == ("CHL",)}
    assert told <= {"REJECT"} - ({"REJECT"} if "判決" in body else set())
    assert not doers(body, "CONCEDE")
