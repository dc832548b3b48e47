"""What holds for every text."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kankei_reading import read
from kankei_reading.evaluate import load_gold
from kankei_reading.text.fold import plain
from kankei_reading.text.sentences import sentences
from kankei_reading.text.tokens import long_words
from kankei_reading.types import Reading
from kankei_reading.wire import as_dict, from_dict

DAY = date(2021, 5, 20)
GOLD = [one for one in load_gold(Path(__file__).parent / "gold") if one.name.startswith(("a", "d"))]
ANYTHING = st.text(max_size=200)
NEWS = st.lists(
    st.sampled_from(
        [
            "米国",
            "ロシア",
            "中",
            "米ロ",
            "日中韓",
            "は",
            "が",
            "を",
            "と",
            "19日",
            "20年12月",
            "3月下旬",
            "以降",
            "プーチン",
            "大統領",
            "氏",
            "外相",
            "「",
            "」",
            "、",
            "。",
            "\n",
            "【ワシントン=山本健太】",
            "402億1千万ドル",
            "前年同期比",
            "3.5%",
            "減",
            "会談した",
            "述べた",
            "との認識を示した",
            "両国",
            "同国",
            "政府",
            "(",
            ")",
            "=AP",
            "《かんじ》",
            "漢字",
            "ﾛｼｱ",
            "５０億円",
            "関連トピック",
            "会員登録で全文が読めます",
            "\r\n",
            "第",
            "年",
            "月",
            "日",
            "~",
            "・",
            "『",
            "』",
            "�",
            "\x00",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.text(alphabet="日銀は「」『』()【】。！? \n据え置くAI、（）", max_size=120))
def test_no_character_is_lost_between_sentences(text):
    assert "".join(span.of(text) for span in sentences(text)) == text


@settings(deadline=None, max_examples=60)
@given(ANYTHING | NEWS)
def test_no_text_makes_the_reader_stumble_and_every_item_stands_in_it(text):
    reading = read(text, DAY)
    items = [
        *reading.sentences,
        *reading.actors,
        *reading.people,
        *reading.dates,
        *reading.quantities,
        *reading.quotes,
        *reading.events,
        *reading.signals,
    ]
    spans = [item.span for item in items]
    spans += [quote.speaker_span for quote in reading.quotes if quote.speaker_span]
    spans += [span for relation in reading.relations for span in relation.evidence]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), span
    for quote in reading.quotes:
        assert plain(quote.span.of(text)).text == quote.text
    for event in reading.events:
        assert all(0 <= number < len(reading.sentences) for number in event.sentences)
    assert read(text, DAY) == reading


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_a_sentence_that_breaks_off_or_begins_at_any_word_is_read(gold):
    for sentence in gold.sentences:
        words = sentence.of(gold.text)
        for token in long_words(words):
            read(words[: token.end], DAY)
            read(words[token.end :], DAY)


@settings(deadline=None, max_examples=40)
@given(NEWS)
def test_a_reading_survives_being_written_and_read_again(text):
    reading = read(text, DAY)
    assert from_dict(as_dict(reading)) == reading


@pytest.mark.parametrize("strange", ["", {}, {"version": "1"}, {"version": 1, "actors": [{}]}])
def test_what_is_no_reading_is_refused(strange):
    with pytest.raises(ValueError, match="not a reading"):
        from_dict(strange)


def test_threads_that_read_at_the_same_time_read_the_same():
    texts = ["米国とロシアは19日、ジュネーブで協議を開いた。" * k for k in range(1, 41)]
    alone = [read(text, DAY) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: read(text, DAY), texts)) == alone


def test_the_same_reading_is_equal_wherever_it_was_read():
    assert read("米ロが会談した。", DAY) == read("米ロが会談した。", DAY)
    assert isinstance(read("", DAY), Reading)


@pytest.mark.parametrize(
    "piece",
    [
        *("「", "、", "」", "(", "『「", "。", " ", "1", "一", "ァ", "ー", "年", "\n", "《", "米"),
        *(
            "米と",
            "「米国は」",
            "10日",
            "大統領",
            "同国は",
            "制裁を",
            "米国は「",
            "非難した、",
            "a1",
        ),
    ],
)
def test_time_grows_no_faster_than_the_text(piece):
    def seconds(count: int) -> float:
        text = piece * (count // len(piece))
        began = time.process_time()
        read(text, DAY)
        return time.process_time() - began

    read(piece * 10, DAY)
    # The better of two: what grows too fast does so in both, and the machine may do something else in one.
    whole = min(seconds(10_000), seconds(10_000))
    assert whole < 3
    # Four times the text may take eight times the time, never sixteen.
    assert whole < 8 * max(seconds(2_500), seconds(2_500)) + 0.4


TALE = """{a}、{b}への制裁を解除 関係改善を探る

【ジュネーブ=佐伯直樹】{a}と{b}は19日、ジュネーブで協議を開いた。{a}政府は20日、{b}に科した制裁を解除すると発表した。{b}外務省は「歓迎する」との声明を出した。

{b}は{a}に謝罪を求めたが、{a}は拒否した。{a}の軍は国境から部隊を撤収した。
"""


# Names of one length, so that spans stay where they are.
NAMES = {
    "ドイツ": "DEU",
    "トルコ": "TUR",
    "インド": "IND",
    "イラン": "IRN",
    "カナダ": "CAN",
    "ロシア": "RUS",
    "スイス": "CHE",
}
CLAUSES = st.lists(
    st.sampled_from(
        [
            "{a}は{b}を非難した。",
            "{a}政府は20日、{b}に科した制裁を解除すると発表した。",
            "{a}と{b}は19日、ジュネーブで協議を開いた。",
            "{b}外務省は「歓迎する」との声明を出した。",
            "{b}は{a}に謝罪を求めたが、{a}は拒否した。",
            "{a}の軍は国境から部隊を撤収した。",
            "両国は合意に署名した。",
            "これに対し{b}は報復を警告した。",
            "{a}の大統領は{b}の首相と電話で会談した。",
            "反発を強めている。",
            "{b}への支援を表明した。",
            "{a}は{b}が攻撃したと主張している。",
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)


@settings(deadline=None, max_examples=40)
@given(CLAUSES, st.permutations(sorted(NAMES)))
@example(TALE, ["ドイツ", "トルコ"])
def test_two_countries_that_change_places_change_places_in_the_reading(tale, names):
    a, b = names[:2]
    other = {NAMES[a]: NAMES[b], NAMES[b]: NAMES[a]}
    one, two = (read(tale.format(a=x, b=y), DAY) for x, y in ((a, b), (b, a)))
    assert [(x.span, x.codes) for x in two.actors] == [
        (x.span, tuple(other[c] for c in x.codes)) for x in one.actors
    ]
    assert [(e.type, e.modality, e.actor, e.recipient) for e in two.events] == [
        (e.type, e.modality, swap(e.actor, other), swap(e.recipient, other)) for e in one.events
    ]


def test_the_tale_of_two_countries_has_events():
    assert len(read(TALE.format(a="ドイツ", b="トルコ"), DAY).events) > 4


def swap(codes, other):
    return tuple(other[code] for code in codes)


def test_what_is_less_sure_than_asked_is_withheld():
    text = TALE.format(a="ドイツ", b="トルコ")
    whole, sure = read(text, DAY), read(text, DAY, least=0.99)
    assert sure == whole.sure_of(0.99)
    assert 0 < len(sure.actors) <= len(whole.actors)
    assert all(x.confidence >= 0.99 for x in (*sure.actors, *sure.quotes, *sure.events))
    assert read(text, DAY, least=0.0) == whole
