"""The compiled engine reads in place of the source it was built from, and of no other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kankei_reading import compiled

READS = """
import sys
sys.prefix = sys.argv[1]
from datetime import date
import kankei_reading
from kankei_reading.lexicon import name_of
print(kankei_reading.read("米国と日本は協議した。", date(2021, 5, 20)).version, name_of("USA"))
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A source, and on the shelf what stands for its compiled form: it tells another version."""
    package = tmp_path / "src/kankei_reading"
    source = Path(compiled.__file__).parent
    shutil.copytree(source, package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    engine = tmp_path / "kankei-engine" / compiled.digest(package)
    shutil.copytree(package, engine / "kankei_reading")
    pipeline = engine / "kankei_reading/pipeline.py"
    pipeline.write_text(pipeline.read_text("utf-8").replace('VERSION = "', 'VERSION = "C '))
    return tmp_path


def told(checkout: Path, engine: str | None = None) -> str:
    env = os.environ | {"PYTHONPATH": str(checkout / "src")}
    env.pop("READING_ENGINE", None)
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", READS, checkout],
        env=env | ({"READING_ENGINE": engine} if engine else {}),
        capture_output=True,
        check=True,
        text=True,
    )
    return answer.stdout.strip()


def test_the_engine_built_from_these_very_sources_reads(checkout: Path) -> None:
    assert told(checkout) == "C 1.0 米国"
    assert told(checkout, "plain") == "1.0 米国"


def test_whoever_edits_the_code_reads_with_what_was_edited(checkout: Path) -> None:
    file = checkout / "src/kankei_reading/pipeline.py"
    file.write_text(file.read_text("utf-8").replace('VERSION = "1.0"', 'VERSION = "edited"'))
    assert told(checkout) == "edited 米国"
    with pytest.raises(subprocess.CalledProcessError):
        told(checkout, "compiled")


def test_whoever_edits_a_table_reads_with_what_was_edited(checkout: Path) -> None:
    file = checkout / "src/kankei_reading/lexicon/countries.tsv"
    file.write_text(file.read_text("utf-8").replace("USA\t米国", "USA\t合衆国"))
    assert told(checkout) == "1.0 合衆国"


def test_an_environment_without_a_compiled_engine_reads_with_the_source(checkout: Path) -> None:
    shutil.rmtree(checkout / "kankei-engine")
    assert told(checkout) == "1.0 米国"
