"""The command reads files and folders, prints for people or as JSON, and refuses with a sentence."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kankei_reading.cli import main
from kankei_reading.wire import from_dict

PAGE = """米ロ、軍縮協議を再開

【ジュネーブ=佐伯直樹】米国とロシアは19日、ジュネーブで軍縮を巡る協議を開いた。ロシアのゾーリン外務次官は「前向きな一歩だ」と述べた。
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_a_page_is_printed_for_people_in_japanese(page, capsys):
    assert main([str(page), "--published", "2021-05-20"]) == 0
    told = capsys.readouterr().out
    assert "米ロ、軍縮協議を再開" in told
    assert "ゾーリン(ロシア)「前向きな一歩だ」" in told
    assert "2021-05-19" in told
    assert "\x1b[" not in told


def test_the_json_is_a_reading_that_can_be_read_back(page, capsys):
    assert main([str(page), "--published", "2021-05-20", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["byline"] == {"place": "ジュネーブ", "reporters": ["佐伯直樹"]}
    assert [PAGE[a["start"] : a["end"]] for a in values["actors"]][:2] == ["米", "ロ"]
    assert from_dict(values).quotes[0].speaker == "ゾーリン"


def test_explaining_names_the_rule_behind_each_item(page, capsys):
    assert main([str(page), "--published", "2021-05-20", "--explain"]) == 0
    told = capsys.readouterr().out
    assert "[0] 見出し" in told
    assert "letters:run" in told
    assert "name:country" in told


GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))


def test_every_reason_is_told_in_words_and_what_was_guessed_is_called_so(capsys):
    assert main([*map(str, GOLD), "--explain"]) == 0
    told = capsys.readouterr().out
    assert not re.findall(r"(?:主体|相手)=(?:推定:)?[a-z_]+", told)
    assert not re.findall(r"出来事 .*[a-z]+:", told)
    assert "相手=推定:" in told
    assert "辞書「" in told


def test_what_is_withheld_is_counted_for_people(page, capsys):
    assert main([str(page), "--published", "2021-05-20", "--least", "0.99"]) == 0
    assert "確信度が0.99に満たない" in capsys.readouterr().out
    assert main([str(page), "--published", "2021-05-20"]) == 0
    assert "省きました" not in capsys.readouterr().out


@pytest.mark.parametrize("least", ["-0.1", "1.5"])
def test_a_confidence_that_is_none_is_refused(page, capsys, least):
    assert main([str(page), "--published", "2021-05-20", "--least", least]) == 2
    assert "from 0 to 1" in capsys.readouterr().err


def test_great_figures_are_written_out(tmp_path, capsys):
    path = tmp_path / "page.txt"
    path.write_text("貿易額が増加\n\n貿易額は3兆6千億円だった。前年同期比8.2%減だった。", "utf-8")
    main([str(path), "--published", "2021-05-20", "--explain"])
    told = capsys.readouterr().out
    assert "3,600,000,000,000 円" in told
    assert "-8.2%(前年比)" in told


def test_an_annotated_article_brings_its_own_date(tmp_path, capsys):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": PAGE, "published": "2021-06-01"}), "utf-8")
    assert main([str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["published"] == "2021-06-01"


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"\x83\x65", "sjis.txt", "not UTF-8"),
        (b"[1, 2]", "list.json", 'no "text"'),
        (b"{", "broken.json", "not JSON"),
        (b'{"text": "x", "published": "yesterday"}', "day.json", "no date"),
        (b'{"text": "x"}', "none.json", '"published"'),
        ("米ロ".encode(), "undated.txt", "--published"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_with_the_reason(
    tmp_path, capsys, content, name, says
):
    path = tmp_path / name
    path.write_bytes(content)
    assert main([str(path)]) == 1
    refusal = capsys.readouterr().err
    assert name in refusal
    assert says in refusal


def test_a_missing_file_does_not_stop_the_others(page, tmp_path, capsys):
    assert main([str(tmp_path / "gone.txt"), str(page), "--published", "2021-05-20"]) == 1
    printed = capsys.readouterr()
    assert "does not exist" in printed.err
    assert "ゾーリン" in printed.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["{page}", "--published", "20210520x"],
        ["{page}", "--out", "{page}"],
        ["{page}", "--published", "2021-05-20", "--out", "{folder}/new", "--workers", "0"],
        ["{empty}", "--published", "2021-05-20"],
    ],
)
def test_a_wrong_command_line_is_refused_with_one_sentence(page, tmp_path, capsys, arguments):
    empty = tmp_path / "empty"
    empty.mkdir()
    filled = [a.format(page=page, folder=tmp_path, empty=empty) for a in arguments]
    assert main(filled) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(5):
        values = {"text": PAGE, "published": f"2021-05-{20 + n}"}
        (folder / f"{n:02}.json").write_text(json.dumps(values), "utf-8")
    (folder / "bad.json").write_text("{", "utf-8")
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_is_read_into_a_folder_and_one_bad_file_does_not_stop_it(
    archive, tmp_path, capsys, workers
):
    out = tmp_path / "out"
    assert main([str(archive), "--out", str(out), "--workers", str(workers)]) == 1
    assert sorted(p.name for p in out.iterdir()) == [f"{n:02}.json" for n in range(5)]
    assert "bad.json" in capsys.readouterr().err
    first = json.loads((out / "00.json").read_text("utf-8"))
    assert from_dict(first).published == "2021-05-20"


