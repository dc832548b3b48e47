"""What is done by one to two, or by two to one, with a word that stands once only."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2026, 5, 20)


def told(body: str) -> set[tuple[str, str, str]]:
    events = read(f"きょうの動き\n\n{body}\n", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events}


@pytest.mark.parametrize(
    ("body", "events"),
    [
        (
            "ペルーはラオスを、チリはガーナを支援した。",
            {("AID", "PER", "LAO"), ("AID", "CHL", "GHA")},
        ),
        (
            "タイの首相はラオスの首相と、トルコの外相はイランの外相と会談した。",
            {("CONSULT", "THA", "LAO"), ("CONSULT", "TUR", "IRN")},
        ),
        (
            "ネパールはインドに謝意を、ラオスに遺憾の意を伝えた。",
            {("SUPPORT", "NPL", "IND"), ("ACCUSE", "NPL", "LAO")},
        ),
        (
            "ラオスはタイに、イランはトルコに批判された。",
            {("ACCUSE", "THA", "LAO"), ("ACCUSE", "TUR", "IRN")},
        ),
        (
            "ペルーはラオスに、チリがガーナに近づいていると警告した。",
            {("THREATEN", "PER", "LAO"), ("THREATEN", "PER", "CHL")},
        ),
    ],
)
def test_a_verb_said_once_tells_of_two(body, events):
    found = told(body)
    assert found and found <= events
    assert len(found) == (1 if "警告" in body else 2)


def test_what_a_verb_said_once_plans_it_plans_of_both():
    events = read("きょう\n\nペルーがラオスを、チリがガーナを支援する方針だ。\n", DAY).events
    assert [e.modality for e in events] == ["planned", "planned"]


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ガーナの提案にはペルーが反対、チリが賛成した。", ("SUPPORT", "CHL", "GHA")),
        ("ガーナが示した案を、ペルーは歓迎したが、チリは拒んだ。", ("REJECT", "CHL", "GHA")),
        ("首脳会談を提案したのはペルーで、チリは断った。", ("REJECT", "CHL", "PER")),
        ("ペルーは謝罪すべきだとチリが主張した。", ("REQUEST", "CHL", "PER")),
        ("チリの首相はペルーを訪問中に、ガーナの首相と会談した。", ("CONSULT", "CHL", "GHA")),
        ("ガーナの制裁に苦しむチリをペルーは支援した。", ("AID", "PER", "CHL")),
    ],
)
def test_who_stands_elsewhere_in_the_sentence_is_found(body, event):
    assert event in told(body)


@pytest.mark.parametrize(
    ("body", "events"),
    [
        ("ペルーの対チリ制裁が解除された。", {("CONCEDE", "PER", "CHL")}),
        ("ペルーの要求はチリに拒まれた。", {("REJECT", "CHL", "PER")}),
        ("ペルーの提案はチリに受け入れられた。", {("AGREE", "CHL", "PER")}),
        ("ペルーの大使はチリから追放された。", {("SANCTION", "CHL", "PER")}),
        (
            "ペルー海軍が拿捕したチリ船は解放された。",
            {("COERCE", "PER", "CHL"), ("CONCEDE", "PER", "CHL")},
        ),
    ],
)
def test_a_passive_tells_both_sides_by_its_subject(body, events):
    assert told(body) == events


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ペルーとチリの協議は物別れに終わった。", ("REJECT", "PER", "CHL")),
        ("ペルーの外相はチリの対応を「遺憾だ」と批判した。", ("ACCUSE", "PER", "CHL")),
        ("ペルーは、チリとの対話を拒む姿勢を崩していない。", ("REJECT", "PER", "CHL")),
        ("ペルーは、チリに撤回を求める構えを崩さない。", ("REQUEST", "PER", "CHL")),
        ("ペルー議会は、チリとの協定を破棄する案を承認した。", ("SANCTION", "PER", "CHL")),
    ],
)
def test_what_is_said_twice_in_a_sentence_is_told_once(body, event):
    events = read(f"きょうの動き\n\n{body}\n", DAY).events
    assert [(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events] == [event]


@pytest.mark.parametrize(
    ("body", "events"),
    [
        ("ペルーはチリに薬を送る計画を撤回した。", {("SANCTION", "PER", "CHL")}),
        ("ペルー軍はチリへ部隊を送る計画を見送った。", {("RETREAT", "PER", "CHL")}),
        ("ペルーはチリに制裁を科す方針を取り下げた。", {("CONCEDE", "PER", "CHL")}),
        ("ペルーが解放したのは、チリの漁船4隻だ。", {("CONCEDE", "PER", "CHL")}),
        ("ペルー軍はチリ軍と国境で演習を行った。", {("COOPERATE", "PER", "CHL")}),
        ("ペルーの首相が会談した相手は、チリの国防相だ。", {("CONSULT", "PER", "CHL")}),
        (
            "ペルー人の記者がチリ当局に拘束され、3日後に釈放された。",
            {("COERCE", "CHL", "PER"), ("CONCEDE", "CHL", "PER")},
        ),
    ],
)
def test_what_stands_around_a_verb_decides_what_it_does_and_to_whom(body, events):
    assert told(body) == events


@pytest.mark.parametrize(
    ("body", "events"),
    [
        ("ペルーはチリに抗議の書簡を送付した。", {("ACCUSE", "PER", "CHL")}),
        ("ペルーは感謝の手紙をチリに送った。", {("SUPPORT", "PER", "CHL")}),
        ("ペルーは、撤回を求める書簡をチリに送った。", {("REQUEST", "PER", "CHL")}),
        ("ペルーは親書をチリに送った。", {("CONSULT", "PER", "CHL")}),
        # What is said of somebody else is not said to whom it is sent.
        (
            "ペルーは、ラオスを非難する書簡をチリに送った。",
            {("ACCUSE", "PER", "LAO"), ("CONSULT", "PER", "CHL")},
        ),
    ],
)
def test_to_send_a_message_is_to_do_what_it_says(body, events):
    assert told(body) == events
