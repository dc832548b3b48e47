"""Which country an article plays in, seen from whose police station it is that gets stormed."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)
LAST = "14日、武装集団が警察署を襲撃した。"


def stormed(headline: str, lead: str) -> list[tuple[str, ...]]:
    """Whom the attack befell that the last sentence tells."""
    reading = read(f"{headline}\n\n{lead}\n\n{LAST}\n", DAY)
    last = len(reading.sentences) - 1
    return [e.recipient for e in reading.events if last in e.sentences and e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        (
            "ケニア選管、候補者の登録を取り消し",
            "タイ王国のABC通信によると、13日に選挙を控えたケニアで、集会があった。",
        ),
        ("山地の戦闘が広がる―ケニア北東部", "タイなどの仲介で休止していた戦闘がまた始まった。"),
        (
            "大学で騒ぎ、ケニアでは初めて",
            "ケニアのメル州西部のジンバブエ通りで13日、騒ぎがあった。",
        ),
    ],
)
def test_what_the_headline_is_about_and_the_lead_places_is_the_land(headline, lead):
    assert stormed(headline, lead) == [("KEN",)]


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("英会話の講師が被害", "千葉市のマンションでケニア人女性が13日に見つかった。"),
        ("米軍機が不時着", "沖縄県の海岸に13日、アメリカ軍のヘリコプターが降りた。"),
        ("ケニア産の豆、輸入減る", "ケニア産の豆の輸入が減っている。"),
    ],
)
def test_whose_somebody_is_and_what_befalls_japan_is_no_land_of_an_article(headline, lead):
    assert stormed(headline, lead) == []
