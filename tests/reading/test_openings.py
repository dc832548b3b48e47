"""Long lists are looked for where one of their words may begin, and found just as if they were looked for everywhere."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from kankei_reading.lexicon.countries import NAMES, cities
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.predicates.cues import BAD, GOOD, cues
from kankei_reading.pipeline import begin
from kankei_reading.stages.land import place_shape
from kankei_reading.stages.names.words import any_name
from kankei_reading.stages.people.mentions import TITLES, title_shape
from kankei_reading.stages.referents.bare import HOME, HOMES
from kankei_reading.stages.referents.local import ACTING, PREFECTURES
from kankei_reading.stages.towns import CITIES
from kankei_reading.text.fold import plain

GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))
LISTS = {
    "names": (NAMES, any_name()),
    "titles": (TITLES, title_shape()),
    "places": (NAMES, place_shape()),
    "bad": (BAD, cues().bad),
    "good": (GOOD, cues().good),
    "houses": (HOMES, HOME),
    "cities": (CITIES, re.compile(any_of(cities()))),
    "prefectures": (PREFECTURES, ACTING),
}
# Words that begin inside one of the tokeniser's, that several of its words make, and that stand at the end.
OWN = """前ロシア外相、対米関係悪化で米国務長官と協議

最大野党や与党幹部、国営テレビ公社は広島市の市民団体と歩み寄りを探る。ロンドン警視庁は関係改善に水を差した。
アラブ首長国連邦の大統領府は、元駐米大使と元国連事務次長に面会した。東京都は副知事の派遣を発表した。緊張緩和へ向かう南ア、対立が深まるドイツ
"""


@pytest.fixture(scope="module")
def drafts():
    texts = [OWN, *[json.loads(path.read_text("utf-8"))["text"] for path in GOLD]]
    return [begin(plain(text).text, date(2021, 5, 20)) for text in texts]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_found_where_a_search_through_the_whole_text_finds_it(name, drafts):
    opening, shape = LISTS[name]
    found = 0
    for draft in drafts:
        for sentence in draft.sentences:
            start, end = sentence.span
            expected = [hit.span() for hit in shape.finditer(draft.text, start, end)]
            hits = [hit.span() for hit in draft.hits(shape, opening, start, end)]
            assert hits == expected
            found += len(hits)
    assert found
