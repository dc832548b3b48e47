"""Words, numbers and plain forms: the small tools under every stage."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kankei_reading.text.fold import fold_with_origins, plain
from kankei_reading.text.numerals import value_of
from kankei_reading.text.tokens import long_words, short_words
from kankei_reading.types import Span


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("402億1千万", 40_210_000_000),
        ("2兆7千億", 2_700_000_000_000),
        ("1億2千万", 120_000_000),
        ("31億5千万", 3_150_000_000),
        ("5億8,400万", 584_000_000),
        ("27.5", 27.5),
        ("1.1億", 110_000_000),
        ("1,500", 1500),
        ("三十", 30),
        ("二百五", 205),
        ("千", 1000),
        ("一〇", 10),
        ("万", 10_000),
    ],
)
def test_numbers_are_what_newspapers_mean_by_them(words, value):
    assert value_of(words) == value


def test_words_know_what_they_are_and_where_they_stand():
    tokens = long_words("制裁を見送った彼は、", start=5)
    assert [(t.start, t.end, t.surface) for t in tokens][:3] == [
        (5, 7, "制裁"),
        (7, 8, "を"),
        (8, 11, "見送っ"),
    ]
    sanction, particle, verb, *_, person, _, _ = tokens
    assert (sanction.is_noun, sanction.can_take_suru, sanction.kind) == (True, True, "普通名詞")
    assert (particle.is_particle, particle.pos) == (True, "助詞")
    assert (verb.is_verb, verb.lemma) == (True, "見送る")
    assert verb.form.startswith("連用形")
    assert (person.is_noun, person.detail) == (True, "*")


def test_what_is_too_long_for_the_analyser_is_cut_and_loses_nothing():
    for text in ("米国は、" * 5000, "漢" * 20_000):
        assert "".join(t.surface for t in long_words(text)) == text
        assert sum(b - a for a, b in short_words(text)) == len(text)


def test_scripts_whose_letters_melt_in_other_ways_still_find_their_origin():
    folded = fold_with_origins("\u09c7\u09be中")
    assert folded.origin(Span(0, 1)) == Span(0, 3)


def test_a_plain_text_knows_where_each_letter_stood():
    text = "髙市｜早苗《さなえ》首相\r\nﾛｼｱ"
    made = plain(text)
    assert made.text == "髙市早苗首相\nロシア"
    assert made.origin(Span(2, 4)).of(text) == "早苗"
    assert made.origin(Span(7, 10)).of(text) == "ﾛｼｱ"
    assert made.origin(Span(3, 3)) == Span(4, 4)
    assert plain("ＥＵ").origin(Span(0, 2)) == Span(0, 2)


def test_a_word_drawn_out_stands_where_it_stands_however_it_was_written_before():
    for text in ("スキーで滑る", "スキーーーで滑る", "スキーで滑る"):
        words = long_words(text)
        assert [text[word.start : word.end] for word in words] == [word.surface for word in words]
        assert words[-1].end == len(text)


def test_many_threads_cut_words_at_the_same_time():
    text = "米国とロシアは19日、ジュネーブで協議を開いた。" * 40
    alone = [token.surface for token in long_words(text)], list(short_words(text))

    def both(_: int) -> tuple[list[str], list[tuple[int, int]]]:
        return [token.surface for token in long_words(text)], list(short_words(text))

    with ThreadPoolExecutor(4) as pool:
        assert all(found == alone for found in pool.map(both, range(40)))
