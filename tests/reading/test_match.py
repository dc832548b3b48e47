"""A keyword is found where a reader would say that it stands, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kankei_reading.text.fold import fold, fold_with_origins
from kankei_reading.text.match import LONGEST_KEY, candidates, key, matches, tokens_for_search

FOUND = [
    ("京都", "京都市は観光客を制限する。"),
    ("AI", "生成AIの規制を巡り協議した。"),
    ("ＡＩ", "生成AIの規制"),
    ("eu", "EUは制裁を強める。"),
    ("関税", "追加関税を課した。"),
    ("コロナ", "新型コロナウイルスの感染"),
    ("大学", "大学生が抗議した。"),
    ("高市", "髙市首相が訪米した。"),
    ("ロシア", "ﾛｼｱ産の原油"),
    ("株式会社", "㍿日本"),
    ("1~3月", "1〜3月の輸出"),
    ("ノルド ストリーム", "ノルド　ストリームを通じて"),
    ("東南アジア諸国連合首脳会議の共同声明", "東南アジア諸国連合首脳会議の共同声明を出した。"),
]
NOT_FOUND = [
    ("京都", "東京都は条例を改めた。"),
    ("AI", "OpenAIRという名の企業"),
    ("EU", "MUSEUMの展示"),
    ("G7", "G70という型番"),
    ("人参", "外国人参政権の議論"),
    ("テロ", "ステロイドの投与"),
    ("国会", "韓国会談の行方"),
    ("米国", ""),
    (" ", "米国 中国"),
]


@pytest.mark.parametrize(("keyword", "text"), FOUND)
def test_a_keyword_that_a_reader_sees_is_found(keyword, text):
    assert len(matches(keyword, text)) == 1
    assert key(keyword) in candidates(text)


@pytest.mark.parametrize(("keyword", "text"), NOT_FOUND)
def test_letters_inside_another_word_are_no_hit(keyword, text):
    assert matches(keyword, text) == []
    assert key(keyword) not in candidates(text)


def test_a_hit_is_a_place_in_the_text_as_it_was_given():
    text = "㍿ﾛｼｱ産と、ＥＵの制裁"
    assert [span.of(text) for span in matches("eu", text)] == ["ＥＵ"]
    text = "（㌔）ﾛｼｱの"
    assert [span.of(text) for span in matches("ロシア", text)] == ["ﾛｼｱ"]


def test_every_place_of_a_keyword_is_given_in_order():
    text = "米国と中国、そして米国。"
    assert [span.start for span in matches("米国", text)] == [0, 9]


WORDS = st.text(alphabet="米国中東京都ロシアEUeuＡai19 　、。「」ﾊﾞが\n゙é", max_size=30)


@given(WORDS, WORDS)
def test_a_match_is_always_among_the_candidates(keyword, text):
    if matches(keyword, text) and len(tokens_for_search(keyword)) <= 3:
        assert key(keyword) in candidates(text)


@given(WORDS)
def test_every_short_candidate_is_a_match(text):
    for keyword in candidates(text):
        if not keyword.endswith("…"):
            assert matches(keyword, text), keyword
            assert len(keyword) <= LONGEST_KEY


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_every_folded_character_knows_where_it_came_from(text):
    folded = fold_with_origins(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
