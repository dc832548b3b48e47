"""Who goes on acting in the sentence after, and whom an act is not done to, whoever stands near."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 10)


def reading(text, headline="チリとペルーの関係"):
    return read(f"{headline}\n\n{text}\n", DAY)


def told(text, headline="チリとペルーの関係"):
    return [
        (e.type, "+".join(sorted(e.actor)), "+".join(sorted(e.recipient)))
        for e in reading(text, headline).events
    ]


def signs(text):
    return {(*s.pair, s.sign) for s in reading(text).signals}


@pytest.mark.parametrize(
    "cleft",
    [
        "空白を埋めたのがブラジルだ。",
        "入れ替わるように近づくのはブラジルである。",
        "得をした形なのがブラジルだ。",
    ],
)
def test_whom_a_cleft_names_is_whom_the_next_sentence_goes_on_about(cleft):
    text = f"チリはペルーとの協議を打ち切った。{cleft}6月にはペルーに5億ドルを融資した。"
    assert told(text)[-1] == ("AID", "BRA", "PER")
    assert ("BRA", "PER", 1) in signs(text)


def test_what_one_has_in_mind_or_blames_does_not_go_on_acting():
    for cleft in ("念頭にあるのはブラジルだ。", "チリが批判したのはブラジルだ。"):
        text = f"チリはペルーとの関係を深めた。{cleft}6月にはペルーに5億ドルを融資した。"
        assert told(text)[-1] == ("AID", "CHL", "PER")


def test_who_goes_on_meets_whom_its_own_sentence_names():
    text = "チリとペルーの間は冷えた。得をしたのがブラジルだ。6月にペルーの大統領と会談した。"
    assert told(text)[-1] == ("CONSULT", "BRA", "PER")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what is said of a deed is said of its doer, and does not do it again
        (
            "チリは19日、ペルーの外交官を追放した。ブラジルは追放を「全面的に支持する」と表明した。",
            ("SUPPORT", "BRA", "CHL"),
        ),
        (
            "チリは不満を述べた。ボリビアの外相はペルーの決定を「歓迎する」と述べた。",
            ("SUPPORT", "BOL", "PER"),
        ),
        (
            "ボリビアが名乗り出たが、チリとブラジルはペルーの仕業だと断じた。",
            ("ACCUSE", "BRA+CHL", "PER"),
        ),
        # whose plan one is slow to join
        (
            "チリは銅の輸出を禁じる制裁案をまとめた。ただボリビアは値上がりを招くとして難色を示した。",
            ("REJECT", "BOL", "CHL"),
        ),
        # around whom forces no longer move
        ("チリは、ペルーの島の上空での偵察飛行を取りやめた。", ("RETREAT", "CHL", "PER")),
        # what one answers with
        ("ペルーは報復関税で応じ、大使館を閉じた。", ("SANCTION", "PER", "CHL")),
        ("チリ空軍は、ボリビア軍と合同の警戒飛行を実施している。", ("COOPERATE", "CHL", "BOL")),
        # states without a name are not the other one that the sentence names
        ("チリはペルーに対抗し、島しょ国への財政支援を広げる。", ("AID", "CHL", "")),
        # nor is whoever else stands by, where a clause says who takes it
        ("チリが武器を与える武装組織は6月、ペルーの町に入った。", ("AID", "CHL", "")),
        # who suffered it is not who is held for it
        (
            "チリの警備隊は、同国とペルーを結ぶ電線を切った疑いで、船籍不明の船の乗員を拘束した。",
            ("COERCE", "CHL", ""),
        ),
    ],
)
def test_whom_an_act_is_done_to(text, act):
    assert act in told(text)


def test_nobody_is_kind_to_whom_they_strike_next():
    text = "チリは19日、ペルーの外交官を追放した。ボリビアも連帯を示し、ペルーの外交官を追放した。"
    assert told(text, "チリ、ペルー外交官を追放")[1:] == [
        ("SUPPORT", "BOL", "CHL"),
        ("SANCTION", "BOL", "PER"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "チリとペルーの港で、ペルー当局は自国の船による事故だったと認めた。",
        "ペルーは、チリの港での4人の死亡を認めた。",
        "ペルーは、チリ国民の入国を定める法案を出した。",
    ],
)
def test_to_own_up_or_to_bring_in_a_bill_backs_and_offers_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("ペルーは弾圧を逃れたチリの元議員らを受け入れた。", -1),
        ("ペルーは、和解を約束したチリとの合意を破った。", -1),
        ("ペルーがチリと国交を結ぶ構想が遠のいた。", -1),
    ],
)
def test_a_good_act_may_be_named_for_what_became_of_it(text, sign):
    assert ("CHL", "PER", sign) in signs(text)
    assert ("CHL", "PER", -sign) not in signs(text)


def test_all_who_sign_together_are_good_to_each_other():
    text = "チリ、ペルー、ボリビア、ブラジルとガーナの5者は12日、首脳級会合を開いた。"
    assert len(signs(text)) == 10


def test_what_one_praises_but_then_opposes_may_be_the_same_ones():
    text = "チリの外相は「大きな一歩だ」と評価したものの、ペルー軍の配備には改めて反対した。"
    assert told(text)[0] == ("SUPPORT", "CHL", "PER")


def test_nobody_is_struck_for_having_been_dealt_with():
    text = "チリはペルーと協定を結んだ。チリはペルーを批判した。チリ軍は19日、南の町を砲撃した。"
    assert ("ASSAULT", "CHL", "PER") not in told(text, "チリとペルー、協定")


def test_forces_at_a_border_face_the_neighbour_just_spoken_of():
    text = "チリとペルーは協議を再開した。隣国ボリビアは喜べない。チリは国境に戦車を集めた。"
    assert told(text)[-1] == ("MOBILIZE", "CHL", "BOL")


def test_a_deed_named_again_is_the_headline_s():
    text = "チリは19日、ペルーの外交官を追放した。ボリビアもペルーの外交官を追放した。ブラジルは追放を歓迎した。"
    assert told(text, "チリ、ペルー外交官を追放")[-1] == ("SUPPORT", "BRA", "CHL")


def test_who_arms_those_that_fight_a_land_is_no_friend_of_it():
    assert signs("チリはペルーの反政府勢力に武器を渡している。") == {("CHL", "PER", -1)}
    assert ("CHL", "PER", -1) not in signs("チリはペルーの反政府勢力に対する作戦を支援した。")


@pytest.mark.parametrize(
    "text",
    [
        # how a scholar speaks, and whose land it is
        "ボリビアの東方研究所のロサ研究員は「チリは動く」と冷ややかに見る。",
        "ボリビアの東方研究所のロサ研究員は「チリが武器の流れを止めなければ停戦は続かない」とみる。",
    ],
)
def test_words_that_tell_two_nothing(text):
    assert signs(text) == set()


def test_what_is_taken_coolly_is_not_over():
    assert signs("チリは、ペルーの港の計画を冷ややかに受け止める。") == {("CHL", "PER", -1)}


def test_who_else_a_part_of_a_headline_is_about_says_nothing_of_the_two():
    reading_ = reading(
        "両国の外相は13日、声明を出した。", "直行便で合意 チリとペルー、退役兵は反発"
    )
    assert {(*s.pair, s.sign) for s in reading_.signals if s.span.start < 20} == {("CHL", "PER", 1)}


def test_what_is_denied_to_be_meant_is_no_quarrel():
    text = "チリはペルーを批判した。ペルーはチリに抗議した。チリはペルーの船を拿捕した。"
    last = "ペルーの国防省は侵攻の準備との見方を否定した。"
    told_of = reading(text + last)
    assert all(s.span.start < told_of.sentences[-1].span.start for s in told_of.signals)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "チリはペルーの外交官2人を追放した。漁船への攻撃を指示したとみている。",
            ("ASSAULT", "PER", "CHL"),
        ),
        (
            "チリはペルーの企業に制裁を科した。ガーナに武器を供与したと判断した。",
            ("AID", "PER", "GHA"),
        ),
        (
            "チリ政府はペルーの大使を呼んで抗議した。自国の漁船を拿捕したとしている。",
            ("COERCE", "PER", "CHL"),
        ),
    ],
)
def test_who_has_just_been_punished_did_what_the_next_sentence_holds_against_them(text, act):
    assert act in told(text, "きょうの動き")


def test_what_one_makes_known_of_oneself_the_punished_did_not_do():
    text = "チリはペルーの企業に制裁を科した。ガーナに武器を供与したと発表した。"
    assert ("AID", "CHL", "GHA") in told(text, "きょうの動き")


def test_whom_one_met_just_before_is_whom_one_promises_and_asks():
    text = "チリのソト大統領は5日、ペルーのロハス首相と会談した。天然ガスの供給を約束した。"
    assert ("COOPERATE", "CHL", "PER") in told(text, "チリ大統領が動く")


def test_whom_one_met_is_forgotten_where_another_comes_in():
    text = "チリのソト大統領は5日、ペルーのロハス首相と会談した。ガーナでは洪水が起きた。天然ガスの供給を約束した。"
    assert ("COOPERATE", "CHL", "PER") not in told(text, "チリ大統領が動く")


def test_an_outsider_who_asks_for_calm_turns_to_both_at_odds():
    text = "チリ軍はペルーの巡視船を砲撃した。国連は緊張の高まりに懸念を示し、自制を求めた。"
    found = told(text)
    assert ("ACCUSE", "UN", "CHL+PER") in found
    assert ("REQUEST", "UN", "CHL+PER") in found


def test_whoever_was_asked_would_be_the_one_not_to_comply():
    text = "チリ政府は6日、ペルーに計画の撤回を求めた。拒否すれば輸入を止めると警告した。"
    assert ("REJECT", "PER", "CHL") in told(text)


def test_a_joint_statement_speaks_for_both_who_met():
    text = "チリの大統領は5日、ペルーの首相と会談した。共同声明はガーナの核実験を非難した。"
    assert ("ACCUSE", "CHL+PER", "GHA") in told(text)


def test_who_falls_in_step_does_so_with_the_one_told_of_just_before():
    text = "チリは8日、ロシアの外交官3人を追放した。ペルーも歩調を合わせた。"
    assert ("AGREE", "PER", "CHL") in told(text, "チリ、ロシアの外交官を追放")


def test_more_is_told_of_the_blow_just_struck():
    text = "チリ軍はペルー北部にある拠点を空爆した。戦闘員12人を殺害した。"
    assert all(e[2] == "PER" for e in told(text) if e[0] == "ASSAULT")


def test_gifts_go_on_to_the_one_who_was_given_something_first():
    text = "ドイツはペルーに防空システムを供与すると発表した。弾薬も送る。車両も引き渡す。"
    assert [e for e in told(text, "ドイツが支援") if e[0] == "AID" and e[2] != "PER"] == []


def test_a_bare_ministry_goes_on_about_whom_its_land_has_just_struck():
    text = "スペインはモロッコの案を支持した。チリは翌日、スペインに駐在する大使を召還した。外務省は「裏切りだ」と非難した。"
    assert ("ACCUSE", "CHL", "ESP") in told(text, "スペイン、モロッコの案を支持")


def test_who_joins_in_after_words_that_were_answered_joins_the_first_speaker():
    text = "チリは2日、ペルーの漁を非難した。ペルーは「正当だ」と反論した。ガーナも3日、書簡で抗議した。"
    assert ("ACCUSE", "GHA", "PER") in told(text, "チリ、ペルーの漁を非難")


def test_who_moves_on_to_another_land_meets_people_there():
    text = "チリの大統領は7日、ペルーを訪れ、首相と会談した。8日、メキシコに移り、外相らと会う。"
    assert ("CONSULT", "CHL", "MEX") in told(text, "チリ大統領がペルー訪問")


def test_what_is_criticised_was_done_by_whoever_has_just_been_punished():
    text = "チリはペルーに制裁を科した。市民を弾圧したと批判した。"
    assert ("COERCE", "PER", "PER") in told(text, "チリ、ペルーに制裁")


@pytest.mark.parametrize("embassy", ["在リマのロシア大使館", "在リマのロシア総領事館"])
def test_an_embassy_that_names_nobody_speaks_of_its_host(embassy):
    text = f"チリとペルーは漁で対立する。{embassy}は「妄想だ」と非難した。"
    assert ("ACCUSE", "RUS", "PER") in told(text)


def test_a_measure_at_large_is_that_of_who_took_it():
    text = "欧州連合(EU)は4日、チリに追加の関税を課した。ペルーの外務次官は制裁に反対を唱えた。"
    assert ("REJECT", "PER", "EU") in told(text, "EU、チリに追加関税")


def test_who_carries_papers_to_and_fro_is_not_whom_one_asks():
    text = "チリとペルーは12日、間接協議を開いた。ガーナの外相が双方の文書を取り次いだ。チリ側は制裁の解除を求めた。"
    assert ("REQUEST", "CHL", "PER") in told(text, "ガーナが仲介、チリとペルーが間接協議")


@pytest.mark.parametrize("answer", ["満足な回答はなかった", "返答はなかった", "いまだに返事がない"])
def test_who_was_asked_is_who_does_not_answer(answer):
    assert ("AGREE", "PER", "CHL") in told(f"チリはペルーに謝罪を求めたが、{answer}。")


@pytest.mark.parametrize("met", ["リマを訪れ", "ペルーの首相と会談し", "ペルーの首相と電話で話し"])
def test_of_whom_one_went_to_see_calm_is_asked_and_not_of_both_at_odds(met):
    text = f"チリとペルーは国境で衝突した。ガーナの外相は12日、{met}、自制を求めた。"
    assert ("REQUEST", "GHA", "PER") in told(text)


def test_who_goes_on_blaming_and_is_named_again_blames_the_same_one():
    text = "一方、ペルーの船はチリのボートを押さえた。チリ政府はペルーに抗議した。チリ軍の参謀総長は「海賊行為だ」と非難した。"
    blamed = told("ガーナとチリは協定に署名した。" + text, "ガーナとチリ、協定に署名")
    assert ("ACCUSE", "CHL", "GHA") not in blamed


def test_who_has_been_hurt_blames_whoever_did_it():
    text = "ペルー軍は昨年秋、チリの兵士2人を拘束した。チリ政府は解放を求めた。外相は「許しがたい挑発だ」と非難した。"
    blamed = told("ガーナとチリは供給網で協力する。" + text, "ガーナとチリ、供給網で協力")
    assert ("ACCUSE", "CHL", "PER") in blamed


@pytest.mark.parametrize("too", ["ペルーも外交官を追放した", "ペルー側も外交官を追放した"])
def test_who_does_so_too_does_not_do_what_stands_before(too):
    text = f"チリは強硬だ。3日には大使を召還し、{too}。"
    assert {who for type_, who, _ in told(text) if type_ == "SANCTION"} == {"CHL", "PER"}


def test_a_protest_after_a_missile_is_at_who_fired_it():
    text = "ガーナとチリは会談した。\n\nペルーは14日、ミサイルを発射した。日本政府は北京の外交ルートを通じて抗議した。"
    assert ("ACCUSE", "JPN", "PER") in told(text, "ガーナとチリが会談")


def test_what_a_sentence_begins_with_points_back_at_who_did_it():
    text = "トルコはペルーに連帯を示した。これにチリ政府は反発し、協議を打ち切った。"
    assert ("ACCUSE", "CHL", "TUR") in told(text)


def test_a_house_called_again_by_its_short_end_answers_for_itself():
    text = "ハンガリーは欧州委員会に仲裁を求めたが、同委は「支障はない」と退けた。"
    assert ("REJECT", "EU", "HUN") in told(text, "ハンガリーとEU")


@pytest.mark.parametrize("when", ["ガーナの議長に就いた直後に", "ガーナと合意した翌日に"])
def test_right_after_what_one_goes_somewhere_says_nothing_of_whom_one_sees(when):
    assert ("CONSULT", "CHL", "IRN") in told(f"チリの首相は、{when}テヘランを訪れた。")
