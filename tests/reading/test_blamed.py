"""Who did what another answers for it, and words that tell no act of states by themselves."""

from datetime import date

import pytest

from kankei_reading import read

PUBLISHED = date(2026, 5, 20)
ALONE = "きょうの動き\n\n"
OPENING = "チリとペルーの関係\n\nチリとペルーの関係が動いている。"


def told(sentence: str, opening: str = OPENING) -> set[tuple[str, str, str]]:
    reading = read(f"{opening}{sentence}\n", PUBLISHED)
    last = len(reading.sentences) - 1
    return {
        (event.type, "+".join(event.actor), "+".join(event.recipient))
        for event in reading.events
        if last in event.sentences
    }


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("チリは、領空を侵犯したとして、ペルーを非難した。", ("COERCE", "PER", "CHL")),
        ("チリは、関税を課したとして、ペルーに抗議した。", ("SANCTION", "PER", "CHL")),
        ("チリは、領海に侵入したとして、ペルーの漁船を拿捕した。", ("COERCE", "PER", "CHL")),
        (
            "チリの検察は、大使館への攻撃を計画したとして、ペルー国籍の男を起訴した。",
            ("ASSAULT", "PER", "CHL"),
        ),
        ("チリは領海に侵入したとペルーを非難した。", ("COERCE", "PER", "CHL")),
        ("チリは、港を封鎖しているとして、ペルーへの反発を強めた。", ("COERCE", "PER", "CHL")),
        ("チリは、港を封鎖したとして、ペルーに遺憾の意を伝えた。", ("COERCE", "PER", "CHL")),
        ("チリは、漁船を拿捕したとして、ペルーに謝罪を求めた。", ("COERCE", "PER", "CHL")),
    ],
)
def test_what_one_is_blamed_for_one_has_done(sentence, deed):
    assert deed in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "not_told"),
    [
        ("チリの警察は、航空機の爆破を計画していたとして、男25人を逮捕した。", "ASSAULT"),
        ("チリは、制裁を解除したことを歓迎した。", "CONCEDE"),
        ("チリは、大使を追放したことに抗議した。", "SANCTION"),
        ("チリは、領空を侵犯したとして、WTOに提訴した。", "COERCE"),
        ("チリはペルーに対しても武器の供与を続けていると批判した。", "AID"),
    ],
)
def test_who_answers_a_deed_did_not_do_it(sentence, not_told):
    assert all(type_ != not_told or who != "CHL" for type_, who, _ in told(sentence))


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("チリの検察は、女性を殺害した罪でペルー国籍の男を起訴した。", ("ASSAULT", "PER", "CHL")),
        ("チリの警察は、港を爆破した疑いのあるペルー人を拘束した。", ("ASSAULT", "PER", "CHL")),
        ("チリの警察は、ペルー人の客を襲った疑いで男を逮捕した。", ("ASSAULT", "", "PER")),
        ("チリの裁判所は、ペルー人を殺害した罪で男に禁錮5年を言い渡した。", ("ASSAULT", "", "PER")),
    ],
)
def test_who_is_charged_with_a_deed_did_it_and_not_who_charges_him(sentence, deed):
    deeds = {act for act in told(sentence) if act[0] == "ASSAULT"}
    assert deeds == {deed}


@pytest.mark.parametrize(
    "sentence",
    [
        "チリの警察は、ペルー人の客を襲った疑いで男を逮捕した。",
        "チリの検察は、機密をペルーに漏らした疑いで技師を起訴した。",
    ],
)
def test_who_bore_a_deed_is_not_who_is_held_for_it(sentence):
    assert all(whom != "PER" for type_, _, whom in told(sentence) if type_ in ("COERCE", "ACCUSE"))


def test_what_is_ruled_in_a_suit_is_no_sentence():
    sentence = "チリの裁判所は、ペルーの漁民の訴えを退ける判決を言い渡した。"
    assert "COERCE" not in {type_ for type_, _, _ in told(sentence)}


def test_what_two_did_together_one_of_them_may_welcome():
    assert ("AGREE", "CHL", "PER") in told("チリは、ペルーと合意したことを歓迎した。")


def test_what_one_suffered_one_complains_of():
    assert ("ASSAULT", "PER", "CHL") in told("チリは、攻撃を受けたとして、ペルーを非難した。")


@pytest.mark.parametrize(
    "sentence",
    [
        "チリの内相は、駅の爆破事件を「醜い行為」と呼んだ。",
        "工事のため、チリでは広場の人形が撤去された。",
        "ペルーの不漁は町の荒廃を招いた。",
        "チリの選手は次の大会に照準を合わせた。",
        "チリの船員は家に戻り、家族と対面した。",
    ],
)
def test_everyday_words_tell_no_act_of_states(sentence):
    assert told(sentence) == set()


