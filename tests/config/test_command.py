"""The `kankei` command as a person meets it: one clear sentence and an exit code for each fault."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def kankei(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KANKEI_", "DJANGO_", "DATABASE_URL", "PORT"))
    }
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "kankei.config.cli", *arguments],
        env=kept | {"PYTHONPATH": str(ROOT / "src"), "KANKEI_HOME": str(home)} | environment,
        cwd=home if home.is_dir() else ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def refusal(answer: subprocess.CompletedProcess[str]) -> str:
    """The one sentence, after asserting that there is no more than that, and no traceback."""
    lines = [line for line in answer.stderr.splitlines() if line.strip()]
    assert answer.returncode == 3, answer.stderr
    assert len(lines) == 1, answer.stderr
    assert lines[0].startswith("kankei: ")
    return lines[0]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_named_with_another_to_try(tmp_path: Path, taken_port: int) -> None:
    words = refusal(kankei("serve", "--port", str(taken_port), home=tmp_path))
    assert f"port {taken_port} is taken" in words
    assert "PORT=" in words


def test_a_port_that_is_no_number_is_refused(tmp_path: Path) -> None:
    assert "'acht'" in refusal(kankei("serve", home=tmp_path, PORT="acht"))


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("no folder")
    assert str(file) in refusal(kankei("serve", home=file / "below"))


def test_what_is_no_database_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "kankei.sqlite3").write_bytes(b"a shopping list, not a database" * 100)
    words = refusal(kankei("serve", home=tmp_path, PORT=free_port()))
    assert "cannot be opened as a database" in words


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kankei.sqlite3"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name text)")
        other.commit()
    before = path.read_bytes()
    assert "another program's tables" in refusal(kankei("serve", home=tmp_path, PORT=free_port()))
    assert path.read_bytes() == before


@pytest.fixture(scope="module")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home: Path = tmp_path_factory.mktemp("home")
    answer = kankei("manage", "migrate", "-v", "0", home=home)
    assert answer.returncode == 0, answer.stderr
    return home


def changed(home: Path, tmp_path: Path, statement: str) -> Path:
    with (
        closing(sqlite3.connect(home / "kankei.sqlite3")) as source,
        closing(sqlite3.connect(tmp_path / "kankei.sqlite3")) as target,
    ):
        source.backup(target)
        target.execute(statement)
        target.commit()
    return tmp_path


def test_a_database_of_a_newer_kankei_is_refused(made_home: Path, tmp_path: Path) -> None:
    home = changed(
        made_home,
        tmp_path,
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('articles', '0099_articles_have_smell', '2031-01-01')",
    )
    words = refusal(kankei("serve", home=home, PORT=free_port()))
    assert "newer Kankei (articles.0099_articles_have_smell" in words


def test_a_database_of_an_older_kankei_is_refused_until_an_upgrade_is_asked_for(
    made_home: Path, tmp_path: Path
) -> None:
    home = changed(
        made_home,
        tmp_path,
        "DELETE FROM django_migrations WHERE app = 'sessions' AND name = '0001_initial'",
    )
    words = refusal(kankei("serve", home=home, PORT=free_port()))
    assert "older Kankei (1 changes are missing, first sessions.0001_initial)" in words
    assert "--upgrade" in words


def test_a_wrong_setting_is_named_with_what_to_write(tmp_path: Path) -> None:
    assert "KANKEI_DEBUG is 'maybe': write 1 or 0" in refusal(
        kankei("serve", home=tmp_path, PORT=free_port(), KANKEI_DEBUG="maybe")
    )
    words = refusal(
        kankei("serve", home=tmp_path, PORT=free_port(), KANKEI_SITE_URL="https://news.example.jp")
    )
    assert "kankei.E004" in words
    assert "KANKEI_HOSTS=127.0.0.1,localhost,[::1],news.example.jp" in words


def test_a_database_server_that_does_not_answer_is_named_without_its_password(
    tmp_path: Path,
) -> None:
    url = "postgresql://kankei:geheim@127.0.0.1:1/paper"
    words = refusal(kankei("serve", home=tmp_path, PORT=free_port(), DATABASE_URL=url))
    assert "paper at 127.0.0.1" in words
    assert "geheim" not in words


def test_importing_before_there_is_a_paper_says_how_to_make_one(tmp_path: Path) -> None:
    assert "kankei serve" in refusal(kankei("import", "page.txt", home=tmp_path))


def test_an_unknown_command_is_a_mistake_of_usage(tmp_path: Path) -> None:
    answer = kankei("publish", home=tmp_path)
    assert answer.returncode == 2
    assert "invalid choice: 'publish'" in answer.stderr


def test_no_command_at_all_shows_what_there_is(tmp_path: Path) -> None:
    answer = kankei(home=tmp_path)
    assert answer.returncode == 2
    assert "kankei serve --demo" in answer.stdout


def test_checking_a_sound_paper_finds_nothing(made_home: Path) -> None:
    answer = kankei("check", home=made_home)
    assert answer.returncode == 0, answer.stdout
    assert "Nothing is wrong." in answer.stdout


def test_checking_names_each_fault_and_ends_with_one(tmp_path: Path) -> None:
    answer = kankei("check", home=tmp_path, KANKEI_SECRET_KEY="short")
    assert answer.returncode == 1
    assert "kankei.E002" in answer.stdout
    assert "is empty; `kankei serve` makes it" in answer.stdout


def test_reading_starts_without_the_site(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("米国は20日、ロシアに制裁を科した。", "utf-8")
    started = time.monotonic()
    answer = kankei("read", str(page), "--published", "2021-05-20", "--json", home=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert '"events"' in answer.stdout
    assert time.monotonic() - started < 10
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, kankei.config.cli; sys.exit('django' in sys.modules)"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    assert loaded.returncode == 0


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
