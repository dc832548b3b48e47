"""Wars as agencies report them: whose towns are struck, who fights at home, who stands between the two."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(body: str, headline: str = "各地の動き") -> set[tuple[str, str, str]]:
    reading = read(f"{headline}\n\n{body}\n", DAY)
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in reading.events}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("ロシア軍は18日、ハルキウを砲撃した。", ("ASSAULT", "RUS", "UKR")),
        ("イスラエル軍は18日、首都ダマスカス近郊を空爆した。", ("ASSAULT", "ISR", "SYR")),
        ("サウジアラビア軍は18日、サヌアの空港を爆撃した。", ("ASSAULT", "SAU", "YEM")),
        (
            "ウクライナ軍は18日、モスクワに無人機で攻撃を仕掛けた。",
            ("ASSAULT", "UKR", "RUS"),
        ),
        ("ロシア軍はキーウへの攻撃を続けた。", ("ASSAULT", "RUS", "UKR")),
        ("ロシア軍のキーウへの攻撃が続いている。", ("ASSAULT", "RUS", "UKR")),
        ("ロシア軍は18日、キーウに侵攻した。", ("ASSAULT", "RUS", "UKR")),
        ("ロシアはドネツク州の併合を宣言した。", ("COERCE", "RUS", "UKR")),
        ("イスラエル軍は18日、ラマラを包囲した。", ("COERCE", "ISR", "PSE")),
        # Nobody annexes what is theirs, wherever it lies.
        ("チリはエル・ソトを併合した。", ("COERCE", "CHL", "")),
    ],
)
def test_a_city_that_is_struck_is_of_its_land(sentence, event):
    assert told(sentence) == {event}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("イスラエル軍の病院への攻撃で25人が死亡した。", ("ASSAULT", "ISR", "")),
        # What an army has is struck by others, and a hospital may be a country's own.
        ("米軍の基地への攻撃が続いている。", ("ASSAULT", "", "USA")),
        ("フーシ派の拠点への空爆が続いている。", ("ASSAULT", "", "HOUTHI")),
        ("イスラエルの病院への攻撃が続いている。", ("ASSAULT", "", "ISR")),
    ],
)
def test_an_army_strikes_what_is_not_its_own(sentence, event):
    assert told(sentence) == {event}


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "ウクライナへの侵攻を受け、日本はロシアに制裁を科した。",
            {("ASSAULT", "RUS", "UKR"), ("SANCTION", "JPN", "RUS")},
        ),
        ("大使館への攻撃を受け、米国は職員を退避させた。", {("RETREAT", "USA", "")}),
        ("米軍は無人機の攻撃を受け、兵士3人が死亡した。", {("ASSAULT", "", "USA")}),
    ],
)
def test_who_acts_on_a_blow_at_another_has_not_suffered_it(sentence, events):
    assert told(sentence) == events


@pytest.mark.parametrize(
    "after",
    [
        "16日に検問所で兵士7人が殺害された自爆テロへの報復とみられる。",
        "首都で警察官5人が殺害された事件への報復だ。",
    ],
)
def test_who_pays_back_a_blow_had_suffered_it(after):
    found = told(f"パキスタン軍は18日、アフガニスタン東部を空爆した。{after}")
    assert ("ASSAULT", "", "PAK") in found
    assert ("ASSAULT", "PAK", "AFG") in found


def test_what_follows_a_blow_without_a_word_of_revenge_goes_on_from_it():
    found = told("米軍は18日、シリア東部の拠点を攻撃した。民兵の戦闘員7人が殺害された。")
    assert found == {("ASSAULT", "USA", "SYR")}


@pytest.mark.parametrize(
    ("headline", "body", "event"),
    [
        (
            "コンゴ東部で戦闘、ルワンダを非難",
            "コンゴ東部で反政府武装勢力「M23」が要衝の町サケを制圧した。",
            ("ASSAULT", "COD", "COD"),
        ),
        (
            "シリア北部で衝突、トルコが懸念",
            "シリア政府軍は18日、反政府勢力の拠点を砲撃した。",
            ("ASSAULT", "SYR", "SYR"),
        ),
        (
            "シリア北部で衝突、トルコが懸念",
            "シリア政府軍は18日、町に入った。反政府勢力の部隊は町から退却した。",
            ("RETREAT", "SYR", "SYR"),
        ),
        (
            "ミャンマー国境の町で部隊が投降 住民はタイへ",
            "ミャンマー東部で国軍の部隊が少数民族武装勢力カレン民族同盟(KNU)に投降した。KNUは翌日、国軍の司令部を攻撃した。",
            ("ASSAULT", "MMR", "MMR"),
        ),
    ],
)
def test_those_who_fight_within_a_land_do_so_among_their_own(headline, body, event):
    assert event in told(body, headline)


def test_an_army_abroad_fights_nobody_at_home():
    found = told("シリア政府軍はレバノンから撤退した。")
    assert ("RETREAT", "SYR", "SYR") not in found


@pytest.mark.parametrize(
    ("body", "pair", "between"),
    [
        (
            "イスラエル軍とハマスの戦闘が続いている。エジプトの仲介による協議は決裂した。",
            {"ISR", "HAMAS"},
            "EGY",
        ),
        (
            "カイロではエジプトとカタールの仲介によるイスラエルとハマスの停戦協議が始まった。",
            {"ISR", "HAMAS"},
            "QAT",
        ),
    ],
)
def test_who_stands_between_two_is_neither_of_them(body, pair, between):
    found = {frozenset({*a.split("+"), *b.split("+")} - {""}) for t, a, b in told(body)}
    assert frozenset(pair) in found
    assert frozenset({"EGY", "QAT"}) not in found
    assert all(between not in both or len(both) != 2 for both in found)


def test_both_who_fight_are_asked_though_the_land_is_a_third():
    found = told(
        "ガザでイスラエル軍とハマスの戦闘が続いている。国連の事務総長は、双方に直ちに停戦するよう求めた。",
        "ガザで戦闘続く",
    )
    assert ("REQUEST", "UN", "ISR+HAMAS") in found


@pytest.mark.parametrize(
    "words", ["コンゴ軍が国境を越えて砲撃を加えたと訴えた", "コンゴ軍が砲撃したと主張した"]
)
def test_what_is_charged_beside_a_denial_is_not_its_subject(words):
    found = told(f"ルワンダ外務省は関与を否定した上で、{words}。")
    assert ("REJECT", "RWA", "COD") in found
    assert ("ASSAULT", "COD", "RWA") in found


def test_ships_that_sail_somewhere_are_not_sailed_by_who_attacks_them():
    found = told(
        "フーシ派が紅海を航行する船舶への攻撃を続ける中、米軍は18日、フーシ派の拠点を空爆した。"
    )
    assert ("ASSAULT", "USA", "HOUTHI") in found
    assert not [e for e in found if e[0] == "MOBILIZE"]


def test_nobody_seizes_the_ships_of_whom_he_stands_by():
    found = told("フーシ派はパレスチナへの連帯を示すためとして貨物船を乗っ取った。")
    assert ("SUPPORT", "HOUTHI", "PSE") in found
    assert ("COERCE", "HOUTHI", "PSE") not in found


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (
            "ガイアナは、国際司法裁判所に改めて差し止めを求める考えを示した。",
            ("REQUEST", "GUY", "ICJ"),
        ),
        (
            "レバノンの首相は、国連安保理に申し立てるよう外務省に命じた。",
            ("REQUEST", "LBN", "LBN"),
        ),
    ],
)
def test_whom_one_turns_to_stands_beside_the_verb(sentence, event):
    assert event in told(sentence)


def test_what_was_held_stands_behind_the_neighbour_with_whom_it_is_shared():
    found = told("アルメニアは1990年代から占拠していたアゼルバイジャンとの国境の村を返還した。")
    assert ("COERCE", "AZE", "ARM") not in found


@pytest.mark.parametrize(
    ("headline", "body", "event"),
    [
        (
            "セルビア、コソボと協議",
            "セルビアはコソボとの協議に応じた。首都では野党の支持者が大統領の退陣を求めて行進した。",
            ("REQUEST", "SRB", "XKX"),
        ),
        (
            "アルメニア、国境の村を返還",
            "アルメニアはアゼルバイジャンに村を返還した。アルメニア国内ではデモ隊が首都の道路を封鎖した。",
            ("COERCE", "ARM", "AZE"),
        ),
    ],
)
def test_crowds_turn_to_their_own(headline, body, event):
    found = told(body, headline)
    assert event not in found
    assert (event[0], event[1], event[1]) in found


@pytest.mark.parametrize(
    ("after", "event"),
    [
        (
            "ミャンマーでは、西部で軍と武装勢力の戦闘が激しくなった。",
            ("ASSAULT", "MMR", "MMR"),
        ),
        (
            "米国は、ミャンマー軍の行為をジェノサイドと認定し、軍の幹部らに制裁を科している。",
            ("SANCTION", "USA", "MMR"),
        ),
    ],
)
def test_where_the_sentence_plays_next_door_forces_are_of_there(after, event):
    lead = "バングラデシュ政府は18日、難民を島に移した。"
    assert event in told(lead + after, "バングラデシュで難民を移送")


def test_who_strikes_back_is_not_who_blew_himself_up():
    found = told(
        "米軍は19日、中部にあるアルシャバブの拠点を空爆したと発表した。",
        "ソマリアで自爆攻撃、米軍が空爆",
    )
    assert ("ASSAULT", "", "SOM") in found
    assert ("ASSAULT", "USA", "SOM") in found


def test_what_is_said_of_its_harm_makes_no_plan_of_a_blow():
    body = "米軍は拠点を空爆した。シリアの戦闘員14人を殺害し、市民に被害はないとしている。"
    reading = read(f"各地の動き\n\n{body}\n", DAY)
    assert {e.modality for e in reading.events if e.type == "ASSAULT"} == {"actual"}


def test_what_went_on_till_now_makes_no_background_of_what_follows():
    body = (
        "シリアではトルコとロシアが2020年に停戦に合意し、合同で哨戒を行ってきましたが、砲撃は繰り返されてきました。"
        "国連は、検問所を開放するようトルコに要請しました。"
    )
    reading = read(f"各地の動き\n\n{body}\n", DAY)
    assert [e.modality for e in reading.events if e.type == "REQUEST"] == ["actual"]


def test_who_comes_near_a_city_asks_nothing():
    assert told("シリアの反体制派はアレッポの郊外に迫っている。") == set()
    assert told("米国はイランに履行を迫った。") == {("REQUEST", "USA", "IRN")}


@pytest.mark.parametrize("will", ["名乗りを上げた", "意欲を示した"])
def test_who_offers_to_stand_between_two_does_so_and_not_they(will):
    found = told(f"トルコは、ロシアとウクライナの仲介に{will}。")
    assert {(a, b) for t, a, b in found if t == "CONSULT"} == {("TUR", "RUS+UKR")}


def test_whose_mediation_one_is_grateful_for_stood_between():
    found = told("イスラエルは、米国とカタールの仲介に謝意を示した。")
    assert {(a, b) for t, a, b in found if t == "CONSULT"} == {("USA+QAT", "ISR")}
