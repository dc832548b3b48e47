"""What one says of another: who speaks and who is spoken of stand side by side, and must not change places."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(body: str, headline: str = "きょうの動き") -> set[tuple[str, str, str]]:
    events = read(f"{headline}\n\n{body}\n", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events}


@pytest.mark.parametrize(
    "body",
    [
        "トルコの外相は、シリアが「約束を破った」と批判した。",
        "トルコ外務省の報道官は14日、シリアが「国境を荒らしている」と批判し、対話を拒んだ。",
    ],
)
def test_who_stands_before_the_words_is_blamed_where_the_topic_speaks(body):
    assert ("ACCUSE", "TUR", "SYR") in told(body)
    assert ("ACCUSE", "SYR", "TUR") not in told(body)


def test_without_a_topic_who_stands_before_the_words_speaks():
    assert ("ACCUSE", "SYR", "TUR") in told("14日、シリアが「約束を破った」とトルコを批判した。")


@pytest.mark.parametrize(
    "body",
    [
        "ケニア軍が越境して村を砲撃したとソマリアは訴えた。",
        "ソマリアは、ケニア軍が村を砲撃したと主張している。",
    ],
)
def test_who_says_that_another_did_harm_blames_them(body):
    assert ("ACCUSE", "SOM", "KEN") in told(body)


@pytest.mark.parametrize(
    "body",
    ["ソマリアは、ケニアを攻撃したと主張した。", "ソマリアは、ケニアが橋を直したと主張した。"],
)
def test_who_tells_of_a_deed_of_their_own_or_of_no_harm_blames_nobody(body):
    assert not {event for event in told(body) if event[0] == "ACCUSE"}


def test_a_sentence_may_end_in_the_bare_name_of_what_is_said():
    assert ("ACCUSE", "SOM", "KEN") in told("ソマリアは、ケニア軍が村を砲撃したと非難。")
    assert ("AGREE", "SOM", "KEN") in told("ソマリアはケニアに装甲車を下げると確約。")


def test_a_clause_with_a_but_keeps_the_topic_before_it():
    found = told("ペルーはチリを支援してきたものの、ブラジルが反対したため会談を延期した。")
    assert ("AID", "PER", "CHL") in found


def test_the_city_that_somebody_is_invited_to_is_not_invited():
    found = told(
        "ペルーとチリは14日、会談した。\n\n国連の特使は来月、双方をジュネーブに招く意向だ。"
    )
    assert ("CONSULT", "UN", "CHL+PER") in found


def test_a_seed_of_discord_that_is_lessened_is_a_good_sign():
    reading = read(
        "きょうの動き\n\nペルーの首相は、チリとのあつれきの種を減らしたと述べた。\n", DAY
    )
    assert {signal.sign for signal in reading.signals} == {1}


def test_what_is_fired_towards_a_land_is_fired_at_it():
    found = told("ペルー軍はチリ北部に向けて、先月だけで無人機11機を放った。")
    assert ("ASSAULT", "PER", "CHL") in found


def test_what_is_fired_at_nobody_named_attacks_nobody():
    assert not {event for event in told("ペルー軍は無人機を放った。") if event[0] == "ASSAULT"}


def test_who_swallows_a_demand_in_a_clause_agrees_to_it():
    found = told("ペルーはチリに対し、空港の便を増やすことをのんだ。")
    assert ("AGREE", "PER", "CHL") in found


@pytest.mark.parametrize(
    "body",
    [
        "ソマリアは、反政府勢力にケニアが武器を渡していると主張する。",
        "ソマリア軍は、先に撃ったのはケニアの兵だと主張している。",
        "ソマリアの支援団体は、トラックをケニアの兵士に奪われたと訴えた。",
        "ソマリア国防省は、ケニア軍から砲撃を受けたと主張した。",
        "ソマリア当局は、検問所をケニアの部隊が襲ったとみている。",
    ],
)
def test_who_lays_a_deed_to_another_blames_them_however_it_is_told(body):
    assert ("ACCUSE", "SOM", "KEN") in told(body)
    assert ("ACCUSE", "KEN", "SOM") not in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "ソマリア当局は、ケニアが部隊を増やしたとみている。",
        "ソマリアは、ケニアが住民に食料を渡していると主張する。",
        "ソマリアは、襲撃を受けたとみて調べている。",
    ],
)
def test_what_is_no_harm_or_only_thought_blames_nobody(body):
    assert not {event for event in told(body) if event[0] == "ACCUSE"}


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("ACCUSE", "ペルーの外相は、チリの措置は「経済的な脅しだ」と述べた。"),
        ("ACCUSE", "ペルーの大統領はチリの関税を「裏切りに等しい」と言い切った。"),
        ("ACCUSE", "ペルー政府は、チリの措置は国際法違反だと指摘した。"),
        ("SUPPORT", "ペルーの外相は、チリの決断は「賢明だ」との認識を示した。"),
        ("SUPPORT", "ペルーの外相は会見で「チリを守る約束は揺るがない」と強調した。"),
        ("REJECT", "ペルーの報道官は、チリの発表は「事実無根だ」と述べた。"),
    ],
)
def test_words_that_judge_a_deed_do_so_whatever_plain_verb_tells_them(type_, body):
    assert (type_, "PER", "CHL") in told(body)
    assert (type_, "CHL", "PER") not in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "ペルーの外相は、チリとの貿易は「重要だ」と述べた。",
        "ペルーの外相は、チリの措置は「違法ではない」と述べた。",
        "ペルーの外相は、チリの措置が違法だとの報道について尋ねられた。",
    ],
)
def test_words_that_judge_nothing_blame_nobody(body):
    assert not {event for event in told(body) if event[0] in ("ACCUSE", "SUPPORT")}


def test_a_topic_inside_what_another_party_says_does_not_say_it():
    found = told("ペルーの大統領は、チリは島から兵を引くべきだと語った。")
    assert ("REQUEST", "PER", "CHL") in found
    assert not {event for event in found if event[:2] == ("REQUEST", "CHL")}
    found = told("ペルー外務省は会見で、チリは合意を守っていないと主張した。")
    assert ("ACCUSE", "PER", "CHL") in found
    found = told("ペルー外務省は、チリは条約に違反していると主張した。")
    assert ("ACCUSE", "PER", "CHL") in found
    # Each has a clause of its own.
    assert ("ACCUSE", "CHL", "PER") in told("ペルーは合意を破り、チリは「暴挙だ」と非難した。")


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("REJECT", "ペルーは、チリが申し出た軍の医療機の運用を断った。"),
        ("ACCUSE", "ペルーの外相は、チリの白書について「誤りだらけだ」と強い不満を示した。"),
        ("ACCUSE", "ペルーは、チリの警察による大使館への突入を「侮辱だ」と非難した。"),
        ("ACCUSE", "ペルーはチリを侵略者だと決めつけた。"),
        ("REQUEST", "ペルーはチリに対し、島の独立を支持しないと明言するよう求めている。"),
        ("SUPPORT", "ペルーの大統領は、チリへの支持は揺るがないと強調した。"),
        ("SUPPORT", "ペルーは長くチリの後ろ盾となってきた。"),
    ],
)
def test_who_is_spoken_of_or_to_is_found_where_other_words_stand_between(type_, body):
    assert (type_, "PER", "CHL") in told(body)
    assert (type_, "CHL", "PER") not in told(body)


@pytest.mark.parametrize(
    "body",
    ["ペルーはチリの呼びかけに沈黙を守っている。", "ペルーは輸出の支えとなる銅をチリに売った。"],
)
def test_who_keeps_silent_or_sells_what_bears_a_trade_backs_nobody(body):
    assert not {event for event in told(body) if event[0] == "SUPPORT"}


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("REJECT", "ペルーの外相はチリの提案に否定的な考えを示した。"),
        ("REJECT", "ペルーはチリの案に後ろ向きな姿勢を見せた。"),
        ("ACCUSE", "ペルーはチリの計画に批判的な見方を示した。"),
        ("AGREE", "ペルーはチリの提案に前向きな考えを示した。"),
    ],
)
def test_to_show_a_mind_is_to_be_of_it(type_, body):
    assert {event[0] for event in told(body)} == {type_}
    assert (type_, "PER", "CHL") in told(body)
