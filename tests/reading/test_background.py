"""What belongs to the past that a story recalls, and what does not."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(body: str, type_: str, words: str) -> list[tuple[str, str | None]]:
    """Modality and date of the acts of one type at the last place where `words` stand."""
    text = f"チリとペルーの動き\n\n{body}\n"
    at = text.rindex(words)
    events = read(text, DAY).events
    here = [e for e in events if e.type == type_ and at - 12 < e.span.end - len(words) <= at + 2]
    return [(e.modality, e.date) for e in here]


@pytest.mark.parametrize(
    ("body", "type_", "words", "modality"),
    [
        # What is called to mind, or where it all began, though that sentence tells no act.
        (
            "両国が対話に戻る。振り返れば、仲は20年6月に切れかけた。チリはペルーの大使を追放した。",
            "SANCTION",
            "追放した",
            "historical",
        ),
        (
            "両国が対話に戻る。対立の発端は20年の判決だった。チリはペルーの大使を追放した。",
            "SANCTION",
            "追放した",
            "historical",
        ),
        (
            "両国が対話に戻る。対立の発端は先月の判決だった。チリはペルーの大使を追放した。",
            "SANCTION",
            "追放した",
            "actual",
        ),
        # A sentence opened with a time gone by, though it tells no act.
        (
            "20年6月には国境で死者も出た。政府は危機感を強めた。チリはペルー系のアプリを次々に禁じた。",
            "SANCTION",
            "禁じた",
            "historical",
        ),
        (
            "今年3月には国境で死者も出た。政府は危機感を強めた。チリはペルー系のアプリを次々に禁じた。",
            "SANCTION",
            "禁じた",
            "actual",
        ),
        (
            "20年6月には死者も出た。今年3月には墓が建った。政府は危機感を強めた。チリはペルー系のアプリを禁じた。",
            "SANCTION",
            "禁じた",
            "actual",
        ),
        (
            "2013年に、資源を渡す協定を結んで以来、チリとペルーに不協和音が出るのは珍しい。",
            "COOPERATE",
            "結んで",
            "historical",
        ),
        # What is of old itself ends no background.
        (
            "2013年にチリはペルーの大使を追放した。ペルーは19年に旗揚げした会議からチリを締め出した。",
            "SANCTION",
            "締め出した",
            "historical",
        ),
        # What a noun is said to do was then, as what is told of it; what is done still is not.
        (
            "2013年にチリはペルーの大使を追放した。ペルーではチリを批判する集会が相次いだ。",
            "ACCUSE",
            "批判する",
            "historical",
        ),
        # Held to this day.
        (
            "2013年にチリはペルーの大使を追放した。ペルーは返済の延期には応じたものの、融資は凍結している。",
            "SANCTION",
            "凍結している",
            "actual",
        ),
    ],
)
def test_background_goes_on_until_something_of_today_is_told(body, type_, words, modality):
    assert [m for m, _ in told(body, type_, words)] == [modality]


@pytest.mark.parametrize(
    ("body", "type_", "words", "expected"),
    [
        # A day told after a clause that goes on is of what comes then.
        (
            "チリはペルーに抗議し、昨年6月には記者2人を拘束した。",
            "ACCUSE",
            "抗議し",
            ("actual", None),
        ),
        (
            "チリはペルーに抗議し、昨年6月には記者2人を拘束した。",
            "COERCE",
            "拘束した",
            ("historical", "2023-06"),
        ),
        (
            "昨年6月、チリはペルーに抗議し、記者2人を拘束した。",
            "ACCUSE",
            "抗議し",
            ("historical", "2023-06"),
        ),
        # Since when is not when.
        (
            "チリの特使は昨年6月から4回ペルーを訪れた。",
            "CONSULT",
            "訪れた",
            ("actual", "2023-06"),
        ),
        # Of all that goes on from the day.
        (
            "13年にも17年にも、チリ軍とペルー軍は停戦で折り合いながら、また衝突している。",
            "AGREE",
            "折り合いながら",
            ("historical", "2017"),
        ),
    ],
)
def test_a_day_holds_for_what_it_stands_beside(body, type_, words, expected):
    assert told(body, type_, words) == [expected]


def test_when_one_is_said_to_have_been_taken_is_not_when_one_meets():
    sentence = "1987年に拉致されたとするチリの漁師は、ペルーの大統領と会談した。"
    assert told(sentence, "CONSULT", "会談した") == [("actual", None)]


def test_what_a_year_is_set_against_makes_nothing_old():
    sentence = "ペルーの制裁が長引き、チリの輸出は前年同期比38%減った。"
    assert {m for m, _ in told(sentence, "SANCTION", "長引き")} <= {"actual"}


@pytest.mark.parametrize(
    ("body", "words", "modality"),
    [
        # Of an earlier government, however lately.
        ("ペルーの前政権は今年1月、チリの資産を凍結した。", "凍結した", "historical"),
        ("ペルー政府は今年1月、チリの資産を凍結した。", "凍結した", "actual"),
        (
            "ペルーの前政権は融資を断ったが、現政権は今年1月、チリの資産を凍結した。",
            "凍結した",
            "actual",
        ),
    ],
)
def test_what_a_government_before_did_is_of_the_past(body, words, modality):
    assert [m for m, _ in told(body, "SANCTION", words)] == [modality]


def test_what_was_said_long_ago_was_done_long_ago():
    sentence = "チリの主席は{}、「ペルーの独立を断固として支持する」と約束した。"
    for when, modality in (("2021年9月", "historical"), ("今年4月", "actual")):
        assert [m for m, _ in told(sentence.format(when), "SUPPORT", "支持する")] == [modality]


def test_that_the_state_took_somebody_is_no_claim_of_who_makes_it_known():
    taken = "19日、ペルーで男が逮捕されたとチリの警察が発表した。"
    assert "alleged" not in [m for m, _ in told(taken, "COERCE", "逮捕された")]
    struck = "19日、ペルー軍が漁船を砲撃したとチリの警察が発表した。"
    assert [m for m, _ in told(struck, "ASSAULT", "砲撃した")] == ["alleged"]


@pytest.mark.parametrize(
    ("body", "type_", "words", "modality"),
    [
        # what is done but once stands on record, as its clause goes on from the date
        (
            "WTOは18年11月、チリの訴えを認め、ペルーの措置を協定違反と認定している。",
            "ACCUSE",
            "認定している",
            "historical",
        ),
        # one's own deed that one reports is told as it is, another's is not
        (
            "チリ軍は、ペルーの船を拿捕したと議会に報告した。",
            "COERCE",
            "拿捕したと",
            "actual",
        ),
        (
            "国連は、チリ軍がペルーの船を拿捕したと報告した。",
            "COERCE",
            "拿捕したと",
            "alleged",
        ),
    ],
)
def test_on_record_and_on_report(body, type_, words, modality):
    assert modality in [found for found, _ in told(body, type_, words)]


@pytest.mark.parametrize(
    ("before", "modality"),
    [
        # Only what the topic is told by is of then.
        ("19年の停戦で駐留を始めた部隊は動かず、住民10万人が町を捨てた。", "actual"),
        ("19年に駐留を始めたブラジルの部隊は動かなかった。", "actual"),
        ("ペルーには2016年にチリの船を撃沈した苦い経験がある。", "actual"),
        ("ペルーは2016年にチリの船を撃沈した。", "historical"),
    ],
)
def test_a_sentence_that_only_calls_to_mind_what_was_leaves_the_next_one_of_today(before, modality):
    body = f"チリは2日、ペルーを砲撃した。{before}ブラジルは巡視船を島に送り込んだ。"
    assert [m for m, _ in told(body, "MOBILIZE", "送り込んだ")] == [modality]


@pytest.mark.parametrize(
    ("sentence", "type_", "words"),
    [
        ("もともとペルーはこの構想を支持していた。", "SUPPORT", "支持していた"),
        ("トランプ前大統領は在任中、イランに制裁を科した。", "SANCTION", "科した"),
        ("歴代の韓国政府は日本製品の輸入を禁止していた。", "SANCTION", "禁止していた"),
        ("19世紀にフランスはメキシコに侵攻した。", "ASSAULT", "侵攻した"),
        ("冷戦下、米国はトルコに核ミサイルを配備した。", "MOBILIZE", "配備した"),
        ("日露戦争のさなか、日本はロシアの商船を拿捕した。", "COERCE", "拿捕した"),
        ("ドイツに占領された記憶はポーランドでいまも生々しい。", "ASSAULT", "占領された"),
        ("ソ連は3カ月後、米国と条約に調印した。", "COOPERATE", "調印した"),
    ],
)
def test_undated_words_of_times_gone_by_make_background(
    sentence: str, type_: str, words: str
) -> None:
    assert [m for m, _ in told(sentence, type_, words)] == ["historical"]


@pytest.mark.parametrize(
    ("sentence", "type_", "words"),
    [
        ("中国外務省は、そもそも米国が合意を破ったと批判した。", "ACCUSE", "批判した"),
        ("韓国政府は、かつて日本が半島を侵略したと非難した。", "ACCUSE", "非難した"),
        ("旧ソ連のウズベキスタンはトルコと防衛協定を結んだ。", "COOPERATE", "結んだ"),
        ("ドイツは植民地時代の虐殺を認め、ナミビアに11億ユーロを援助した。", "AID", "援助した"),
        ("EUは21世紀に入って最大の制裁をベラルーシに科した。", "SANCTION", "科した"),
        ("先月、漁船を中国に拿捕された経験から、ベトナムは慎重だ。", "COERCE", "拿捕された"),
    ],
)
def test_such_words_of_something_else_leave_the_news_alone(
    sentence: str, type_: str, words: str
) -> None:
    assert [m for m, _ in told(sentence, type_, words)] == ["actual"]


@pytest.mark.parametrize(
    ("between", "modality"),
    [
        ("両国の貿易は今も止まっている。", "actual"),
        ("首脳会談の見通しは立っていない。", "actual"),
        ("影響は大きかった。", "historical"),
    ],
)
def test_a_sentence_that_ends_in_what_goes_on_brings_the_text_back_to_today(between, modality):
    body = (
        f"チリは2019年8月に港を奪い、ペルーは大使を追放した。{between}ロシアは両国に自制を求めた。"
    )
    assert {mood for mood, _ in told(body, "REQUEST", "求めた")} == {modality}
