"""Builds as pyproject.toml says; with KANKEI_COMPILE=1 the reading engine is compiled to C by mypyc."""

import os
import sys
from pathlib import Path

from setuptools import setup

# What a reading runs through. The command line, the scores and the readers stay Python.
PARTS = ("text", "lexicon", "stages", "types.py", "draft.py", "pipeline.py")


def compiled() -> list:
    if os.environ.get("KANKEI_COMPILE") != "1" or "bdist_wheel" not in sys.argv:
        return []
    from mypyc.build import mypycify  # noqa: PLC0415

    engine = Path("src/kankei_reading")
    files = [
        str(file)
        for part in PARTS
        for file in sorted(
            (engine / part).rglob("*.py") if (engine / part).is_dir() else [engine / part]
        )
    ]
    # Without a configuration: the types of Django are nothing to the engine.
    return mypycify(
        ["--config-file=", "--strict", "--ignore-missing-imports", *files], opt_level="3"
    )


setup(ext_modules=compiled())
