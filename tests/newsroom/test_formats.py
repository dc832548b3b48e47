"""What is found in documents of each format, in each encoding, and what is refused."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kankei.newsroom import errors
from kankei.newsroom.importers.document import Document, Imported, Refused
from kankei.newsroom.importers.formats import articles_in

PAGES = Path(__file__).parent / "pages"
TOKYO = ZoneInfo("Asia/Tokyo")


def found_in(name: str) -> list[Imported | Refused]:
    return list(articles_in(Document(name, (PAGES / name).read_bytes())))


def one_in(data: bytes, *, content_type: str = "", url: str = "") -> Imported:
    found = list(articles_in(Document("x", data, url=url, content_type=content_type)))
    assert len(found) == 1
    assert isinstance(found[0], Imported)
    return found[0]


def words_of(item: Imported) -> str:
    return "\n".join((item.headline, item.caption, item.topic, item.topic_description, item.body))


def test_a_copied_page_gives_the_article_and_no_furniture() -> None:
    item = one_in((PAGES / "copied.txt").read_bytes())
    assert item.headline == "米ロ、首脳会談の時期探る\u3000外相が北極評議会で対話"
    assert item.credit == "AP"
    assert item.caption.endswith("=AP")
    assert (item.place, item.reporters) == ("レイキャビク", ("瀬戸内優",))
    assert len(item.paragraphs) == 3
    assert item.paragraphs[0].startswith("モーガン米国務長官は19日")
    assert item.topic == "米ロ対話"
    assert item.topic_description == "米国とロシアの首脳外交や軍備管理を巡る動きをまとめています。"
    for furniture in ("無料", "フォロー", "保存", "セレクション", "ログイン", "マイニュース"):
        assert furniture not in words_of(item)


def test_a_copied_page_tells_its_own_date() -> None:
    item = one_in((PAGES / "plain.txt").read_bytes())
    assert item.published == datetime(2021, 8, 8, 18, 30, tzinfo=TOKYO)
    assert len(item.paragraphs) == 2


def test_a_page_without_any_shape_is_taken_line_by_line() -> None:
    item = one_in((PAGES / "odd.txt").read_bytes())
    assert (item.headline, item.paragraphs) == ("qwerty asdf", ("zzz 123 ???",))


def test_an_html_page_gives_what_it_says_of_itself_and_its_main_text() -> None:
    item = one_in((PAGES / "page.html").read_bytes())
    assert item.headline == "EUと英国、漁業権で暫定合意"
    assert item.published == datetime(2021, 6, 11, 9, 30, tzinfo=TOKYO)
    assert (item.place, item.reporters) == ("ブリュッセル", ("江口千尋",))
    assert item.caption == "ドーバー海峡を行く漁船（10日）=共同"
    assert item.section == "国際"
    assert item.source_key == "url:https://minato.example.jp/world/fishing-rights"
    assert len(item.paragraphs) == 3
    # A line break in the source of a Japanese sentence is no space.
    assert "合意した。離脱後" in item.paragraphs[0]
    for furniture in ("無料", "ランキング", "著作権", "ビジネス", "alert"):
        assert furniture not in words_of(item)


def test_a_page_does_not_take_the_place_of_another_sites_page() -> None:
    page = (PAGES / "page.html").read_bytes()
    own = one_in(page, url="https://www.minato.example.jp/amp/fishing-rights")
    assert own.source_key == "url:https://minato.example.jp/world/fishing-rights"
    strange = one_in(page, url="https://elsewhere.example.com/copy")
    assert strange.source_key == "url:https://elsewhere.example.com/copy"


def test_ruby_stays_a_reading_and_does_not_become_words() -> None:
    item = one_in((PAGES / "page.html").read_bytes())
    assert "英国の鱈《たら》漁の枠" in item.body


def test_a_short_page_without_paragraphs_is_read_all_the_same() -> None:
    item = one_in((PAGES / "short.html").read_bytes())
    assert item.headline == "日銀、政策を維持"
    assert item.paragraphs == (
        "日銀は18日、金融政策の現状維持を決めた。",
        "長期金利の誘導目標は0%程度に据え置いた。",
    )
    assert item.published == datetime(2021, 6, 18, 12, 5, tzinfo=TOKYO)


def test_an_rss_feed_gives_its_items_and_refuses_the_broken_ones_by_name() -> None:
    found = found_in("feed.xml")
    items = [one for one in found if isinstance(one, Imported)]
    refused = [one for one in found if isinstance(one, Refused)]
    assert [item.headline for item in items] == [
        "仏、原発4基の新設を決定",
        "インド洋で日印が共同訓練",
        "日付の壊れた記事",
    ]
    assert items[0].paragraphs == (
        "仏政府は19日、原子力発電所4基を新設する計画を決めた。",
        "総事業費は300億ユーロを見込む。",
    )
    assert items[0].published == datetime(2021, 5, 20, 8, 0, tzinfo=TOKYO)
    # The way somebody came is not part of the address.
    assert items[0].source_key == "url:https://minato.example.jp/world/1"
    assert items[2].published is None
    assert [one.name for one in refused] == ["3件目「見出しだけの記事」", "4件目"]
    assert "本文" in refused[0].why
    assert "見出し" in refused[1].why


def test_an_atom_feed_gives_its_entries_without_markup() -> None:
    item = one_in((PAGES / "feed.atom").read_bytes())
    assert item.headline == "豪、石炭火力の廃止を前倒し"
    assert len(item.paragraphs) == 2
    assert item.source_key == "guid:urn:minato:10"


def test_a_json_feed_gives_its_items_and_refuses_the_broken_ones_by_name() -> None:
    found = found_in("feed.json")
    assert [one.headline for one in found if isinstance(one, Imported)] == [
        "韓国、輸出管理を見直し",
        "台湾、半導体工場を増設",
    ]
    assert [one.name for one in found if isinstance(one, Refused)] == [
        "2件目",
        "3件目「本文のない記事」",
    ]


def test_an_export_of_wordpress_gives_what_was_public_there_and_nothing_else() -> None:
    found = found_in("wordpress.xml")
    items = [one for one in found if isinstance(one, Imported)]
    assert [item.headline for item in items] == ["仏、洋上風力の入札を再開"]
    assert items[0].paragraphs == (
        "仏政府は19日、洋上風力発電の入札を再開すると発表した。",
        "事業者の応募は8月に締め切る。",
    )
    assert items[0].reporters == ("早瀬陽子",)
    assert items[0].section == "国際"
    assert items[0].published == datetime(2021, 5, 20, 9, 0, tzinfo=TOKYO)
    assert [one.why for one in found if isinstance(one, Refused)] == [
        "公開用ではない記事（下書き）なので取り込みません。",
        "公開用ではない記事（パスワード付き）なので取り込みません。",
    ]


def test_newsml_gives_its_texts_with_place_and_byline_and_refuses_what_was_cancelled() -> None:
    found = found_in("newsml.xml")
    item = found[0]
    assert isinstance(item, Imported)
    assert item.headline == "イラン核協議、週内に再開へ"
    assert (item.place, item.reporters, item.section) == ("ウィーン", ("三田村圭",), "国際")
    assert len(item.paragraphs) == 2
    assert item.published == datetime(2021, 5, 20, 8, 0, tzinfo=TOKYO)
    assert item.source_key == "guid:urn:newsml:minato.example.jp:2021:a1"
    assert isinstance(found[1], Refused)
    assert "配信取り消し" in found[1].why
    assert len(found) == 2


def test_ninjs_of_both_forms_gives_articles_and_refuses_what_is_withheld() -> None:
    found = found_in("ninjs.json")
    items = [one for one in found if isinstance(one, Imported)]
    assert [item.headline for item in items] == [
        "独、防衛費を増額",
        "伊、港湾の管理を見直し",
        "まだ出せない記事",
    ]
    assert (items[0].place, items[0].reporters) == ("ベルリン", ("倉田真帆",))
    assert len(items[1].paragraphs) == 2
    assert items[2].embargo == datetime(2031, 1, 1, tzinfo=TOKYO)
    assert "配信保留" in next(one.why for one in found if isinstance(one, Refused))


def test_a_feed_that_was_cut_off_keeps_its_whole_items() -> None:
    whole = (PAGES / "feed.xml").read_bytes()
    cut = whole[: whole.index("海上自衛隊".encode()) + 12]
    found = list(articles_in(Document("cut", cut)))
    assert [one.headline for one in found if isinstance(one, Imported)] == [
        "仏、原発4基の新設を決定"
    ]
    assert any("途中で切れ" in one.why for one in found if isinstance(one, Refused))


def test_a_feed_cannot_grow_by_entities_of_its_own() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "米ロ"><!ENTITY b "&a;&a;&a;">]>'
        "<rss version='2.0'><channel><title>t</title><item><title>会談&b;</title>"
        "<description>外相は19日に会談した。</description></item></channel></rss>"
    )
    item = one_in(bomb.encode())
    assert "米ロ米ロ" not in item.headline


def test_two_different_items_under_one_identity_are_not_one_article() -> None:
    feed = (
        "<rss version='2.0'><channel><title>t</title>"
        "<item><guid>a</guid><title>第一の記事</title><description>独政府は19日に決めた。</description></item>"
        "<item><guid>a</guid><title>第二の記事</title><description>伊政府は20日に決めた。</description></item>"
        "</channel></rss>"
    )
    found = list(articles_in(Document("x", feed.encode())))
    assert [type(one) for one in found] == [Imported, Refused]


COPIED = (PAGES / "copied.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16"]
)
def test_undeclared_encodings_are_told_by_the_bytes(encoding: str) -> None:
    item = one_in(COPIED.encode(encoding))
    assert item.headline.startswith("米ロ、首脳会談の時期探る")
    assert "ノルドストリーム2" in item.body


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("ISO-2022-JP", "iso2022_jp"),
    ],
)
@pytest.mark.parametrize("where", ["meta", "header", "xml", "nowhere", "wrong"])
def test_declared_encodings_are_believed_when_the_bytes_agree(
    label: str, encoding: str, where: str
) -> None:
    if where == "xml":
        text = (PAGES / "feed.atom").read_text("utf-8").replace('"UTF-8"', f'"{label}"')
        assert one_in(text.encode(encoding)).headline == "豪、石炭火力の廃止を前倒し"
        return
    declared = {"meta": label, "wrong": "UTF-8"}.get(where)
    text = (PAGES / "page.html").read_text("utf-8")
    if declared:
        text = text.replace("<head>", f'<head><meta charset="{declared}">')
    header = f"text/html; charset={label}" if where == "header" else "text/html"
    item = one_in(text.encode(encoding, "replace"), content_type=header)
    assert item.headline == "EUと英国、漁業権で暫定合意"
    assert "鱈《たら》" in item.body


def test_a_page_that_says_shift_jis_and_is_utf8_is_read_as_utf8() -> None:
    text = (PAGES / "page.html").read_text("utf-8")
    wrong = text.replace("<head>", '<head><meta charset="Shift_JIS">')
    assert one_in(wrong.encode()).headline == "EUと英国、漁業権で暫定合意"


def test_a_header_that_says_latin_is_not_believed() -> None:
    text = (PAGES / "page.html").read_text("utf-8")
    item = one_in(text.encode("euc_jp"), content_type="text/html; charset=ISO-8859-1")
    assert item.headline == "EUと英国、漁業権で暫定合意"


@pytest.mark.parametrize(
    ("headline", "encoding"),
    [("①㈱みなと、髙橋社長が会見", "cp932"), ("①㈱みなと、高橋社長が会見", "euc_jis_2004")],
)
def test_signs_that_only_machines_of_japan_know_are_read(headline: str, encoding: str) -> None:
    text = f"{headline}\n\n㈱みなとは19日、新工場を建設すると発表した。"
    assert one_in(text.encode(encoding)).headline == headline


@pytest.mark.parametrize(
    "data",
    [
        "縺薙ｌ縺ｯ譁�蟄怜喧縺代〒縺吶\n\n縺昴ｌ縺ｧ繧ゅ◎縺ｮ縺ｾ縺ｾ".encode(),
        "これは見出し\n\n本文が途中で壊れて\ufffd\ufffdいる。".encode(),
        "米ロ会談\n\n外相は会談した。".encode().decode("latin-1").encode(),
    ],
)
def test_what_was_broken_before_is_never_stored(data: bytes) -> None:
    with pytest.raises(errors.Mojibake):
        list(articles_in(Document("x", data)))


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(errors.EncodingUnknown):
        list(articles_in(Document("x", bytes(range(0x80, 0xFF)) * 3)))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zz", b"a\x00b\x00\x01"]
)
def test_files_that_are_no_text_are_refused_as_such(data: bytes) -> None:
    with pytest.raises(errors.NotText):
        list(articles_in(Document("x", data)))


@pytest.mark.parametrize("data", [b"", b"  \n\n ", b"\n/\n"])
def test_nothing_is_refused_as_nothing(data: bytes) -> None:
    with pytest.raises(errors.Empty):
        list(articles_in(Document("x", data)))


@pytest.mark.parametrize(
    "data",
    [b'{"version": 1, ', b"<rss><channel><title>x", b'{"items": 3}', b"<?xml version='1.0'?><rss>"],
)
def test_a_feed_that_is_none_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises((errors.FeedBroken, errors.Empty)) as caught:
        list(articles_in(Document("x", data)))
    assert "。" in caught.value.sentence


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-05-20", datetime(2021, 5, 20, tzinfo=TOKYO)),
        ("2021-05-20T03:00:00Z", datetime(2021, 5, 20, 12, tzinfo=TOKYO)),
        ("Thu, 20 May 2021 12:00:00 +0900", datetime(2021, 5, 20, 12, tzinfo=TOKYO)),
        ("更新：2021年5月20日（木）午後1時05分", datetime(2021, 5, 20, 13, 5, tzinfo=TOKYO)),
        ("2021/5/20 9:30", datetime(2021, 5, 20, 9, 30, tzinfo=TOKYO)),
        ("令和３年５月２０日", datetime(2021, 5, 20, tzinfo=TOKYO)),
        ("0001-01-01T00:00:00Z", None),
        ("きのう", None),
        ("2021年13月40日", None),
        ("", None),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, moment: datetime | None) -> None:
    from kankei.newsroom.importers.dates import moment_of  # noqa: PLC0415

    assert moment_of(text) == moment
