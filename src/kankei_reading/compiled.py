"""The engine compiled to C, where it was built from these very sources for this very Python.

`make run` has it built (scripts/compiled.py) into a folder of the environment that is named by a digest of all that it
was made from. Whoever edits the engine reads with plain Python until it is built again: nothing stale is ever run.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

SHELF = Path(sys.prefix) / "kankei-engine"
"""Holds a folder for each engine built: `kankei_reading` as it was, tables and all, beside its C."""
_SOURCES = frozenset((".py", ".tsv"))


def digest(package: Path) -> str:
    """Return what names the sources of a package, for the Python that asks."""
    found = hashlib.blake2b(f"{sys.version} {EXTENSION_SUFFIXES[0]}".encode(), digest_size=16)
    for folder, inner, names in os.walk(package):
        inner.sort()
        for name in sorted(names):
            if os.path.splitext(name)[1] in _SOURCES:
                path = os.path.join(folder, name)
                found.update(f"\0{os.path.relpath(path, package)}\0".encode())
                found.update(Path(path).read_bytes())
    return found.hexdigest()


def preferred(path: list[str]) -> list[str]:
    """Return where to look for the modules of the package: first among the compiled, if they are of these sources.

    READING_ENGINE=plain never does so, READING_ENGINE=compiled refuses to do without.
    """
    wanted = os.environ.get("READING_ENGINE")
    if wanted == "plain" or not (wanted == "compiled" or SHELF.is_dir()):
        return path
    engine = SHELF / digest(Path(path[0]))
    if not engine.is_dir():
        if wanted == "compiled":
            raise ImportError(f"no engine was compiled from these sources: {engine}")
        return path
    # mypyc keeps the code of all modules in one library beside the package.
    sys.path.append(str(engine))
    return [str(engine / "kankei_reading"), *path]