def test_what_was_read_before_a_kill_is_not_read_again(archive, tmp_path):
    out = tmp_path / "out"
    main([str(archive), "--out", str(out)])
    (out / "03.json").unlink()
    kept = (out / "00.json").stat().st_mtime_ns
    main([str(archive), "--out", str(out)])
    assert (out / "03.json").exists()
    assert (out / "00.json").stat().st_mtime_ns == kept


def test_lines_that_a_kill_cut_short_are_read_again(archive, tmp_path):
    out = tmp_path / "all.jsonl"
    main([str(archive), "--out", str(out)])
    whole = out.read_text("utf-8")
    out.write_text(whole[: len(whole) - 40], "utf-8")
    main([str(archive), "--out", str(out)])
    names = [json.loads(line)["name"] for line in out.read_text("utf-8").splitlines()]
    assert sorted(names) == ["00", "01", "02", "03", "04"]


def test_two_files_of_one_name_are_refused_rather_than_one_lost(archive, tmp_path, capsys):
    (archive / "00.txt").write_text(PAGE, "utf-8")
    assert main([str(archive), "--published", "2021-05-20", "--out", str(tmp_path / "o")]) == 2
    assert "rename one" in capsys.readouterr().err
    assert Path(archive / "00.txt").exists()


def test_an_archive_can_become_one_parquet_table(archive, tmp_path):
    polars = pytest.importorskip("polars")
    out = tmp_path / "all.parquet"
    main([str(archive), "--out", str(out)])
    table = polars.read_parquet(out)
    assert sorted(table["name"]) == ["00", "01", "02", "03", "04"]
    assert from_dict(json.loads(table["reading"][0])).quotes[0].speaker == "ゾーリン"


def test_parquet_without_its_part_is_refused_with_what_to_install(
    archive, tmp_path, capsys, monkeypatch
):
    monkeypatch.setitem(sys.modules, "polars", None)
    assert main([str(archive), "--out", str(tmp_path / "all.parquet")]) == 2
    assert "kankei[archive]" in capsys.readouterr().err


def test_what_is_less_sure_than_asked_is_withheld_from_archives_too(archive, tmp_path):
    out = tmp_path / "sure.jsonl"
    main([str(archive), "--out", str(out), "--least", "0.99"])
    for line in out.read_text("utf-8").splitlines():
        reading = from_dict(json.loads(line))
        assert reading.actors
        items = [*reading.actors, *reading.quotes, *reading.events]
        assert all(item.confidence >= 0.99 for item in items)


def test_a_command_that_was_killed_goes_on_where_it_was_and_leaves_no_worker(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(96):
        values = {"text": PAGE * 8, "published": "2021-05-20"}
        (folder / f"{n:03}.json").write_text(json.dumps(values), "utf-8")
    out = tmp_path / "all.jsonl"
    command = [sys.executable, "-m", "kankei_reading", str(folder), "--out", str(out)]
    killed = subprocess.Popen([*command, "--workers", "2"])  # noqa: S603
    while not out.exists() or out.stat().st_size < 1000:
        assert killed.poll() is None
        time.sleep(0.01)
    workers = children_of(killed.pid)
    killed.kill()
    killed.wait()
    before = out.read_bytes().count(b"\n")
    assert 0 < before < 96
    assert subprocess.run([*command, "--workers", "1"], check=False).returncode == 0  # noqa: S603
    names = [json.loads(line)["name"] for line in out.read_text("utf-8").splitlines()]
    assert sorted(names) == [f"{n:03}" for n in range(96)]
    assert workers
    assert not any(is_running(pid) for pid in workers)


def children_of(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("needs /proc")
    return [int(word) for word in listed.read_text().split()]


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
