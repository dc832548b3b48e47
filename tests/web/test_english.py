"""Every word of the readers' pages has an English form, and the compiled catalogue is the newest."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "src" / "kankei" / "locale" / "en" / "LC_MESSAGES"


def test_no_string_of_the_pages_is_without_english() -> None:
    answer = subprocess.run(
        [sys.executable, "scripts/messages.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, (
        "write these in src/kankei/locale/en/LC_MESSAGES/django.po, then run"
        f" `python scripts/messages.py`:\n{answer.stdout}{answer.stderr}"
    )


def test_the_compiled_catalogue_says_what_the_written_one_says() -> None:
    with (CATALOGUE / "django.po").open("rb") as file:
        written = read_po(file, locale="en")
    compiled = io.BytesIO()
    write_mo(compiled, written)
    assert compiled.getvalue() == (CATALOGUE / "django.mo").read_bytes(), (
        "run `python scripts/messages.py`"
    )


def test_every_translation_keeps_the_places_for_values() -> None:
    with (CATALOGUE / "django.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    place = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
    for message in catalogue:
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        for form in forms if message.id else ():
            assert set(place.findall(form)) == set(place.findall(originals[0])), message.id
