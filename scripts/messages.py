"""Collect every translatable string into the English catalogue, and compile it.

    python scripts/messages.py           add what is new, drop what is gone, compile
    python scripts/messages.py --check   say what has no English, and change nothing

Django's own `makemessages` and `compilemessages` need gettext's programs; this needs Babel alone.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "kankei"
PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
}

Found = tuple[str, "str | tuple[str, ...]", "str | None"]


def strings() -> Iterator[Found]:
    """Every translatable string below `src/kankei`: where it stands, itself, and its context."""
    files = sorted(p for p in SOURCE.rglob("*") if p.suffix in {".py", ".html", ".txt"})
    for path in files:
        text = path.read_text("utf-8")
        code = text if path.suffix == ".py" else templatize(text)
        source = io.BytesIO(code.encode())
        options = {"encoding": "utf-8"}
        for _, message, _, context in extract("python", source, KEYWORDS, (), options):
            yield path.relative_to(SOURCE).as_posix(), message, context


def collected() -> Catalog:
    """The catalogue with all strings of today and the English that is known."""
    known = Catalog(locale="en")
    if PO.exists():
        with PO.open("rb") as file:
            known = read_po(file, locale="en")
    fresh = Catalog(locale="en", project="Kankei", charset="utf-8", fuzzy=False)
    for place, message, context in strings():
        if isinstance(message, tuple) and isinstance(message[0], tuple):
            continue
        fresh.add(message, locations=[(place, 0)], context=context)
    for message in fresh:
        if message.id and (old := known.get(message.id, message.context)) is not None:
            is_new_plural = message.pluralizable and isinstance(old.string, str)
            message.string = (old.string, old.string) if is_new_plural else old.string
    return fresh


def missing(catalog: Catalog) -> list[str]:
    """The strings that have no English."""
    return [
        str(message.id)
        for message in catalog
        if message.id and not (all(message.string) if message.pluralizable else message.string)
    ]


def main(arguments: list[str]) -> int:
    settings.configure(USE_I18N=False)
    catalog = collected()
    without = missing(catalog)
    for words in without:
        sys.stdout.write(f"no English: {words}\n")
    if "--check" in arguments:
        return 1 if without else 0
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, sort_output=True, include_lineno=False, width=0, no_location=False)
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
