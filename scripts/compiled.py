"""Build a wheel whose reading engine is compiled, into dist/, and prove that it reads the same, faster.

Needs a C compiler and the Python of `make lint` (mypyc comes with mypy). Exit code 1 when a reading differs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READS = """
import json, sys, time
from kankei_reading import pipeline, read
from kankei_reading.evaluate import load_gold
from kankei_reading.wire import as_dict
from pathlib import Path

golds = load_gold(Path(sys.argv[1]))
readings = [as_dict(read(gold.text, gold.published)) for gold in golds]
best = []
for gold in golds:
    seconds = []
    for _ in range(7):
        started = time.process_time()
        read(gold.text, gold.published)
        seconds.append(time.process_time() - started)
    best.append(min(seconds))
kind = type(pipeline.read_text).__name__
print(json.dumps({"kind": kind, "seconds": sum(best), "readings": readings}))
"""


def main() -> int:
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    print("Compiling the engine (two minutes or so) ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        wheel = built(Path(folder))
        # The source in the wheel itself, not that of the checkout, which may have changed meanwhile.
        plain, fast = (reads(unpacked(wheel, Path(folder) / name)) for name in ("plain", "fast"))
        if fast["kind"] != "builtin_function_or_method" or fast["readings"] != plain["readings"]:
            print("kankei: the compiled engine reads otherwise: nothing was kept")
            return 1
        kept = wheel.replace(dist / wheel.name)
    times = plain["seconds"] / fast["seconds"]
    print(f"{kept}: the same {len(fast['readings'])} readings, {times:.1f} times as fast")
    return 0


def built(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [*command, "--wheel-dir", folder, ROOT],
        env=os.environ | {"KANKEI_COMPILE": "1"},
        check=True,
    )
    return next(folder.glob("*.whl"))


def unpacked(wheel: Path, into: Path) -> Path:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(into)
    if into.name == "plain":
        for extension in into.rglob("*.so"):
            extension.unlink()
    return into


def reads(source: Path) -> dict:
    answer = subprocess.run(
        [sys.executable, "-c", READS, ROOT / "tests/reading/gold"],
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)


if __name__ == "__main__":
    sys.exit(main())
