"""Whether an act comes about, by what it is offered, refused, tried or left open as."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def modalities(sentence: str, type_: str) -> list[str]:
    events = read(f"各国の動き\n\n{sentence}\n", DAY).events
    return [event.modality for event in events if event.type == type_]


@pytest.mark.parametrize(
    ("sentence", "type_", "modality"),
    [
        # One's own offer is a plan.
        ("チリはペルーに3億ドルを供与することを提案した。", "AID", "planned"),
        ("チリはペルーへの関税を引き上げる手続きに入った。", "SANCTION", "planned"),
        ("チリはペルーから部隊を引き揚げる方針に変わりはないと述べた。", "RETREAT", "planned"),
        ("チリはペルーから部隊を引き揚げるのを前に、声明を出した。", "RETREAT", "planned"),
        ("チリの外相は20日にもペルーを訪れる。", "CONSULT", "planned"),
        ("チリはペルーへの派兵を表明した。", "MOBILIZE", "planned"),
        ("チリ軍はペルーへの攻撃を前に橋を落とした。", "ASSAULT", "planned"),
        # As before.
        ("チリはペルーを支援する姿勢を崩さない。", "AID", "actual"),
    ],
)
def test_what_is_offered_or_at_hand_is_to_come(sentence, type_, modality):
    assert modalities(sentence, type_) == [modality]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("チリはペルーに武器を供与することを拒んでいる。", "AID"),
        ("チリはペルーから部隊を引き揚げることに応じなかった。", "RETREAT"),
        ("チリはペルーと断交するまでには至らなかった。", "SANCTION"),
        ("チリ海軍はペルーの漁船を拿捕しようとしたが、逃げられた。", "COERCE"),
        ("チリの大統領はペルーの大統領と会談するはずだったが、流れた。", "CONSULT"),
        ("チリの大統領がペルーを訪問する計画は立ち消えになった。", "CONSULT"),
        ("チリがペルーに攻め込む動きを国連は阻止した。", "ASSAULT"),
        ("チリは、ペルーに武器を供与したとの見方を否定した。", "AID"),
    ],
)
def test_what_is_refused_or_tried_in_vain_is_not_done(sentence, type_):
    assert modalities(sentence, type_) == ["negated"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("チリがペルーから部隊を引き揚げても、情勢は変わらない。", "RETREAT"),
        ("チリがペルーと断交したとしても、驚く人はいない。", "SANCTION"),
        ("チリはペルーへの支援を打ち切りそうだ。", "SANCTION"),
        ("チリがペルーに関税を課すとは限らない。", "SANCTION"),
        ("チリは本当にペルーから撤退するのか。", "RETREAT"),
        ("チリによるペルーへの制裁が必要だ。", "SANCTION"),
        ("チリによるペルーへの制裁解除への期待が高まった。", "CONCEDE"),
        ("チリはペルーへの武器供与に慎重だ。", "AID"),
        ("チリは、ペルーが軍政をやめない限り援助を打ち切ると表明した。", "SANCTION"),
        ("チリは、選挙が公正に行われた場合、ペルーへの制裁を解除する方針だ。", "CONCEDE"),
        ("ペルーが応じれば、チリの首相はペルーの大統領と会談することになる。", "CONSULT"),
    ],
)
def test_what_is_only_supposed_hoped_for_or_hesitated_at_is_open(sentence, type_):
    assert modalities(sentence, type_) == ["hypothetical"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("チリがいくら撤去を求めても、ペルーは応じない。", "REQUEST"),
        ("チリはペルーと断交するに至った。", "SANCTION"),
        ("なぜチリはペルーを支援するのか。", "AID"),
        ("チリとペルーは、6月末の期限に向けて協議を続ける。", "CONSULT"),
        ("チリとペルーは、年内の妥結を目指して交渉を急ぐ。", "CONSULT"),
        ("チリによるペルーへの攻撃から2週間がたった。", "ASSAULT"),
        ("チリは2015年に港を失った経緯があるだけに、ペルーへの警戒感は強い。", "ACCUSE"),
    ],
)
def test_what_is_asked_in_vain_or_come_to_is_done(sentence, type_):
    assert set(modalities(sentence, type_)) == {"actual"}


def test_a_day_of_a_clause_that_came_to_today_is_none_of_what_follows():
    told = "両国は2019年に断交し、大使館を閉じたままだが、チリはペルーに特使を送る考えを示した。"
    assert modalities(told, "CONSULT") == ["planned"]


@pytest.mark.parametrize(
    ("sentence", "type_", "modality"),
    [
        # An if is part of what is meant or may be, whoever makes it known.
        (
            "チリは20日、ペルーが記者を釈放しなければ、制裁を科す方針を示した。",
            "SANCTION",
            "hypothetical",
        ),
        (
            "チリの外相は、ペルーが記者を釈放しない場合は、大使を追放する考えを明らかにした。",
            "SANCTION",
            "hypothetical",
        ),
        ("ペルーが記者を釈放すれば、チリは大使を戻す方針を決めた。", "CONCEDE", "hypothetical"),
        ("チリの首相がペルーとの会談に応じるとすれば、来月になる。", "AGREE", "hypothetical"),
        # A ba clause whose verb can also be one of saying, one before a topic, one behind many.
        (
            "チリは、取引が確認されれば、ペルーの銀行に制裁を科すと通告した。",
            "SANCTION",
            "hypothetical",
        ),
        ("ペルーが応じないのであればチリは関税を課すと通告した。", "SANCTION", "hypothetical"),
        ("ペルーが要求に応じないのであればチリは関税を課すと通告した。", "REJECT", "hypothetical"),
        (
            "チリは、ペルーが応じなければ部隊を撤収させると圧力をかけていた。",
            "RETREAT",
            "hypothetical",
        ),
        (
            "妥結すればチリはペルーへの制裁を解除し、緊張は大きく和らぐ。",
            "CONCEDE",
            "hypothetical",
        ),
        ("ペルーに部隊を送る案まで取り沙汰された。", "MOBILIZE", "hypothetical"),
        # What is agreed to is still to be done.
        ("チリはペルーから部隊を引き揚げることに同意した。", "RETREAT", "planned"),
        ("チリは部隊を引き揚げることには同意しなかった。", "RETREAT", "negated"),
        # Told with no if at all.
        ("チリ政府はペルー産牛肉の輸入を禁じると通告した。", "SANCTION", "actual"),
        # One thing after the other, both done.
        ("ペルーが制裁を科せば、チリは大使を追放した。", "SANCTION", "actual"),
        ("ペルーが船を拿捕すると、チリは大使を追放する方針を決めた。", "COERCE", "actual"),
        ("チリは、ペルーへの規制を広げざるを得ないとの立場を示した。", "SANCTION", "hypothetical"),
        ("チリはペルーに部隊を送る考えだが、反対はない。", "MOBILIZE", "planned"),
        (
            "チリは、ペルーが攻撃をやめることを国交回復の前提としている。",
            "RETREAT",
            "hypothetical",
        ),
    ],
)
def test_what_hangs_on_an_if_is_open_whatever_is_said_of_it(sentence, type_, modality):
    assert set(modalities(sentence, type_)) == {modality}


@pytest.mark.parametrize(
    ("end", "modality"),
    [
        ("は流動的だ。", "hypothetical"),
        ("は遠のいた。", "hypothetical"),
        ("が危ぶまれている。", "hypothetical"),
        ("は見通せない。", "hypothetical"),
        ("が取り沙汰されている。", "hypothetical"),
        ("も取り沙汰されている。", "hypothetical"),
        ("が現実味を帯びてきた。", "hypothetical"),
        ("が選択肢に浮上した。", "hypothetical"),
        ("は秒読みに入った。", "planned"),
        ("は再開のめどが立っていない。", "negated"),
        ("は宙に浮いている。", "negated"),
        ("の事実はない。", "negated"),
        # As before: talks that go on, though what they are about is far.
        ("は妥結のめどが立っていない。", "actual"),
        ("が実現した。", "actual"),
    ],
)
def test_what_is_told_of_an_act_as_a_thing_says_how_real_it_is(end, modality):
    assert modalities(f"チリとペルーの首脳会談{end}", "CONSULT") == [modality]


def test_a_suspicion_of_an_act_is_no_act_yet():
    assert modalities("チリによるペルーの基地への攻撃の疑いがある。", "ASSAULT") == ["alleged"]


def test_how_soon_something_is_to_be_is_part_of_the_plan():
    told = "ペルー政府は20日、チリ産バナナの輸入を来週にも再開する方針を示した。"
    assert modalities(told, "CONCEDE") == ["planned"]


@pytest.mark.parametrize(
    ("when", "modality"), [("来週にも", "planned"), ("いずれ", "hypothetical")]
)
def test_talks_that_are_looked_for_are_planned_where_they_have_their_day(when, modality):
    told = f"チリ政府は、ペルーの大統領との会談が{when}実現するとみている。"
    assert modalities(told, "CONSULT") == [modality]


def test_what_a_headline_only_speaks_of_is_open():
    events = read("ペルー、チリ漁船を拿捕 協定の破棄も取り沙汰\n\n波紋が広がった。\n", DAY).events
    assert {e.modality for e in events if e.type in ("REJECT", "SANCTION")} <= {"hypothetical"}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("チリはなぜペルーと足並みをそろえないのでしょうか。", "negated"),
        ("チリはペルーと足並みをそろえるのでしょうか。", "hypothetical"),
    ],
)
def test_who_asks_why_takes_it_to_be_so(sentence, modality):
    assert modalities(sentence, "AGREE") == [modality]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("チリはペルーと共同開発で合意し、資金を出す。", "actual"),
        ("チリとペルーは貿易協定で大筋合意し、月内に署名する。", "actual"),
        ("チリとペルーは関税の引き下げで折り合い、14日から実施する。", "actual"),
        # What is settled at talks to come, or only if something is done, is to come.
        ("チリとペルーは来月の会談で合意し、協定に署名する。", "planned"),
        ("チリとペルーは6月に合意し、協定に署名する方針だ。", "planned"),
    ],
)
def test_what_is_to_come_rests_on_what_is_settled(sentence, modality):
    assert modalities(sentence, "AGREE") == [modality]
