"""両国, この国, 大使館, candidates: who is called again without a name, and what only says where."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def codes(*sentences: str, headline: str = "きょうの動き") -> set[str]:
    """Whom the last sentence mentions."""
    text = f"{headline}\n\n{''.join(sentences)}\n"
    start = text.index(sentences[-1])
    found = read(text, DAY).actors
    return {code for actor in found if actor.span.start >= start for code in actor.codes}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # the two whom the sentence itself goes on to name
        (
            (
                "チリはペルーを責めた。",
                "両国の間では、春にボリビアがブラジルの船を止めるなど摩擦が続く。",
            ),
            "BOL BRA",
        ),
        # who has to do with it is not the one called again
        (("チリは鉱山を国有化した。", "英国の抗議に、同国は取り合わない。"), "CHL GBR"),
        (("チリは鉱山を国有化した。", "英国に対し、同国は協議を申し入れた。"), "CHL GBR"),
        # a topic and whom it draws near to
        (
            (
                "チリとペルーは会談した。",
                "チリの長官はガーナに接近している。",
                "両国は大使を交換した。",
            ),
            "CHL GHA",
        ),
        # the two of one sentence, before their leaders do something
        (
            (
                "チリとペルーは会談した。",
                "ケニアの外相は「ガーナの働きに感謝する」と述べ、両国首脳が電話で話したと明かした。",
            ),
            "KEN GHA",
        ),
        # who does something first, and is then one of the two
        (
            (
                "ケニアは米国との関係を深める。",
                "ケニアは慎重だ。",
                "79年にはガーナ軍が国境を越えて侵攻し、両国が和解するまで12年かかった。",
            ),
            "KEN GHA",
        ),
        # who brings the two together is not
        (
            (
                "ケニアとチリは争う。",
                "ガーナは仲介に乗り出し、両国は停戦に合意した。",
            ),
            "KEN CHL GHA",
        ),
        # of whom the text is
        (("チリは銅を売る。", "チリは海を望む。", "小さな港がこの国の物差しをつくった。"), "CHL"),
        # who acts in the sentence would say 自国
        (
            ("チリは春に交渉した。", "ペルーは同国から申し入れのあった協定を断った。"),
            "PER CHL",
        ),
        # whose deed is answered, not with whom it was done
        (
            ("フランスは、マリがガーナの兵を招いたことに抗議し、同国への援助を止めた。",),
            "FRA MLI GHA MLI",
        ),
        # whom the sentence names apart
        (
            (
                "チリの外相は4日にペルーの首相に会い、対話を促した。",
                "同国は5年前、ペルーと断交した。",
            ),
            "CHL PER CHL PER",
        ),
        # a force called again without those who sent it
        (("国連の平和維持部隊が入った。", "いまは平和維持部隊8000人が展開する。"), "UN"),
        # whose house it was all along
        (
            (
                "現地のチリ大使館が技師を保護した。",
                "ペルー政府は大使館に連絡した。",
                "保護後、大使館では事情を聴いている。",
            ),
            "CHL",
        ),
    ],
)
def test_who_is_called_again_is_whom_the_text_has_turned_to(sentences, expected):
    assert codes(*sentences) == set(expected.split())


def test_a_candidate_is_of_the_land_whose_election_it_is():
    election = "チリ大統領選、決選へ"
    lead = "チリの選管は13日、米国寄りのソラーノ候補が首位だと発表した。"
    assert codes(lead, "2位のマルダン候補との差は小さい。", headline=election) == {"CHL"}
    assert codes(lead, "ソラーノ氏は集会を開いた。", headline=election) == {"CHL"}
    assert codes(lead, "2候補が他の候補と話した。", headline=election) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("男はチリ北部にある拠点に隠れた。", ""),
        ("技師はチリ北部の病院に搬送された。", ""),
        ("チリのLa7の記事によれば、銃声が聞こえた。", ""),
        ("空港に着いた船員(15日、チリ国営通信提供)が笑う。", ""),
        (
            "東方研究所(リマ)のマルタ・クレシュ上級分析官は「遠い」とみる。",
            "PER",
        ),
        ("チリで上院と地方議会(34州)の選挙が行われた。", "CHL"),
        ("那覇防衛施設局は中止を求めた。", "JPN"),
        ("グダニスク水研究院のレナ・クレシュ研究員は話す。", "POL"),
    ],
)
def test_a_place_a_source_or_a_given_name_is_nobody_and_a_people_that_votes_is(sentence, expected):
    assert codes(sentence) == set(expected.split())


@pytest.mark.parametrize("whose", ["両国の", "隣国の", "3カ国の"])
def test_an_office_of_others_is_not_that_of_whom_the_text_names(whose):
    body = f"ウガンダのオケロ首相は{whose}首相を待った。"
    assert codes(body) <= {"UGA"}
    start = body.rindex("首相")
    text = f"きょうの動き\n\n{body}\n"
    assert not [a for a in read(text, DAY).actors if a.span.start >= text.index(body) + start]