def test_off_a_coast_it_is_not_the_land_that_suffers():
    at_sea = told("ペルー沖で20日、タンカーが銃撃を受けた。")
    assert all("PER" not in whom for _, _, whom in at_sea)
    assert told("ペルーの港で20日、銃撃があった。") == {("ASSAULT", "", "PER")}


def test_a_stranger_taken_in_a_land_was_taken_by_whom_the_article_says():
    opening = (
        "アフガニスタンで拘束の日本人記者が解放\n\n"
        "アフガニスタン北部でタリバンに拘束されていた日本人記者が20日、解放された。"
    )
    again = told("家族は、誘拐された事情をまだ聞いていない。", opening)
    assert ("COERCE", "AFG", "AFG") not in again


def test_nobody_fights_whoever_stands_between():
    opening = (
        "スリランカの戦い\n\nノルウェーの仲介で停戦中だったスリランカ国軍とゲリラの内戦が再開した。"
    )
    for sentence in ("国軍は水門を閉鎖し、送電を止めた。", "国軍は戦闘を始め、ゲリラも応戦した。"):
        assert all("NOR" not in (who, whom) for _, who, whom in told(sentence, opening))


def test_a_claim_of_nobody_known_is_of_nobody_told_of_before():
    opening = "ペルーの港で爆発\n\nペルー政府は20日、港で爆弾が爆発したと発表した。"
    assert told("犯行声明は、観光地への攻撃を続けるとしている。", opening) == {
        ("ASSAULT", "", "PER")
    }


def test_who_was_sent_from_somewhere_is_of_there():
    opening = "ペルーの選挙\n\nペルーで20日、選挙が行われた。"
    assert ("ACCUSE", "UN", "PER") in told("国連から派遣された監視団は政府を批判した。", opening)


def test_with_whom_many_agree_at_home_is_not_guessed():
    opening = "ペルーの選挙\n\nペルーで20日、選挙が行われた。"
    assert told("14カ国が支持で一致している。", opening) == set()


def test_a_city_where_others_meet_is_not_where_the_story_plays():
    opening = (
        "コロンビアの武力衝突\n\nUNHCRはジュネーブで開かれた会見で、コロンビア南部の衝突を語った。"
    )
    assert told("5人は26日の戦いで殺害された。", opening) == {("ASSAULT", "", "COL")}


def test_a_body_of_many_countries_is_not_of_the_land():
    opening = "ペルーで脱獄\n\nペルーの刑務所から20日、男らが脱獄した。"
    assert told("国際刑事警察機構は21日、警戒を呼びかけた。", opening) == set()
    assert told("警察は21日、住民に警戒を呼びかけた。", opening) == {("REQUEST", "PER", "PER")}


@pytest.mark.parametrize("what", ["駆逐艦襲撃事件", "基地攻撃"])
def test_what_of_an_army_s_is_attacked_stands_between(what):
    assert told(f"2000年に米軍{what}が起きた。") == {("ASSAULT", "", "USA")}
    assert told("2000年に米軍空爆が起きた。") == {("ASSAULT", "USA", "")}


@pytest.mark.parametrize(
    "sentence",
    [
        "ガーナがペルーを支援したとしてチリの企業に制裁を科した。",
        "ガーナがペルーを支援したとしてチリの企業に科した制裁に、チリは反発した。",
        "ガーナは、ペルーを支援したとしてチリの企業に制裁を科した。",
    ],
)
def test_whom_a_measure_strikes_did_it_and_who_stands_first_took_the_measure(sentence):
    assert {("AID", "CHL", "PER"), ("SANCTION", "GHA", "CHL")} <= told(sentence, ALONE)


def test_who_stands_first_did_it_where_another_takes_the_measure():
    sentence = "チリがペルーを支援したとして、ガーナはタイの銀行に制裁を科した。"
    assert {("AID", "CHL", "PER"), ("SANCTION", "GHA", "THA")} <= told(sentence, ALONE)


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        (
            "ガーナ、チリ企業に制裁 ペルーへの武器売却で",
            {("SANCTION", "GHA", "CHL"), ("AID", "CHL", "PER")},
        ),
        ("ガーナ、核実験でチリに追加制裁", {("SANCTION", "GHA", "CHL"), ("MOBILIZE", "CHL", "")}),
        (
            "ガーナ、チリ外交官を追放 指導者殺害で",
            {("SANCTION", "GHA", "CHL"), ("ASSAULT", "CHL", "GHA")},
        ),
    ],
)
def test_for_what_a_measure_is_taken_whom_it_strikes_did(headline, events):
    found = read(f"{headline}\n\n政府が発表した。\n", PUBLISHED).events
    assert {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in found} == events
