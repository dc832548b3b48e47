"""The manifest of what becomes of a person's data: whole, and true to what the database does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from kankei.accounts.manifest import LINKS, TEXTS, Fate
from kankei.accounts.models import Reader
from tests.house import tree

ON_DELETE = {
    Fate.ERASED: {"CASCADE"},
    Fate.UNLINKED: {"SET_NULL", "DO_NOTHING"},
    Fate.LEDGER: {"SET_NULL"},
}
DOCUMENT = tree.ROOT / "docs/reference/leaving.md"


def columns() -> Iterator[tuple[str, models.Field]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, models.Field) and not field.many_to_many:
                yield f"{model._meta.label}.{field.name}", field


def test_every_column_that_points_to_a_reader_is_in_the_manifest() -> None:
    pointing = {name for name, field in columns() if field.related_model is Reader}
    assert pointing - set(LINKS) == set(), "say in accounts/manifest.py what becomes of these"
    assert set(LINKS) - pointing == set(), "these columns of the manifest are no more"


def test_every_column_of_mail_addresses_is_in_the_manifest() -> None:
    every = dict(columns())
    holding = {name for name, field in every.items() if isinstance(field, models.EmailField)}
    assert holding - set(TEXTS) == set(), "say in accounts/manifest.py what becomes of these"
    assert set(TEXTS) <= set(every)


def test_the_database_does_what_the_manifest_says() -> None:
    every = dict(columns())
    wrong = [
        f"{name}: {entry.fate}, and {how}"
        for name, entry in LINKS.items()
        if (how := every[name].remote_field.on_delete.__name__) not in ON_DELETE[entry.fate]
        or (entry.fate is not Fate.ERASED and not every[name].null)
    ]
    assert not wrong, wrong


def test_the_manifest_is_written_down_for_readers_and_operators() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| (\w+) \|", DOCUMENT.read_text("utf-8"), re.M)
    every = LINKS | TEXTS
    assert dict(rows) == {name: str(entry.fate) for name, entry in every.items()}, (
        "run `make reference`"
    )
