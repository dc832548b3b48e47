"""Importing: what stands in the paper afterwards, what changes nothing, what is refused and why."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kankei.articles import queries as articles
from kankei.articles.models import Article, Revision
from kankei.common.clock import now
from kankei.common.outside import is_open_address
from kankei.feeds import queries as feeds
from kankei.membership.door import open_article
from kankei.newsroom import actions, drafts
from kankei.newsroom.importers import cli
from kankei.newsroom.importers.run import Report, import_items
from kankei.newsroom.importers.store import Choices
from tests import make

pytestmark = pytest.mark.django_db
PAGES = Path(__file__).parent / "pages"
TOKYO = ZoneInfo("Asia/Tokyo")
LATER = datetime(2022, 1, 10, 9, 0, tzinfo=TOKYO)


def imported(*names: str, at: datetime = LATER, **choices: Any) -> Report:
    given = [str(PAGES / name) if (PAGES / name).exists() else name for name in names]
    return import_items(given, at=at, choices=Choices(**choices))


def test_a_copied_page_becomes_a_published_article_on_its_topic() -> None:
    report = imported("copied.txt", published=datetime(2021, 5, 20, tzinfo=TOKYO), access="open")
    assert [len(report.imported), len(report.refused)] == [1, 0]
    article = Article.objects.get(pk=report.imported[0].article_pk)
    assert article.live
    assert article.published_at == datetime(2021, 5, 20, tzinfo=TOKYO)
    assert not article.is_date_assumed
    assert article.caption.endswith("=AP")
    assert (article.place, article.reporters) == ("レイキャビク", "瀬戸内優")
    assert [author.name for author in article.authors.all()] == ["瀬戸内優"]
    topic = feeds.feed("topic", "米ロ対話")
    assert topic.description.startswith("米国とロシアの首脳外交")
    assert [entry.position for entry in feeds.entries(topic)] == [article.position]


def test_a_reader_can_read_the_imported_article() -> None:
    report = imported("copied.txt", access="open")
    article = articles.published_article(report.imported[0].article_pk, at=LATER)
    opened = open_article(None, article, "page", at=LATER)
    assert "予測できる安定した関係" in (opened.body or "")


def test_importing_twice_changes_nothing() -> None:
    first = imported("copied.txt", "feed.xml", "feed.json", "page.html")
    before = list(Article.objects.order_by("pk").values())
    again = imported(
        "copied.txt", "feed.xml", "feed.json", "page.html", at=LATER + timedelta(days=1)
    )
    assert (len(again.imported), len(again.updated)) == (0, 0)
    assert len(again.unchanged) == len(first.imported)
    assert list(Article.objects.order_by("pk").values()) == before


def test_the_same_page_in_another_encoding_is_the_same_article(tmp_path: Path) -> None:
    imported("copied.txt")
    other = tmp_path / "sjis.txt"
    other.write_bytes((PAGES / "copied.txt").read_text("utf-8").encode("cp932"))
    assert len(imported(str(other)).unchanged) == 1
    assert Article.objects.count() == 1


def test_an_item_changed_at_its_source_updates_the_article(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    text = (PAGES / "feed.xml").read_text("utf-8")
    feed.write_text(text, "utf-8")
    imported(str(feed))
    feed.write_text(text.replace("300億ユーロ", "320億ユーロ"), "utf-8")
    report = imported(str(feed), at=LATER + timedelta(hours=1))
    assert [one.name.split(": ")[1] for one in report.updated] == ["仏、原発4基の新設を決定"]
    article = Article.objects.get(pk=report.updated[0].article_pk)
    assert "320億ユーロ" in article.body
    assert article.published_at == datetime(2021, 5, 20, 8, 0, tzinfo=TOKYO)
    assert Revision.objects.filter(article=article).count() == 2


def test_what_the_desk_has_worked_on_is_not_overwritten(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    text = (PAGES / "feed.xml").read_text("utf-8")
    feed.write_text(text, "utf-8")
    article = Article.objects.get(pk=imported(str(feed)).imported[0].article_pk)
    article.body += "\n\n編集局が書き足した段落。"
    actions.publish(article, at=LATER)
    drafts.keep(article)
    feed.write_text(text.replace("300億ユーロ", "320億ユーロ"), "utf-8")
    refused = [one for one in imported(str(feed)).refused if "手直し" in one.why]
    assert len(refused) == 1
    article.refresh_from_db()
    assert "編集局が書き足した段落" in article.body


def test_a_page_without_a_date_gets_the_one_that_was_given_else_today_marked_as_assumed() -> None:
    given = imported("copied.txt", published=datetime(2021, 5, 20, tzinfo=TOKYO))
    assert not Article.objects.get(pk=given.imported[0].article_pk).is_date_assumed
    assumed = imported("odd.txt")
    article = Article.objects.get(pk=assumed.imported[0].article_pk)
    assert article.is_date_assumed
    assert article.published_at == LATER


def test_a_page_that_tells_its_date_keeps_it_whatever_was_given() -> None:
    report = imported("plain.txt", published=datetime(2020, 1, 1, tzinfo=TOKYO))
    article = Article.objects.get(pk=report.imported[0].article_pk)
    assert article.published_at == datetime(2021, 8, 8, 18, 30, tzinfo=TOKYO)


def test_a_date_in_the_future_is_not_believed() -> None:
    report = imported("plain.txt", at=datetime(2021, 1, 1, tzinfo=TOKYO))
    article = Article.objects.get(pk=report.imported[0].article_pk)
    assert article.published_at == datetime(2021, 1, 1, tzinfo=TOKYO)
    assert article.is_date_assumed


def test_a_broken_item_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.xml").write_bytes(b"<rss><channel>")
    (tmp_path / "d.txt").write_bytes((PAGES / "plain.txt").read_bytes())
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "e.txt").write_bytes((PAGES / "copied.txt").read_bytes())
    report = imported(str(tmp_path), str(tmp_path / "missing.txt"), "ftp://example.jp/x")
    assert len(report.imported) == 2
    refused = {Path(one.name.split(": ")[0]).name: one.why for one in report.refused}
    assert set(refused) == {"a.pdf", "b.txt", "c.xml", "missing.txt", "x"}
    assert "PDF" in refused["a.pdf"]
    assert "見つかりません" in refused["missing.txt"]
    assert all(why.endswith("。") for why in refused.values())


def test_patterns_are_spread_and_each_file_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((PAGES / "plain.txt").read_bytes())
    (tmp_path / "b.txt").write_bytes((PAGES / "copied.txt").read_bytes())
    report = imported(str(tmp_path / "*.txt"), str(tmp_path / "a.txt"))
    assert len(report.outcomes) == 2


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * (5 * 1024 * 1024 + 1))
    assert "5MB" in imported(str(large)).refused[0].why


def test_a_withdrawn_article_does_not_come_back(tmp_path: Path) -> None:
    feed = tmp_path / "feed.atom"
    text = (PAGES / "feed.atom").read_text("utf-8")
    feed.write_text(text, "utf-8")
    article = Article.objects.get(pk=imported(str(feed)).imported[0].article_pk)
    actions.retract(article, at=LATER)
    feed.write_text(text.replace("5年早める", "6年早める"), "utf-8")
    assert "取り下げ" in imported(str(feed)).refused[0].why


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A web server of this machine: `site("/feed.xml", body)` puts something there."""
    shown: dict[str, tuple[int, dict[str, str], bytes]] = {}

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = shown.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()

    def put(path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        shown[path] = (status, named, body)
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield put
    server.shutdown()
    server.server_close()


def test_an_address_is_imported_and_its_header_tells_the_encoding(site: Callable[..., str]) -> None:
    page = (PAGES / "page.html").read_text("utf-8").encode("euc_jp", "replace")
    address = site("/world", page, content_type="text/html; charset=EUC-JP")
    report = import_items([address], at=LATER, may_be_private=True)
    assert Article.objects.get(pk=report.imported[0].article_pk).headline.startswith("EUと英国")


def test_addresses_inside_the_network_are_refused_unless_allowed(site: Callable[..., str]) -> None:
    address = site("/feed.xml", (PAGES / "feed.xml").read_bytes())
    report = import_items([address], at=LATER)
    assert "組織内" in report.refused[0].why
    assert Article.objects.count() == 0


@pytest.mark.parametrize(
    ("host", "is_open"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("fd00::1", False),
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
    ],
)
def test_only_addresses_of_the_open_web_are_open(host: str, is_open: bool) -> None:
    assert is_open_address(host) is is_open


def test_a_redirect_to_something_else_than_the_web_is_not_followed(
    site: Callable[..., str],
) -> None:
    address = site("/away", status=302, location="file:///etc/passwd")
    report = import_items([address], at=LATER, may_be_private=True)
    assert len(report.refused) == 1
    loop = site("/loop", status=302, location="/loop")
    assert "転送" in import_items([loop], at=LATER, may_be_private=True).refused[0].why


def test_an_address_that_answers_too_much_or_nothing_is_refused(site: Callable[..., str]) -> None:
    large = site("/large", b"a" * (5 * 1024 * 1024 + 1))
    gone = site("/gone", status=410)
    closed = "http://127.0.0.1:9/"
    report = import_items([large, gone, closed], at=LATER, may_be_private=True)
    whys = [one.why for one in report.refused]
    assert "5MB" in whys[0]
    assert "410" in whys[1]
    assert "接続" in whys[2]


def test_the_command_tells_what_became_of_each_and_ends_with_a_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    assert cli.main([str(PAGES / "copied.txt"), "--published", "2021-05-20"]) == 0
    assert "取り込み 1件" in capsys.readouterr().out
    assert cli.main([str(PAGES / "copied.txt"), str(broken)]) == 1
    told = capsys.readouterr()
    assert "変更なし 1件、見送り 1件" in told.out
    assert "broken.pdf" in told.err
    assert cli.main([str(broken), "--published", "あした"]) == 2
    assert "日付「あした」を読めません" in capsys.readouterr().err
    day = f"{now() + timedelta(days=2):%Y-%m-%d}"
    assert cli.main([str(broken), "--published", day]) == 2
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    assert ended.value.code == 2


def test_a_reading_that_fails_leaves_the_article_published(monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(*_: Any, **__: Any) -> None:
        raise RuntimeError("the engine broke its promise")

    monkeypatch.setattr("kankei_reading.readers.ByRules.read", raises)
    report = imported("copied.txt")
    article = Article.objects.get(pk=report.imported[0].article_pk)
    assert article.live
    assert not article.events.exists()


def test_what_is_under_embargo_waits_until_it_may_be_published() -> None:
    refused = imported("ninjs.json").refused
    assert [one.why for one in refused if "まで公開できない" in one.why] == [
        "2031年1月1日0時00分まで公開できない記事です。その時刻を過ぎてから取り込んでください。"
    ]
    later = imported("ninjs.json", at=datetime(2031, 1, 1, 1, 0, tzinfo=TOKYO))
    assert [one.name.split(": ")[1] for one in later.imported] == ["まだ出せない記事"]


def test_items_of_a_section_that_there_is_go_into_it() -> None:
    section = make.make_section("国際")
    report = imported("page.html")
    assert Article.objects.get(pk=report.imported[0].article_pk).section == section
