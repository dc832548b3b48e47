"""Who does what to whom in clauses that stand inside others: relative, conditional, cleft, passive."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)


def events_of(body: str) -> tuple[Event, ...]:
    return read(f"きょうの動き\n\n{body}\n", DAY).events


def told(body: str) -> set[tuple[str, str, str]]:
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events_of(body)}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ポーランドは、逮捕したベラルーシの外交官を追放した。", ("COERCE", "POL", "BLR")),
        ("トルコは、追放した英国大使の復帰を認めた。", ("SANCTION", "TUR", "GBR")),
        ("カナダ政府は、凍結していたロシアの資産を没収した。", ("SANCTION", "CAN", "RUS")),
        ("中国は、停止していた日本産水産物の輸入を再開した。", ("SANCTION", "CHN", "JPN")),
    ],
)
def test_a_clause_without_an_object_modifies_what_it_is_done_to(body, event):
    assert event in told(body)


def test_a_clause_with_an_object_modifies_who_does_it():
    body = "タイは、船を拿捕したカンボジアの部隊に抗議した。"
    assert "KHM" in {actor for type_, actor, _ in told(body) if type_ == "COERCE"}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("クウェートはイラクに侵攻され、助けを求めた。", ("ASSAULT", "IRQ", "KWT")),
        ("英国は、ロシアに侵攻されたウクライナを支援した。", ("ASSAULT", "RUS", "UKR")),
        ("英国は、ロシアに侵攻されたウクライナを支援した。", ("AID", "GBR", "UKR")),
    ],
)
def test_what_stands_with_ni_in_a_passive_of_somebody_is_who_did_it(body, event):
    assert event in told(body)


def test_what_is_put_off_at_the_wish_of_one_is_refused_by_that_one():
    body = "日本とインドは枠組みを設けたが、2月の会合はインド側の求めで延期された。"
    assert ("REJECT", "IND", "JPN") in told(body)


def test_who_was_asked_is_who_refused():
    body = "ギリシャはトルコに漁船の引き渡しを要求、拒まれるとトルコの外交官を追放した。"
    assert ("REJECT", "TUR", "GRC") in told(body)


def test_terms_of_a_threat_are_met_by_whom_it_is_made_to():
    body = (
        "フランスは、イランが拘束しているフランス人の釈放を求め、応じなければ制裁を科すと警告した。"
    )
    assert ("REJECT", "IRN", "FRA") in told(body)
    assert ("REJECT", "FRA", "IRN") not in told(body)


def test_what_comes_before_the_terms_of_a_threat_is_done():
    body = "米国は大使を召還し、撤退しなければロシアに制裁を科すと警告した。"
    recalled = next(e for e in events_of(body) if e.because[0].endswith("召還"))
    assert recalled.modality == "actual"


def test_a_deed_set_before_another_with_no_ni_taishi_is_done_to_none_of_those_who_follow():
    body = "ドイツがウクライナへの支援を打ち切ったのに対し、フランスは戦車の供与を続けた。"
    assert ("SANCTION", "DEU", "UKR") in told(body)


def test_no_will_to_accept_is_a_refusal():
    body = "韓国の代表は、米国の要求をのむつもりはないと強調した。"
    assert ("REJECT", "KOR", "USA") in told(body)
    assert "CONCEDE" not in {type_ for type_, _, _ in told(body)}


def test_who_it_was_does_what_follows_too():
    body = "会談したのは日本とインドの外相で、海での協力で合意した。"
    assert {("CONSULT", "JPN", "IND"), ("AGREE", "JPN", "IND")} <= told(body)


def test_an_unnamed_crowd_that_attacks_is_not_the_country_that_answers():
    body = "怒った群衆がサウジアラビアの大使館を襲うと、サウジアラビアは抗議した。"
    assert {actor for type_, actor, _ in told(body) if type_ == "ASSAULT"} == {""}


def test_to_talk_between_oneself_and_another_is_to_talk_with_them():
    assert ("CONSULT", "BOL", "CHL") in told("ボリビアの外相はチリとの間で協議した。")


def test_what_two_who_met_agree_to_do_both_do():
    body = "エジプトの外相はトルコの次官と会談し、停戦をスーダンに呼びかけることで一致した。"
    assert ("REQUEST", "EGY+TUR", "SDN") in told(body)
    assert ("AGREE", "EGY", "TUR") in told(body)


def headlines(headline: str) -> set[tuple[str, str, str]]:
    found = read(f"{headline}\n\n詳しいことは分かっていない。\n", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in found}


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("中国の輸出規制、米が批判", ("ACCUSE", "USA", "CHN")),
        ("仏の核演習、ロシアが非難", ("ACCUSE", "RUS", "FRA")),
        ("米ロ首脳、来月会談へ", ("CONSULT", "USA", "RUS")),
        ("北朝鮮:ミサイルを発射、日本海に落下", ("MOBILIZE", "PRK", "")),
    ],
)
def test_a_headline_sets_off_who_acts_or_what_is_done_without_a_particle(headline, event):
    assert event in headlines(headline)


def test_a_headline_names_who_speaks_right_before_the_words():
    spoken = headlines("EU「国際法違反」と批判 イスラエルの入植を巡り")
    assert {actor for type_, actor, _ in spoken if type_ == "ACCUSE"} == {"EU"}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("イランの大統領は「わが国は米国の制裁を非難する」と述べた。", ("ACCUSE", "IRN", "USA")),
        ("フィリピンの外相は「中国は我が国の船に放水した」と述べた。", ("ASSAULT", "CHN", "PHL")),
        (
            "ペルーの外相は「心配は要らない。チリの演習を非難する。準備はできている」と述べた。",
            ("ACCUSE", "PER", "CHL"),
        ),
        ("ケニアの外相は「ソマリアに捕虜の解放を要望した」と述べた。", ("REQUEST", "KEN", "SOM")),
    ],
)
def test_who_speaks_is_we_and_each_sentence_of_theirs_is_read(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        # another who does something upon it is not who did it
        (
            "チリは新しい関税を決めた。領事8人を追放すると、ペルーもチリの領事を追放した。",
            ("SANCTION", "CHL", "PER"),
        ),
        (
            "チリは輸出を絞った。銅の輸出を止めれば、ペルーが報復する恐れがある。",
            ("SANCTION", "CHL", "PER"),
        ),
        (
            "ペルーは、領事を追放すると、外相がチリに通告した。",
            ("SANCTION", "PER", "CHL"),
        ),
        # what one threatens to do, one does oneself
        (
            "ペルーの港は栄えた。チリ側がペルーへの送電を止めると脅したことさえある。",
            ("THREATEN", "CHL", "PER"),
        ),
        ("ペルーは、チリが送電を止めると脅したと訴えた。", ("THREATEN", "CHL", "PER")),
        ("チリはペルーの貨物船を港から締め出すことも示唆している。", ("THREATEN", "CHL", "PER")),
    ],
)
def test_who_acts_in_a_clause_that_another_answers_or_that_is_vowed(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリはペルーにもボリビアにも追加関税を課した。", ("SANCTION", "CHL", "PER+BOL")),
        ("ペルーもボリビアもチリを批判した。", ("ACCUSE", "PER+BOL", "CHL")),
        ("チリはペルーも批判した。", ("ACCUSE", "CHL", "PER")),
        ("チリはペルーもボリビアも批判した。", ("ACCUSE", "CHL", "PER+BOL")),
        (
            "チリは18日、ペルーも19日に声明を発表し、ボリビアを批判した。",
            ("ACCUSE", "PER", "BOL"),
        ),
    ],
)
def test_two_with_the_same_mo_are_a_list_and_beside_a_topic_they_are_done_to(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("中国は、武器を売れば「相応の報いがある」と米国を脅した。", ("AID", "USA", "CHN")),
        ("チリは、船を拿捕すれば「座視しない」とペルーに警告した。", ("COERCE", "PER", "CHL")),
        ("インドは国境に部隊を送れば反撃するとネパールに通告した。", ("MOBILIZE", "NPL", "IND")),
        ("フランスは要求に応じなければ関税を課すとスイスを脅した。", ("REJECT", "CHE", "FRA")),
    ],
)
def test_whoever_is_menaced_would_meet_the_terms(body, event):
    assert event in told(body)


def test_what_is_said_to_somebody_is_no_condition():
    body = "エジプトは水門を閉じるとケニアに抗議した。"
    assert ("COERCE", "planned") in {(e.type, e.modality) for e in events_of(body)}


@pytest.mark.parametrize(
    "who", ["英仏のイラン担当特使", "英仏のシリア問題担当代表", "英仏の北朝鮮担当高官"]
)
def test_whom_an_envoy_has_in_charge_is_no_land_of_his(who):
    assert [{*e.actor, *e.recipient} for e in events_of(f"{who}は制裁を協議した。")] == [
        {"GBR", "FRA"}
    ]


def test_one_after_the_other_says_how():
    assert told("ペルーは大使を相次ぎ追放した。") == {("SANCTION", "PER", "")}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        (
            "ケニアの国防相はタンザニアを訪れた。演習を提案したが、タンザニア側は断った。",
            ("AGREE", "KEN", "TZA"),
        ),
        (
            "ペルー外相はチリの首都を訪れた。会談を持ちかけたが、チリの外相は確約を避けた。",
            ("AGREE", "PER", "CHL"),
        ),
    ],
)
def test_what_another_answers_after_a_but_was_done_by_whoever_was_spoken_of(body, event):
    assert event in told(body)


def test_to_ask_whether_it_was_not_so_is_to_say_that_it_was():
    body = "フランスの議員は、ドイツには3月に武器を供与したではないかと批判した。"
    given = next(e for e in events_of(body) if e.type == "AID")
    assert given.recipient == ("DEU",)
    assert given.modality != "negated"


def test_two_to_whom_are_of_two_verbs():
    assert ("REQUEST", "CHL", "PER") in told(
        "チリはペルーにデータを第三国に渡さないとの確約を迫った。"
    )


def test_what_only_says_how_often_goes_with_nobody():
    body = "ケニアとタンザニアは争う。ウガンダの首相は両国の首脳と順に電話で協議した。"
    assert ("CONSULT", "UGA", "KEN+TZA") in told(body)


def test_who_meets_in_a_framework_are_its_members():
    body = "日米豪印の「クアッド」の首脳会合が東京で開かれた。"
    assert {frozenset(e.actor + e.recipient) for e in events_of(body)} == {
        frozenset(("JPN", "USA", "AUS", "IND"))
    }


def test_whom_one_leans_to_is_not_whom_it_is_done_to():
    body = "ペルー寄りのアルゼンチンはチリの決議案に拒否権を使った。"
    assert told(body) == {("REJECT", "ARG", "CHL")}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        # what another does is set against it, and no part of it
        (
            "ガーナは水をボルタ川に頼る。1962年にトーゴと結んだ協定で水を分けると決めたが、ベナンは招かれなかった。",
            ("COOPERATE", "GHA", "TGO"),
        ),
        # those who hold a talk ask for something there; who is asked has no part in it
        (
            "ケニアとウガンダの両政府は24日、ナイロビで次官級協議を開き、交渉に着くようスーダン政府に求めた。",
            ("CONSULT", "KEN", "UGA"),
        ),
        # what a paper says keeps no subject to itself
        (
            "チリとペルーの首脳がリマで、互いに害を与えないとする宣言に署名した。",
            ("COOPERATE", "CHL", "PER"),
        ),
        # whatever two do together, they work together
        (
            "国境で争ってきたガーナとトーゴも、春から合同で用水路の幅を測量している。",
            ("COOPERATE", "GHA", "TGO"),
        ),
        ("ケニアはウガンダと共同で湖の底を調べている。", ("COOPERATE", "KEN", "UGA")),
        ("チリはペルーと共同で港を整備する。", ("COOPERATE", "CHL", "PER")),
        # who is for a plan or against it answers whose plan it is
        ("チリは停戦案を示した。ペルーは賛成し、ボリビアは反対した。", ("SUPPORT", "PER", "CHL")),
        ("チリは停戦案を示した。ペルーは賛成し、ボリビアは反対した。", ("REJECT", "BOL", "CHL")),
        (
            "チリはペルーの代表を招く案を示した。ガーナが賛成する一方、トーゴは迷っている。",
            ("SUPPORT", "GHA", "CHL"),
        ),
        ("スーダンは沈黙した。エジプトに攻め込まれ、田畑を失った。", ("ASSAULT", "EGY", "")),
        (
            "チリの首相は武力に訴える構えをちらつかせ、ペルーに譲歩を迫った。",
            ("THREATEN", "CHL", "PER"),
        ),
    ],
)
def test_clauses_that_go_on_into_another(body, event):
    assert event in told(body)


def test_what_one_does_together_with_nobody_named_is_no_work_together():
    assert not told("チリは共同で湖の底を調べた。")
    # Where they do it is none of them.
    assert not told("ガーナの首相は島を回る。トンガではケーブルをチリとペルーと共同で整備する。")


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリはペルーに関税を撤回させた。", ("REQUEST", "CHL", "PER")),
        ("ところがケニアは、ウガンダに輸入の再開を認めさせた。", ("REQUEST", "KEN", "UGA")),
        ("米国はイランに停戦を約束させた。", ("REQUEST", "USA", "IRN")),
        ("トルコはシリアから軍を撤退させた。", ("RETREAT", "TUR", "SYR")),
    ],
)
def test_who_has_another_give_way_presses_them(body, event):
    assert told(body) == {event}


def test_to_answer_that_one_will_do_it_is_to_agree():
    asked = "ペルーはチリに放流量の公表を求めた。"
    assert ("AGREE", "CHL", "PER") in told(f"{asked}チリは翌日、毎日データを送ると答えた。")
    assert "AGREE" not in {t for t, *_ in told(f"{asked}チリはもう送ったと答えた。")}
    assert "AGREE" not in {t for t, *_ in told(f"{asked}チリは送らないと答えた。")}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("洪水に見舞われたペルーへ、チリが毛布を送り込んだのである。", ("AID", "CHL", "PER")),
        ("ケニアはタンザニアの船を拿捕したのであると認めた。", ("COERCE", "KEN", "TZA")),
        ("チリの外務省報道官は、矛先をペルーに向けた。", ("ACCUSE", "CHL", "PER")),
        ("チリの兵士は銃口をペルー兵に向けている。", ("MOBILIZE", "CHL", "PER")),
        (
            "チリがペルー国境に積み上げる部隊が動けば、ケニアは困る。",
            ("MOBILIZE", "CHL", "PER"),
        ),
        (
            "タイの海軍は、漁船を追跡していた艦艇にカンボジアの船が体当たりしたと発表した。",
            ("COERCE", "THA", "KHM"),
        ),
        ("チリは国境に2個大隊と自走砲12門を送った。", ("MOBILIZE", "CHL", "")),
    ],
)
def test_who_does_it_and_what_is_only_a_way_of_saying_so(body, event):
    assert event in told(body)


def test_to_say_that_it_is_not_so_is_to_deny_it():
    body = "チリはペルーを攻撃したのではないと述べた。"
    assert {(e.type, e.modality) for e in events_of(body)} == {("ASSAULT", "negated")}


def test_what_one_goes_towards_is_no_aim():
    body = "チリはペルーとの首脳会談に向けて準備を進める。"
    assert {(e.type, e.modality) for e in events_of(body)} == {("CONSULT", "planned")}
