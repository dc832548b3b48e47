"""What the documentation says is so: commands exist and run, links lead somewhere, code works."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from kankei.config.cli import COMMANDS
from tests.house import tree

PAGES = tree.below("docs", ".md") + sorted(tree.ROOT.glob("*.md"))
READMES = [tree.ROOT / "README.md", tree.ROOT / "README.ja.md"]
TEXT = "ロイド米国務長官は20日、ロシアに制裁を科すと発表した。ロシアは「報復する」と反発した。"
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```", re.M | re.S)


def blocks(page: Path, *languages: str) -> Iterator[str]:
    for match in BLOCK.finditer(page.read_text("utf-8")):
        if match["language"] in languages:
            yield match["code"]


def commands(page: Path) -> Iterator[list[str]]:
    """The command lines of a page's shell blocks, without their comments."""
    for code in blocks(page, "sh", "bash", "console"):
        for line in code.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                words = words[1:]
            if words:
                yield words


@pytest.mark.parametrize("page", PAGES, ids=tree.name_of)
def test_every_command_that_is_shown_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (tree.ROOT / "Makefile").read_text("utf-8"), re.M))
    unknown = [
        " ".join(words)
        for words in commands(page)
        if (words[0] == "make" and len(words) > 1 and words[1] not in targets)
        or (
            words[0].endswith("kankei")
            and len(words) > 1
            and words[1].isalpha()
            and words[1] not in COMMANDS
        )
    ]
    assert not unknown


@pytest.mark.parametrize("page", PAGES, ids=tree.name_of)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", BLOCK.sub("", page.read_text("utf-8")))
    missing = [
        target
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert not missing


@pytest.mark.parametrize("page", READMES, ids=tree.name_of)
def test_the_readings_of_the_readme_run_as_they_are_shown(page: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    shown = [words for words in commands(page) if words[:2] == ["kankei", "read"]]
    assert shown
    for words in shown:
        answer = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "kankei.config.cli", *words[1:]],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tree.SRC)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        assert answer.stdout.strip()


@pytest.mark.parametrize("page", READMES, ids=tree.name_of)
def test_the_python_of_the_readme_runs_as_it_is_shown(page: Path) -> None:
    for code in blocks(page, "python"):
        said = io.StringIO()
        with redirect_stdout(said):
            exec(compile(code, page.name, "exec"), {"text": TEXT, "date": date})  # noqa: S102
        assert said.getvalue().strip()
