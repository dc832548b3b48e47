"""Everything that CI runs, fastest first, and one summary: `check.py [STEP…]`.

Steps: ruff format imports templates types engine compiled sqlite postgresql migrations docs cache e2e;
`lint` stands for the first five. Exit code 1 when a step failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
sys.path.insert(0, str(ROOT / "scripts"))
import browser  # noqa: E402
import nginx  # noqa: E402
import postgres  # noqa: E402

PROCESSES = str(max(2, min(os.cpu_count() or 2, 8)))
SHARED_CACHE = "tests/e2e/test_shared_cache.py"
# What asks nothing of the engine's insides, and the pages that show what it read.
COMPILED = (
    *(f"tests/reading/test_{name}.py" for name in ("gold", "properties", "costs")),
    "tests/relations",
    *(f"tests/web/test_{name}.py" for name in ("article_page", "relation_pages", "understood")),
)
NO_DATABASE = ("tests/reading", "tests/docs", "tests/e2e")


@dataclass(slots=True)
class Outcome:
    """How a step ended: "ok", "failed" or "NOT RUN"."""

    name: str
    state: str
    seconds: float
    words: str = ""


class NotRun(Exception):
    """A step could not run on this machine, and why."""


def run(*command: str | Path, **environment: str) -> bool:
    """Run a tool of this environment, its output as it comes; return whether it was content."""
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"} | environment
    return (
        subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, env=env, check=False).returncode
        == 0
    )


def pytest(*arguments: str, **environment: str) -> bool:
    return run("pytest", "-q", "--durations=5", "--durations-min=2", *arguments, **environment)


def python_files() -> list[str]:
    return [name for name in ("src", "tests", "bench", "scripts") if (ROOT / name).is_dir()]


def ruff() -> bool:
    return run("ruff", "check", *python_files())


def ruff_format() -> bool:
    return run("ruff", "format", "--check", *python_files())


def imports() -> bool:
    return run("lint-imports")


def templates() -> bool:
    found = sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("templates/**/*.html")
    )
    if not found:
        return True
    djade = run("djade", "--check", "--target-version", "5.2", *found)
    return run("djlint", "--lint", "--quiet", *found) and djade


def types() -> bool:
    return run("mypy")


def engine() -> bool:
    return pytest("tests/reading", "-n", PROCESSES)


def compiled() -> bool:
    """Compile the engine, which proves that it reads as its source does, and hold it to scores, bounds and costs."""
    built = run("python", "scripts/compiled.py", "--here")
    if not built and not run("python", "scripts/compiled.py", "--able"):
        raise NotRun("there is no C compiler, or no Python.h")
    return built and pytest(*COMPILED, "-n", PROCESSES, READING_ENGINE="compiled", DATABASE_URL="")


def sqlite() -> bool:
    return pytest("tests", *ignored(), "-n", PROCESSES, DATABASE_URL="")


def postgresql() -> bool:
    try:
        with postgres.server() as (url, origin):
            print(f"PostgreSQL: {origin}, on a private socket", flush=True)
            return pytest("tests", *ignored("tests/config"), "-n", PROCESSES, DATABASE_URL=url)
    except postgres.NoPostgres as error:
        raise NotRun(f"no PostgreSQL server could be started: {error}") from error


def ignored(*more: str) -> list[str]:
    return [f"--ignore={folder}" for folder in (*NO_DATABASE, *more)]


def migrations() -> bool:
    return run("python", "-m", "django", "makemigrations", "--check", "--dry-run",
               DJANGO_SETTINGS_MODULE="tests.settings", PYTHONPATH=f"{ROOT}:{ROOT / 'src'}")  # fmt: skip


def docs() -> bool:
    if not (ROOT / "tests/docs").is_dir():
        raise NotRun("there is no folder tests/docs")
    return pytest("tests/docs")


def cache() -> bool:
    try:
        path = nginx.nginx()
    except nginx.NoNginx as error:
        raise NotRun(str(error)) from error
    return pytest(SHARED_CACHE, "--force-enable-socket", NGINX_PROGRAM=path)


def e2e() -> bool:
    try:
        path = browser.chromium()
    except browser.NoBrowser as error:
        raise NotRun(str(error)) from error
    return pytest("tests/e2e", f"--ignore={SHARED_CACHE}", "--force-enable-socket",
                  KANKEI_CHROMIUM=path)  # fmt: skip


STEPS: dict[str, Callable[[], bool]] = {
    "ruff": ruff,
    "format": ruff_format,
    "imports": imports,
    "templates": templates,
    "types": types,
    "engine": engine,
    "compiled": compiled,
    "sqlite": sqlite,
    "postgresql": postgresql,
    "migrations": migrations,
    "docs": docs,
    "cache": cache,
    "e2e": e2e,
}
GROUPS = {"lint": ["ruff", "format", "imports", "templates", "types"]}


def chosen(names: list[str]) -> list[str]:
    steps = [step for name in names for step in GROUPS.get(name, [name])] or list(STEPS)
    if unknown := [step for step in steps if step not in STEPS]:
        sys.exit(f"kankei: there is no step {unknown[0]!r}; there are {', '.join(STEPS)} and lint")
    return steps


def ended(name: str) -> Outcome:
    """Run one step, and never let it end the others."""
    print(f"\n── {name} " + "─" * (70 - len(name)), flush=True)
    started = time.monotonic()
    try:
        state, words = ("ok" if STEPS[name]() else "failed"), ""
    except NotRun as reason:
        state, words = "NOT RUN", str(reason)
        print(f"!!! {name} did NOT run: {words}", flush=True)
    return Outcome(name, state, time.monotonic() - started, words)


def main() -> int:
    outcomes = []
    try:
        for name in chosen(sys.argv[1:]):
            outcomes.append(ended(name))
    except KeyboardInterrupt:
        print("\nkankei: stopped")
        return 130
    print("\n" + "═" * 74)
    for one in outcomes:
        print(f"{one.state:8} {one.name:12} {one.seconds:7.1f} s  {one.words}")
    failed = [one.name for one in outcomes if one.state == "failed"]
    total = sum(one.seconds for one in outcomes)
    print(f"{'FAILED: ' + ', '.join(failed) if failed else 'All is well.'} ({total:.0f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
