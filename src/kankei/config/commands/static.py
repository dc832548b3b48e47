"""Static files: collected and compressed once, and again only when one of them changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from kankei.config.commands.ending import CannotGoOn

STAMP = ".collected"


def collect() -> bool:
    """Collect when something changed; return whether anything was done."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / STAMP
    wanted = _digest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return False
    try:
        call_command("collectstatic", interactive=False, verbosity=0, clear=root.exists())
        stamp.write_text(wanted, "utf-8")
    except OSError as error:
        raise CannotGoOn(
            f"the static files cannot be written to {root} ({error.strerror}); make room, or name"
            " another folder with KANKEI_HOME"
        ) from error
    return True


def _digest() -> str:
    digest = hashlib.sha256(f"{django.__version__} {settings.STORAGES['staticfiles']}".encode())
    for name in sorted(_sources()):
        digest.update(name.encode())
    return digest.hexdigest()


def _sources() -> Iterator[str]:
    """Each static file with its size and time of change; reading them all would take seconds."""
    for finder in get_finders():
        for path, storage in finder.list(["CVS", ".*", "*~"]):
            status = Path(storage.path(path)).stat()
            yield f"{path} {status.st_size} {status.st_mtime_ns}\n"
