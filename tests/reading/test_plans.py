"""What is planned, weighed, urged, asked for or only told, by the words around it."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def modalities(sentence: str, type_: str, words: str = "") -> list[str]:
    """The modalities of the acts of one type in a sentence; of those at `words` if any are given."""
    text = f"チリとペルーの動き\n\n{sentence}\n"
    start = text.index(sentence)
    at = (start + sentence.index(words), start + sentence.index(words) + len(words))
    told = [e for e in read(text, DAY).events if e.type == type_ and e.span.start >= start]
    here = [e for e in told if e.span.start < at[1] and at[0] < e.span.end]
    return [e.modality for e in (here if words else told)]


@pytest.mark.parametrize(
    ("sentence", "type_", "modality"),
    [
        # What is decided by a resolution is a measure taken; soldiers are still to be sent.
        ("安保理は20日、チリの資産凍結を1年延長する決議を採択した。", "SANCTION", "actual"),
        ("安保理は20日、チリの資産を凍結する決議案を協議する。", "SANCTION", "planned"),
        # A plan that may come to nothing, or is only hinted at.
        ("ペルーと国交を結ぶ構想がチリで遠のきかねない。", "SUPPORT", "hypothetical"),
        ("チリは、ペルーへの支援を止める考えもちらつかせた。", "SANCTION", "hypothetical"),
        ("チリは、ペルーへの支援を止める考えを示した。", "SANCTION", "planned"),
        ("チリは、ペルーに置く部隊を減らす検討に入った。", "RETREAT", "hypothetical"),
        # Ready to strike back: a threat made.
        ("チリ外務省はペルーに対し、対抗措置も辞さない構えを見せた。", "THREATEN", "actual"),
        # What should be told or held to.
        ("チリはペルーの要求には応じない姿勢を貫くべきだ。", "REJECT", "hypothetical"),
        ("チリはペルーの要求には応じない姿勢を貫いた。", "REJECT", "actual"),
        ("チリはペルーに、主権は譲れないと告げるべきだ。", "REJECT", "hypothetical"),
        ("首相はペルーに撤収を求めたうえで、支援を約束するべきだ。", "REQUEST", "hypothetical"),
        # Declined: not done.
        ("チリは、ペルーとの協定への署名を見送った。", "COOPERATE", "negated"),
        ("チリは、ペルーへの承認を見合わせた。", "REJECT", "actual"),
        ("チリは、ペルーの承認を見送った。", "SUPPORT", "negated"),
        ("ペルーからの返事はまだない。", "AGREE", "negated"),
        ("チリとペルーの溝は埋まらなかった。", "AGREE", "negated"),
        # One's own doing, and another's.
        ("チリは、ペルーへの報復関税を用意していると警告した。", "THREATEN", "actual"),
        ("チリは、ペルーが部隊を増やしていると警告した。", "MOBILIZE", "alleged"),
        # No other way.
        ("頼みの綱が切れれば、チリはペルーと手を組むほかない。", "AGREE", "hypothetical"),
        ("頼みの綱が切れ、チリはペルーと手を組むほかなかった。", "AGREE", "actual"),
        ("チリはペルーから撤退するしかない。", "RETREAT", "hypothetical"),
        # What is shunned as a topic, and what is feared of an act.
        ("チリ外務省は、ペルーを非難することは避けた。", "ACCUSE", "negated"),
        ("首都では、ペルー軍による攻撃の激化が懸念されている。", "ASSAULT", "hypothetical"),
    ],
)
def test_what_wraps_an_act_says_whether_it_is_done(sentence, type_, modality):
    assert set(modalities(sentence, type_)) == {modality}


@pytest.mark.parametrize(
    ("sentence", "type_", "words", "modality"),
    [
        # Who says at the end of all that he would ask, asks; who is said to want to, means to.
        ("チリ政府には、ペルーへの謝罪を求めたい。", "REQUEST", "求めたい", "actual"),
        ("チリの首相は、ペルーに謝罪を求めたい考えだ。", "REQUEST", "求めたい", "planned"),
        # Soon, and within the month that runs.
        ("チリの外相は近くリマを訪れ、ペルーに理解を求める。", "REQUEST", "求める", "planned"),
        ("チリとペルーは2カ月以内に大使館を再開する。", "SUPPORT", "再開する", "planned"),
        ("チリは3日以内にペルーから部隊を撤収した。", "RETREAT", "撤収した", "actual"),
        # What is only on the agenda, or aimed at.
        ("議題はチリによる対ペルー制裁の解除だ。", "CONCEDE", "解除", "hypothetical"),
        ("チリの目標は、ペルーからの部隊の撤収だ。", "RETREAT", "撤収", "hypothetical"),
        ("チリの外相はリマを訪れ、ペルーに理解を求める。", "REQUEST", "求める", "actual"),
        (
            "チリは月内にも、港を開くようペルーに働きかけ、融資枠を設ける。",
            "REQUEST",
            "働きかけ",
            "planned",
        ),
        ("両国は対話を年内に再開し、窓口を置くことで一致した。", "CONSULT", "再開", "planned"),
        # What has been asked for does not hang on the next clause's if.
        (
            "チリはペルーに謝罪を要求し、受け入れなければ支援を減らすと圧力をかけた。",
            "REQUEST",
            "要求",
            "actual",
        ),
        # A day to come, and what goes on already.
        ("チリは12月まで、ペルーへの食糧支援を行い続けている。", "AID", "食糧支援", "actual"),
        # A day to come that is none of what was done.
        (
            "チリとペルーの両首脳は、27年から20年間、銅を輸入する契約の署名式にも立ち会った。",
            "COOPERATE",
            "署名式",
            "actual",
        ),
        (
            "チリとペルーが核軍縮をめぐる高官協議を来月にも再開する見通しになった。",
            "CONSULT",
            "再開する",
            "planned",
        ),
        # Said of what may come.
        (
            "チリの政権が代われば、ペルーは提案を拒否し、国交が絶えることもあり得る。",
            "REJECT",
            "拒否",
            "hypothetical",
        ),
    ],
)
def test_when_an_act_is_to_be_is_told_by_its_clause(sentence, type_, words, modality):
    assert set(modalities(sentence, type_, words)) == {modality}


@pytest.mark.parametrize(
    ("sentence", "type_", "modality"),
    [
        (
            "越境したペルーの装甲車が学校を占拠し、民家に火を放ったとしている。",
            "ASSAULT",
            "alleged",
        ),
        ("チリは、国境の戦闘を収めたとしている。", "RETREAT", "actual"),
        ("停戦を仲介したとするペルー側の説明を、チリは否定した。", "CONSULT", "alleged"),
    ],
)
def test_what_only_one_side_tells_is_alleged(sentence, type_, modality):
    assert set(modalities(sentence, type_)) <= {modality}


def test_votes_that_are_counted_are_nobody_s_word():
    sentence = "安保理は20日、チリの資産凍結を延ばす決議を、賛成13、反対1、棄権1で採択した。"
    assert not modalities(sentence, "SUPPORT") and not modalities(sentence, "REJECT")
    assert modalities("ペルーは20日、チリの提案に賛成した。", "SUPPORT") == ["actual"]


@pytest.mark.parametrize("will", ["実現に意欲", "開催に前向き", "再開に期待"])
def test_what_a_headline_says_somebody_is_willing_to_do_is_not_done(will):
    found = read(f"日朝首脳会談の{will}\n\n首相は語った。\n", DAY).events
    assert [(e.type, e.modality) for e in found] == [("CONSULT", "hypothetical")]
