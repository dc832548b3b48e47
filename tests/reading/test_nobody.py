"""Acts that are nobody's, or done to nobody: guesses on guesses, people who speak for no land, and idle verbs."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(*sentences: str, headline: str = "きょうの動き") -> set[tuple[str, str, str]]:
    """The events of the last sentence."""
    reading = read("\n\n".join([headline, *sentences]) + "\n", DAY)
    last = len(reading.sentences) - 1
    found = [e for e in reading.events if last in e.sentences]
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in found}


def test_where_who_does_it_is_a_guess_whom_it_concerns_is_left_open():
    found = told(
        "マラウイの大統領選は投票から10日を経ても勝者が決まらない。",
        "フランスの外相は10日、見解を述べた。",
        "翌朝、首を絞めて殺したという。",
        headline="マラウイ大統領選で混乱",
    )
    assert "MWI" not in {whom for _, _, whom in found}


def test_the_school_that_sends_help_is_not_whom_the_text_told_of_last():
    found = told(
        "インドネシアのジャワ島の地震で犠牲者が増えた。",
        "国連は薬を送った。",
        "いくつかの大学は医療チームを派遣するという。",
        headline="ジャワ島の地震、犠牲者増える",
    )
    assert "UN" not in {who for _, who, _ in found}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("チリの検察はペルー人の女に取引を示したが、女性は拒んだ。", "CHL"),
        ("チリの警察が出頭を求めたものの、男は拒否した。", "CHL"),
    ],
)
def test_people_without_a_land_do_it_themselves(sentence, who):
    found = told("日本とチリとペルーの話だ。日本は難色を示した。", sentence)
    assert all(actor != who for type_, actor, _ in found if type_ == "REJECT")


def test_where_one_is_sent_does_not_send():
    assert "JPN" not in {who for _, who, _ in told("男は来月、チリから日本に送還される予定だ。")}


def test_who_clears_away_what_is_cleared_away_by_them():
    found = told("ガザ地区では、イスラエル軍により、入植地が撤去された。")
    assert {who for type_, who, _ in found if type_ == "RETREAT"} == {"ISR"}


def test_whose_killing_one_is_charged_with_is_not_the_one_charged():
    found = told("容疑者は、英国人女性の監禁の罪で千葉地検に起訴された。")
    assert "GBR" not in {whom for type_, _, whom in found if type_ == "ACCUSE"}


def test_whom_an_inquiry_into_a_foreigners_death_holds_is_of_its_own_land():
    sentence = "チリの警察署の捜査本部は、ペルー人の女性が死んだ事件で、無職の容疑者を再逮捕した。"
    assert ("COERCE", "CHL", "CHL") in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "米国の当局は津波警報を解除した。",
        "教皇はポーランドの習慣に従って、ろうそくをともした。",
        "チリ政府は国民の不安を緩和する。",
        "ペルーは3点差に詰め寄った。",
        "キューバは8回のホームランで日本に迫った。",
        "チリの銅の生産額は、首位のペルーに迫っている。",
    ],
)
def test_what_everybody_does_to_a_thing_no_state_does_to_another(sentence):
    assert told("チリで地震があった。", sentence) == set()


def test_whom_those_who_play_for_a_land_complain_of_is_left_open():
    found = told(
        "ブラジルは3対1で勝った。",
        "クロアチアの監督は判定への不満を漏らした。",
        headline="地元・ブラジルが逆転、白星で始まる",
    )
    assert found == {("ACCUSE", "HRV", "")}


def test_force_befalls_whom_the_text_is_about_only_if_they_fight():
    body = ("エチオピアはダムの水をためる。", "ただ、国内で戦闘が続くスーダンに余力はない。")
    found = told(*body, headline="エチオピアのダム、完成間近")
    assert "ETH" not in {whom for type_, _, whom in found if type_ == "ASSAULT"}


def test_a_house_adopts_a_resolution_by_itself():
    found = told(
        "国連総会は9日、韓国の元外相を事務総長に推した。",
        "午後には決議を全会一致で採択した。",
        headline="国連、事務総長に韓国の元外相",
    )
    assert not any(who and whom for type_, who, whom in found if type_ == "AGREE")


def test_a_suspect_of_no_land_is_of_none_that_the_sentence_names():
    found = told("スイスの司法当局が、米国の求めで連盟の役員を検挙した。")
    assert {whom for type_, _, whom in found if type_ == "COERCE"} == {""}


def test_who_pleads_guilty_recognises_nobody():
    assert told("米国の元幹部はブラジルの会社について有罪を認めた。") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "政府への批判が高まっている。",
        "市民の反発が強まっている。",
        "砲弾は港の倉庫に着弾した。",
    ],
)
def test_whose_word_or_shell_nobody_says_is_not_of_whom_the_text_told_last(sentence):
    found = told("チリの観測所はペルーの地震を調べた。", sentence)
    assert "CHL" not in {who for _, who, _ in found}


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("政治犯を順次釈放すると定めた。", "CONCEDE"),
        ("制裁は貿易を止めなかった。", "SANCTION"),
    ],
)
def test_where_who_does_it_was_told_before_whom_is_no_guess_too(sentence, type_):
    found = told(
        "チリはペルーへの関税を引き上げた。",
        "チリはペルーを批判した。",
        sentence,
        headline="チリ、ペルーに関税",
    )
    assert "PER" not in {whom for kind, _, whom in found if kind == type_}


def test_calm_is_asked_of_everybody():
    found = told("チリ各地でペルーに抗議するデモが起きた。", "チリ政府は冷静な対応を呼びかけた。")
    assert found == {("REQUEST", "CHL", "")}


def test_a_charge_is_against_the_suspect_not_the_other_land():
    found = told(
        "ペルー企業の不正にチリが抗議した。", "チリの検察は複数の容疑者の起訴を検討している。"
    )
    assert "PER" not in {whom for _, _, whom in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "嫌がらせを受けた商船は20隻に上る。",
        "門番を雇うやり方が脅しを招いた面は否めない。",
    ],
)
def test_who_harmed_or_threatened_once_need_not_have_done_so_again(sentence):
    before = (
        "チリ軍はペルーの村を攻撃した。",
        "チリはペルーを脅した。",
        "チリはペルー船に嫌がらせをした。",
    )
    found = told(*before, sentence, headline="チリ、ペルーの村を攻撃")
    assert "CHL" not in {who for _, who, _ in found}


def test_what_both_do_to_a_thing_they_do_not_do_to_each_other():
    assert told("薬はタイとラオスの両政府に承認された。") == {("SUPPORT", "THA+LAO", "")}


def test_what_nobody_may_do_is_refused_to_whoever_would():
    found = told("チリの高官は、国境をペルーの記者が往来することを許可しないと述べた。")
    assert found == {("REJECT", "CHL", "PER")}


def test_whose_help_is_looked_at_again_may_lose_it():
    found = told("チリ政府は27日、ペルーに対する支援を見直す方針を示した。")
    assert found == {("SANCTION", "CHL", "PER")}
    assert told("チリ政府は27日、支援を見直す方針を示した。") == set()


def test_who_holds_forth_moves_no_troops():
    assert told("ペルーの首相は国会で持論を展開した。") == set()


def test_who_only_looks_on_does_not_do_what_they_look_on():
    headline = "タイ、加盟を申請 対中接近に米国は静観"
    text = f"{headline}\n\nタイ外務省は発表した。\n"
    assert not [e for e in read(text, DAY).events if "USA" in e.actor]


@pytest.mark.parametrize(
    "sentence",
    ["ペルーはチリに自制を促す責任がある。", "ペルーにはチリとの対話を続ける責任がある。"],
)
def test_who_has_a_duty_blames_nobody(sentence):
    assert not {act for act in told(sentence) if act[0] == "ACCUSE"}


def test_who_is_said_to_answer_for_what_was_done_is_blamed():
    assert ("ACCUSE", "PER", "CHL") in told("ペルーはチリに戦争を始めた責任があると批判した。")


def test_what_the_terms_were_that_one_leaves_is_not_done():
    found = told("ペルーはチリ産穀物の輸出を認める合意から離脱した。")
    assert {act[0] for act in found} == {"SANCTION"}


@pytest.mark.parametrize(
    "sentence",
    [
        "チリはメルコスルとの協定に署名した。",
        "チリは来月、サムスンとの交渉を始める。",
    ],
)
def test_who_is_named_and_is_no_land_is_not_whoever_the_text_told_of(sentence):
    found = told("ペルーはチリと協議した。", sentence, headline="チリとペルーの動き")
    assert not {act for act in found if "PER" in act[1:]}


def test_with_an_official_without_a_land_one_meets_whoever_the_text_told_of():
    found = told(
        "チリはペルーと協議した。", "チリの首相は大統領と会談した。", headline="両国の動き"
    )
    assert ("CONSULT", "CHL", "PER") in found
