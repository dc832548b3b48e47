"""The files of the project, as git knows them, or as they lie when there is no git."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
BINARY = {".png", ".jpg", ".webp", ".ico", ".mo", ".gz", ".woff2"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the project."""
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if answer.returncode == 0:
        names = answer.stdout.decode().split("\0")
        return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts)


def below(folder: str, *endings: str) -> list[Path]:
    """The project's files below `folder` with one of `endings`."""
    root = ROOT / folder
    return sorted(path for path in files() if path.is_relative_to(root) and path.suffix in endings)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))
