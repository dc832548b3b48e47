"""Builds as pyproject.toml says; with KANKEI_COMPILE=1 the reading engine is compiled to C by mypyc: see scripts/compiled.py."""

import os
import sys
from pathlib import Path

from setuptools import setup

# What a reading runs through. The command line, the scores and the readers stay Python.
PARTS = ("text", "lexicon", "stages", "types.py", "draft.py", "pipeline.py")


def compiled() -> list:
    if os.environ.get("KANKEI_COMPILE") != "1" or {"bdist_wheel", "build_ext"}.isdisjoint(sys.argv):
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
    # Without a configuration: the types of Django are nothing to the engine. -O2 takes half as long again as -O1 and
    # reads some 2 to 3 % faster; -O3 no faster still. Most of what is left to do is done by Python's own functions.
    extensions = mypycify(
        ["--config-file=", "--strict", "--ignore-missing-imports", *files],
        opt_level="2",
        debug_level="0",
        # One file of C would take the compiler 650 MB, a file a module takes it 230.
        multi_file=True,
    )
    if sys.platform != "win32":
        for extension in extensions:
            # The modules call each other outright, not through a table that another library might change.
            extension.extra_compile_args.append("-fvisibility=hidden")
    return extensions


setup(ext_modules=compiled())
