"""Whom an act is about, where its sentence leaves that open."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)


def events_of(headline: str, *body: str) -> tuple[Event, ...]:
    return read("\n\n".join((headline, *body)), DAY).events


def the(events: tuple[Event, ...], type_: str) -> Event:
    return next(e for e in events if e.type == type_)


def test_two_countries_merely_named_in_one_article_do_nothing_to_each_other():
    events = events_of(
        "カナダから帰国の日本人、新型ウイルスの疑い",
        "カナダに滞在していた日本の生徒が発熱した。厚生労働省が検査を進める。",
        "日本の吉岡厚生労働相は1日、国民に落ち着いた行動を呼びかけた。",
        "吉岡氏は病院の対応を批判した。",
    )
    assert not [e for e in events if "CAN" in (*e.actor, *e.recipient)]


def test_whom_a_sentence_leaves_out_is_the_one_whom_the_article_shows_in_dealings():
    events = events_of(
        "フランス、日本の漁獲枠に反対",
        "フランスは日本に漁獲枠の削減を求めた。",
        "交渉は4月から続いている。",
        "フランスのリヴィエール環境相は「海は限界だ」と批判した。",
    )
    assert the(events, "ACCUSE").recipient == ("JPN",)


def test_outsiders_speak_about_whoever_did_what_the_article_opens_with():
    events = events_of(
        "ペルー、国境に部隊を配備",
        "ペルーは3日、国境に兵士500人を派遣した。",
        "住民は不安を語った。",
        "国連の報道官は「緊張を高める」と非難した。",
    )
    assert the(events, "ACCUSE").recipient == ("PER",)


@pytest.mark.parametrize(
    "sentence",
    [
        "イタリアではフランスへの反発の声が上がった。",
        "イタリアは、フランスの決定は不当とする声明を発表した。",
        "イタリアは、フランスが軍を増やしたと指摘し、説明を求めた。",
    ],
)
def test_the_one_named_inside_the_object_is_whom_it_is_about(sentence):
    events = events_of("きょうの動き", sentence)
    assert {(e.actor, e.recipient) for e in events if e.type in ("ACCUSE", "REQUEST")} == {
        (("ITA",), ("FRA",))
    }


UPRISING = (
    "ペルーで暴動、死者12人",
    "ペルーの首都リマで3日、住民の抗議が暴動に発展した。",
)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("治安部隊は群衆に発砲した。", ("ASSAULT", ("PER",), ("PER",))),
        ("市場では自爆テロが起きた。", ("ASSAULT", (), ("PER",))),
        ("武装勢力が空港を占拠した。", ("COERCE", ("PER",), ("PER",))),
        ("チリの治安部隊はブラジルの市民を拘束した。", ("COERCE", ("CHL",), ("BRA",))),
    ],
)
def test_who_acts_without_its_name_belongs_to_the_land_that_the_article_plays_in(sentence, event):
    events = events_of(*UPRISING, sentence)
    assert event in {(e.type, e.actor, e.recipient) for e in events}


def test_a_group_called_by_its_letters_belongs_to_the_land_too():
    events = events_of(
        "ペルー、左翼ゲリラと和平へ",
        "ペルーの武装組織「人民革命運動」(MRP)は2日、和平の用意があると伝えた。",
        "MRPは3日、大統領と初めて会談した。",
    )
    assert (the(events, "CONSULT").actor, the(events, "CONSULT").reciprocal) == (("PER",), True)


def test_where_two_countries_open_the_article_nobody_is_taken_for_one_of_them():
    events = events_of(
        "チリとペルー、国境で衝突",
        "チリとペルーの国境で3日、両国の兵が衝突した。",
        "反乱軍は群衆に発砲した。",
    )
    assert not [e for e in events if e.span.start > 40 and e.type == "ASSAULT"]


def test_offices_and_forces_without_a_country_belong_to_the_land_that_the_article_plays_in():
    text = "\n\n".join(
        (*UPRISING, "警察は3日、20人を連行した。治安部隊が出動し、政府は夜間の外出を禁じた。")
    )
    found = {a.span.of(text): a.codes for a in read(text, DAY).actors}
    assert {found.get(word) for word in ("警察", "治安部隊", "政府")} == {("PER",)}


@pytest.mark.parametrize("place", ["ペルー北部の町で", "ペルー上空で", "ペルー南部、アレキパで"])
def test_a_land_in_which_something_merely_happens_is_no_actor(place):
    assert not read(f"けさの動き\n\n{place}3日、爆発があった。", DAY).actors


@pytest.mark.parametrize(
    ("sentences", "event"),
    [
        # What 「これ」 points back at.
        (
            ("ペルーはチリ産の銅に関税を課した。", "これに対しチリの外相は「不当だ」と反発した。"),
            ("ACCUSE", ("CHL",), ("PER",)),
        ),
        (
            ("ペルーはチリから部隊を撤収した。", "ブラジルはこれを歓迎した。"),
            ("SUPPORT", ("BRA",), ("PER",)),
        ),
        # Who acts in the clause before, where nothing else is spoken of.
        (
            ("国連は部隊を送る構想を示しており、ブラジルも支持する。",),
            ("SUPPORT", ("BRA",), ("UN",)),
        ),
        # Whom one asks, from the clause around.
        (
            ("アルゼンチンは、同調を呼びかけるチリの提案を断った。",),
            ("REQUEST", ("CHL",), ("ARG",)),
        ),
        (
            ("ボリビアの外相は、チリとの対話を再開することで一致したと述べた。",),
            ("AGREE", ("BOL",), ("CHL",)),
        ),
        (
            ("米国は湾に空母を送ってインドを威圧した。",),
            ("MOBILIZE", ("USA",), ("IND",)),
        ),
    ],
)
def test_the_clauses_around_say_whom_an_act_is_about(sentences, event):
    events = events_of("きょうの動き", "".join(sentences))
    assert event in {(e.type, e.actor, e.recipient) for e in events}


def test_where_one_sues_is_not_whom_one_blames_either_when_a_noun_tells_it():
    events = events_of("きょうの動き", "中国は世界貿易機関(WTO)への提訴を検討すると述べた。")
    assert not [e for e in events if e.type == "ACCUSE" and "WTO" in e.recipient]


@pytest.mark.parametrize(
    ("sentences", "event"),
    [
        # Who suffers again what the same one did before.
        (
            ("ロシアは日本の漁船を拿捕した。", "船長はロシア側に拘束されたままだ。"),
            ("COERCE", ("RUS",), ("JPN",)),
        ),
        # Whoever struck first.
        (("チリがペルーに侵攻した。", "ペルー軍は応戦した。"), ("ASSAULT", ("PER",), ("CHL",))),
        # The act's own noun names the other side.
        (("チリ軍のペルー攻撃が続いている。",), ("ASSAULT", ("CHL",), ("PER",))),
        # A meeting is held; nobody who meets is.
        (
            ("チリの大統領がサンティアゴで行われた会合で、協力をペルーの首相に提案した。",),
            ("AGREE", ("CHL",), ("PER",)),
        ),
    ],
)
def test_what_was_told_before_and_the_words_of_the_act_say_whom_too(sentences, event):
    events = events_of("きょうの動き", "".join(sentences))
    assert event in {(e.type, e.actor, e.recipient) for e in events}


def test_a_government_asks_its_own_people_also_where_the_wish_takes_them():
    events = events_of(*UPRISING, "ペルーの大統領は、国民に対しても結束をするように呼びかけた。")
    assert ("REQUEST", ("PER",), ("PER",)) in {(e.type, e.actor, e.recipient) for e in events}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (
            "ブラジルの大統領は、チリが撤退したペルーに再び入ると述べた。",
            ("RETREAT", ("CHL",), ("PER",)),
        ),
        (
            "チリが支援するペルーの武装組織ヒズボラは発砲した。",
            ("AID", ("CHL",), ("HEZBOLLAH",)),
        ),
        (
            "日本の外相は訪問していたウクライナで、記者団に説明した。",
            ("CONSULT", ("JPN",), ("UKR",)),
        ),
    ],
)
def test_what_a_clause_says_of_the_noun_that_it_modifies_is_done_to_it(sentence, event):
    events = events_of("きょうの動き", sentence)
    assert event in {(e.type, e.actor, e.recipient) for e in events}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("首都では警官隊が催涙弾を撃ち込み、34人を拘束した。", ("COERCE", ("CHL",), ("CHL",))),
        ("チリ議会では強硬派が反発する。", ("ACCUSE", ("CHL",), ("CHL",))),
    ],
)
def test_police_and_an_opposition_deal_with_their_own_country_in_a_story_of_two(sentence, event):
    events = events_of(
        "チリ、ペルー産の魚に関税",
        "【サンティアゴ=田村葵】チリ政府は2日、ペルー産の魚に10%の関税を課した。",
        f"チリは漁業者の声に押された。{sentence}",
    )
    assert event in {(e.type, e.actor, e.recipient) for e in events}


def test_who_and_whom_are_not_both_guessed_from_far_off():
    events = events_of(
        "チリ、ペルー産の魚に関税",
        "チリは2日、ペルー産の魚に10%の関税を課した。",
        "チリの港は静かだった。波は高く、客は少ない。",
        "このため、対応を批判した。",
    )
    assert not [e for e in events if e.type == "ACCUSE" and e.actor and e.recipient]


def test_who_blames_what_two_signed_blames_both():
    events = events_of(
        "ペルー、チリと漁業協定",
        "ペルーとチリは2日、漁業協定に署名した。",
        "ブラジルの外相は3日、「海が荒れる」と協定を批判した。",
    )
    assert set(the(events, "ACCUSE").recipient) == {"PER", "CHL"}


def test_a_storm_attacks_nobody_either_where_the_clause_modifies_it():
    events = events_of("けさの動き", "ペルーとチリを襲った台風18号の被害に、日本は救援隊を送った。")
    assert not [e for e in events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (
            "欧州連合(EU)は堤防の補修に300万ユーロを出すと約束し、ケニアのンジョロゲ水利相は支援の継続を各国に求めた。",
            ("AGREE", ("EU",), ()),
        ),
        (
            "アフリカ連合(AU)は臨時の会合でチャドに選挙の実施を求め、カナダも監視団の派遣を申し出た。",
            ("REQUEST", ("AU",), ("TCD",)),
        ),
        (
            "過激派カトゥバは3日、チャド軍の車列を待ち伏せして兵士6人を殺害したと主張し、チャドの国防省は確認を避けた。",
            ("ASSAULT", (), ("TCD",)),
        ),
        (
            "ペルーとチリが漁場の一部を定める協定に調印した。",
            ("COOPERATE", ("PER",), ("CHL",)),
        ),
        (
            "タイが、隣国ラオスの政府と川の境界を定める覚書に署名した。",
            ("COOPERATE", ("THA",), ("LAO",)),
        ),
        (
            "委員会では、ケニア側がソマリアに密漁の取り締まりを強めるよう迫り、予定していたソマリア首相の訪問は取りやめになった。",
            ("REQUEST", ("KEN",), ("SOM",)),
        ),
    ],
)
def test_who_acts_in_one_clause_does_not_act_in_its_neighbour_s(sentence, event):
    found = [(e.type, e.actor, e.recipient) for e in events_of("国際短信", sentence)]
    assert event in found


def test_the_other_two_of_three_talks_are_both_met():
    events = events_of(
        "カタール、ペルーとチリの仲介へ",
        "ペルーはチリと国境で交戦した。チリはペルーを非難した。",
        "カタールは来月、3者協議を開く。",
    )
    talks = [e for e in events if e.type == "CONSULT"]
    assert {*talks[-1].actor, *talks[-1].recipient} == {"CHL", "PER", "QAT"}


def test_who_is_brought_in_beside_another_is_met_too():
    events = events_of(
        "ペルーとチリ、漁業で協議",
        "ペルーとチリは3日、漁業協定を巡って協議した。",
        "ペルーは6月にもエクアドルを交えた3カ国協議を開く。",
    )
    talks = events[-1]
    assert {*talks.actor, *talks.recipient} == {"PER", "ECU", "CHL"}


def test_a_movement_and_its_land_are_no_two_sides():
    events = events_of(
        "イスラエルのガザ攻撃続く",
        "イスラエル軍は2日、ガザを空爆した。",
        "ハマスは声明で強く反発した。",
    )
    assert the(events, "ACCUSE").recipient == ("ISR",)


def test_arrests_that_nobody_is_said_to_make_in_one_land_are_made_by_its_own_state():
    events = events_of(
        "ケニア東部で衝突",
        "ケニア東部の町で3日、住民と警察が衝突した。",
        "その後、農民ら40人が逮捕された。",
    )
    arrest = the(events, "COERCE")
    assert (arrest.actor, arrest.recipient) == (("KEN",), ("KEN",))


def test_both_are_the_newcomer_and_the_one_whom_it_turned_to():
    events = events_of(
        "ペルーとチリ、漁業で対立",
        "ペルーは3日、チリを非難した。",
        "ペルーと国境を接するボリビアは4日、外相を派遣し、チリへの支援を申し出た。",
        "両国は来月、協定を結ぶ。",
    )
    pact = events[-1]
    assert {*pact.actor, *pact.recipient} == {"BOL", "CHL"}


def test_both_are_the_one_last_told_of_and_the_one_with_whom_something_goes_on():
    events = events_of(
        "タイ、米国と演習",
        "タイは3日、米国と合同演習を始めた。",
        "タイの国防相は米国製の戦闘機について、フランス製より安いと述べた。",
        "ラオスとの国境交渉は続いており、両国は来月、覚書に署名する。",
    )
    pact = events[-1]
    assert {*pact.actor, *pact.recipient} == {"THA", "LAO"}


def test_two_of_one_country_who_sign_have_no_partner_abroad():
    events = events_of(
        "ケニア政府とケニア解放戦線、和平協定に調印",
        "エチオピアが仲介した。エチオピアはケニアと会談した。",
        "ケニア政府とケニア解放戦線が3日、和平協定に調印した。",
    )
    pact = the(events, "AGREE")
    assert (pact.actor, pact.recipient) == (("KEN",), ("KEN",))


def test_those_whom_an_army_holds_in_a_story_of_one_land_are_its_own():
    events = events_of(
        "ケニア東部で衝突",
        "ケニア東部の町で3日、住民と警察が衝突した。",
        "ケニア軍に拘束された30人は、病院に運ばれた。",
    )
    arrest = the(events, "COERCE")
    assert (arrest.actor, arrest.recipient) == (("KEN",), ("KEN",))


@pytest.mark.parametrize(
    "headline",
    [
        "チリが漁船拿捕 ペルー反発、豪は大使追放",
        "チリが漁船拿捕 ペルーは反発",
    ],
)
def test_who_is_stung_by_what_a_headline_told_is_whom_it_befell(headline):
    events = read(f"{headline}\n\n各国の動きが速い。", date(2024, 5, 20)).events
    seized = [e for e in events if e.type == "COERCE"]
    assert [(e.actor, e.recipient) for e in seized] == [(("CHL",), ("PER",))]


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("ペルー議会は3日、対チリ制裁の延長を話し合った。", set()),
        ("ペルー議会は3日、チリによるミサイル発射を協議した。", set()),
        ("ペルーとチリは3日、キューバ問題について協議した。", {"PER", "CHL"}),
        ("ペルーは3日、対チリ協議を再開した。", {"PER", "CHL"}),
    ],
)
def test_nobody_talks_with_whom_the_matter_names(sentence, whom):
    talks = the(events_of("国際短信", sentence), "CONSULT")
    assert (set(talks.recipient) and {*talks.actor, *talks.recipient}) == whom


@pytest.mark.parametrize(
    "sentence",
    ["日英、対チリ抑止へ連携", "日本と英国は対チリ抑止に向けて協力する。"],
)
def test_who_join_against_a_third_do_not_join_it(sentence):
    event = events_of("国際短信", sentence)[0]
    assert {*event.actor, *event.recipient} == {"JPN", "GBR"}
