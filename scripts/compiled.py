"""Compile the reading engine by mypyc, and prove that it reads the same: `compiled.py [--here|--soon|--able]`.

Without an option a wheel goes into dist/, for another environment. `--here` builds the engine for this environment,
where whatever reads uses it as long as the sources are the same (kankei_reading/compiled.py); `--soon` has that done
in the background; `--able` only says whether this machine can. An engine that reads otherwise than its source is thrown
away. Exit code 1 then, and 4 where no C compiler is.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/kankei_reading"
# By itself: with its package came the tokeniser, and the engine that is to be built.
_compiled = run_path(str(SOURCE / "compiled.py"))
SHELF: Path = _compiled["SHELF"]
digest: Callable[[Path], str] = _compiled["digest"]
GOLD = ROOT / "tests/reading/gold"
LOCK = ROOT / "requirements-test.lock"
# What mypyc is made of, as the lock names it. Whoever only runs the service has none of it installed.
TOOLS = ("librt", "mypy", "mypy-extensions", "pathspec", "typing-extensions")
KEPT = 3
READS = """
import json, sys, time
from datetime import date
from pathlib import Path
from kankei_reading import pipeline, read
from kankei_reading.wire import as_dict

golds = [json.loads(path.read_text("utf-8")) for path in sorted(Path(sys.argv[1]).glob("*.json"))]
texts = [(gold["text"], date.fromisoformat(gold["published"][:10])) for gold in golds]
readings = [as_dict(read(*text)) for text in texts]
best = []
for text in texts:
    seconds = []
    for _ in range(5):
        started = time.process_time()
        read(*text)
        seconds.append(time.process_time() - started)
    best.append(min(seconds))
kind = type(pipeline.read_text).__name__
print(json.dumps({"kind": kind, "seconds": sum(best), "readings": readings}))
"""


def main(asked: list[str]) -> int:
    way = asked[0] if asked else "--wheel"
    lacking = what_lacks()
    if lacking:
        print(f"The reading engine runs as plain Python: there is no {lacking} to compile it with.")
        return 0 if way == "--soon" else 4
    return {"--wheel": wheel, "--here": here, "--soon": soon, "--able": able}[way]()


def what_lacks() -> str:
    """Name what compiling needs and this machine has not."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        return f"C compiler ({compiler})"
    headers = Path(sysconfig.get_path("include")) / "Python.h"
    return "" if headers.exists() else "Python.h"


def able() -> int:
    return 0


def soon() -> int:
    """Start `--here` in the background, unless it was done or tried for these sources."""
    engine = SHELF / digest(SOURCE)
    if engine.exists():
        return 0
    if refused(engine).exists():
        print(f"The reading engine runs as plain Python: compiling failed ({SHELF / 'log.txt'}).")
        return 0
    SHELF.mkdir(exist_ok=True)
    print("Compiling the reading engine in the background: what starts after that reads faster.")
    with (SHELF / "log.txt").open("w") as log:
        subprocess.Popen(
            ["nice", "-n", "19", sys.executable, __file__, "--here"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    return 0


def refused(engine: Path) -> Path:
    return engine.with_suffix(".refused")


def here() -> int:
    """Build the engine for this environment."""
    SHELF.mkdir(exist_ok=True)
    with (SHELF / "lock").open("w") as lock:
        # A second one waits for the first, and finds it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        engine = SHELF / digest(SOURCE)
        if engine.exists():
            print("The compiled engine is of these sources.")
            return 0
        # Beside its place: to be moved there in one step, when it is whole.
        with tempfile.TemporaryDirectory(dir=SHELF) as folder:
            code = compiled_in(Path(folder))
        tidy()
        return code


def compiled_in(folder: Path) -> int:
    """Compile a copy of the sources, which nobody edits meanwhile, and put it onto the shelf if it reads the same."""
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    package = folder / "src/kankei_reading"
    shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    engine = SHELF / digest(package)
    command = [sys.executable, "setup.py", "--quiet", "build_ext", "--inplace"]
    done = subprocess.run(command, cwd=folder, env=with_tools(folder), check=False)
    if done.returncode or not proved(folder / "src", folder):
        refused(engine).touch()
        return 1
    (folder / "src").rename(engine)
    return 0


def with_tools(folder: Path) -> dict[str, str]:
    """Return the environment that mypyc runs in, fetched as the lock has it where it is not installed."""
    env = os.environ | {"KANKEI_COMPILE": "1"}
    if find_spec("mypyc") is not None:
        return env
    wanted = folder / "tools.txt"
    rows = re.split(r"\n(?=[a-z])", LOCK.read_text("utf-8"))
    wanted.write_text("\n".join(row for row in rows if re.split("[ =;]", row)[0] in TOOLS))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    tools = folder / "tools"
    subprocess.run(
        [*pip, "--require-hashes", "--no-deps", "--target", tools, "-r", wanted], check=True
    )
    return env | {"PYTHONPATH": str(tools)}


def tidy() -> None:
    """Keep the newest engines: a running service may still use the one before."""
    engines = sorted(SHELF.glob("?" * 32), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in engines[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def wheel() -> int:
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    print("Compiling the engine (a minute or so) ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
        subprocess.run(
            [*command, "--no-build-isolation", "--wheel-dir", folder, ROOT],
            env=with_tools(Path(folder)),
            check=True,
        )
        built = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(built) as packed:
            packed.extractall(Path(folder) / "fast")
        if not proved(Path(folder) / "fast", Path(folder)):
            return 1
        print(f"Install it where archives are read: pip install {built.replace(dist / built.name)}")
    return 0


def proved(fast: Path, folder: Path) -> bool:
    """Whether the compiled engine reads every annotated article as its own source does."""
    # The source beside it, not that of the checkout, which may have changed meanwhile.
    plain = folder / "plain"
    shutil.copytree(fast, plain, ignore=shutil.ignore_patterns("*.so"))
    before, after = reads(plain), reads(fast)
    is_compiled = after["kind"] == "builtin_function_or_method"
    if not is_compiled or after["readings"] != before["readings"]:
        print("kankei: the compiled engine reads otherwise: nothing was kept")
        return False
    times = before["seconds"] / after["seconds"]
    print(f"The same {len(after['readings'])} readings, {times:.1f} times as fast")
    return True


def reads(source: Path) -> dict:
    answer = subprocess.run(
        [sys.executable, "-c", READS, GOLD],
        env=os.environ | {"PYTHONPATH": str(source), "READING_ENGINE": "plain"},
        stdout=subprocess.PIPE,
        check=False,
    )
    return json.loads(answer.stdout or b'{"kind": "broken", "readings": []}')


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
